/**
 * The DOI of a concept or a version (scholarly A.3): opaque, lower case.
 * @param prefix such as `10.5072`
 */
export function doiOf(prefix: string, pid: string): string {
  return `${prefix}/sphere.${pid}`;
}
