/** Spells a path for a manifest: CR, LF and `%` are percent-encoded, nothing else (RFC 8493 §2.1.3). */
export function encodeBagPath(path: string): string {
  return path.replace(/[%\r\n]/g, (character) => encoded[character] ?? character);
}

/** Reads a path of a manifest; other percent signs stand for themselves, as older bags wrote them. */
export function decodeBagPath(text: string): string {
  return text.replace(/%(?:0d|0a|25)/gi, (escape) => decodeURIComponent(escape));
}

const encoded: Readonly<Record<string, string>> = { '%': '%25', '\r': '%0D', '\n': '%0A' };
