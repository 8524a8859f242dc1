/** Since April 2007: year and month, a running number, perhaps a version. */
const newForm = /^(\d{4}\.\d{4,5})(?:v\d{1,3})?$/i;
/** Before: archive, perhaps a subject class, seven digits, perhaps a version. */
const oldForm = /^([a-z]{2,10}(?:-[a-z]{2,5})?)(?:\.[a-z]{2})?\/(\d{7})(?:v\d{1,3})?$/i;

/**
 * The id of a paper on arXiv whatever its version: `2401.01234`, or `math/0309136` for what is also
 * written `math.GT/0309136v2`. With or without `arXiv:`; null for anything else.
 */
export function readArxivId(text: string): string | null {
  const bare = text.trim().replace(/^arxiv:\s*/i, '');
  const [, recent] = newForm.exec(bare) ?? [];
  if (recent !== undefined) return recent;
  const [, archive, number] = oldForm.exec(bare) ?? [];
  return archive === undefined || number === undefined
    ? null
    : `${archive.toLowerCase()}/${number}`;
}
