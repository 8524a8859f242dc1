/** Keeps the language that a reader has chosen; holds nothing else. */
export const languageCookie = 'sphere_language';

const yearSeconds = 31_536_000;

/** The `Set-Cookie` that keeps a language for a year. */
export function keepLanguage(language: string, isSecure: boolean): string {
  const secure = isSecure ? '; Secure' : '';
  return `${languageCookie}=${language}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax; HttpOnly${secure}`;
}
