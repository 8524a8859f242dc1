/**
 * The `Link` header of a page that has a next one (RFC 8288): absolute, one space after `;`, `rel` in
 * quotes, all of which some Hub client depends on (hf-hub §0).
 * @param url of the request, with its query
 * @param changes query parameters of the next page
 */
export function nextLink(
  publicUrl: string,
  url: string,
  changes: Readonly<Record<string, string>>,
): string {
  const [path = '', search = ''] = url.split('?', 2);
  const query = new URLSearchParams(search);
  for (const [key, value] of Object.entries(changes)) query.set(key, value);
  return `<${publicUrl}${path}?${query.toString()}>; rel="next"`;
}
