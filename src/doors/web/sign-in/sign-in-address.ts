/** Where to sign in, to come back to an address of this site. */
export function signInAddress(next: string): string {
  if (next.startsWith('/sign-')) return '/sign-in';
  return `/sign-in?next=${encodeURIComponent(next).replaceAll('%2F', '/')}`;
}
