/** At most so many characters of a text that may be of any length; cut ones end in an ellipsis. */
export function shorten(text: string, maxCharacters = 300): string {
  if (text.length <= maxCharacters) return text;
  // Half of a symbol would be shown as a replacement character.
  return `${text.slice(0, maxCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Somebody's words within ours: cut where they are long, and keeping their direction to themselves. */
export function Theirs({ text, max = 300 }: { readonly text: string; readonly max?: number }) {
  return <bdi>{shorten(text, max)}</bdi>;
}
