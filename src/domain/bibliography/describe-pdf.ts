import { recogniseIdentifier } from '../card/related-identifier.js';
import { readArxivId } from '../identifiers/arxiv-id.js';
import { authorsUnderTitle, splitAuthors, titleByLook } from './pdf-layout.js';
import type { PdfReading } from './pdf-reading.js';
import { type Proposal, ProposalWriter } from './proposal.js';

/** Where most papers have said what they are about. */
const openingLength = 12_000;

/**
 * What a PDF seems to say of the paper that it is: what it states of itself, and where that is no title,
 * what stands largest on its first page. Proposed, never assumed.
 */
export function describePdf(reading: PdfReading): Proposal {
  const { info, xmp, firstPage, isCut } = reading;
  const proposal = new ProposalWriter('pdf');
  const byLook = titleByLook(firstPage);
  const stated = [
    [xmp.title, 'dc:title'],
    [info.title, 'Title'],
  ].find(([title = '']) => isTitle(title));
  if (stated !== undefined) proposal.line('title', stated[0], stated[1] ?? '');
  else if (byLook !== '') {
    proposal.line('title', byLook, 'page 1');
    proposal.note('read-from-layout', 'title');
  }
  proposeAuthors(proposal, reading, byLook);
  const opening = reading.text.slice(0, openingLength);
  proposal.text('description', abstractIn(opening), 'page 1');
  const [front = ''] = opening.split('\f', 1);
  for (const identifier of identifiersIn(front)) proposal.identifier(identifier, 'page 1');
  proposal.keywords(info.keywords.split(/[,;]/), 'Keywords');
  if (info.language !== '') proposal.language(info.language, 'Lang');
  if (isCut) proposal.note('pages-cut', '');
  return proposal.finish();
}

/** The text of a PDF for an index: words that lines part are joined again. */
export function indexedText({ text }: PdfReading): string {
  return joinLines(text).replaceAll('\u0000', '');
}

function proposeAuthors(
  proposal: ProposalWriter,
  { info, xmp, firstPage }: PdfReading,
  title: string,
) {
  const stated = xmp.creators.length > 1 ? xmp.creators : xmp.creators.flatMap(splitAuthors);
  const [names, source] = [
    [stated.filter(isName), 'dc:creator'] as const,
    [splitAuthors(info.author).filter(isName), 'Author'] as const,
    [authorsUnderTitle(firstPage, title), 'page 1'] as const,
  ].find(([found]) => found.length > 0) ?? [[], ''];
  if (names.length === 0) return;
  proposal.people(
    'creators',
    names.map((name) => ({ name })),
    source,
  );
  proposal.note('name-whole', '');
  if (source === 'page 1') proposal.note('read-from-layout', 'creators');
}

/** Programs write the name of the file, or their own, where they know no title. */
function isTitle(text: string): boolean {
  const plain = text.trim();
  return (
    /\p{L}{2}/u.test(plain) &&
    plain.length >= 5 &&
    !/\.(?:docx?|odt|rtf|tex|dvi|ps|eps|pdf|indd|wpd|qxd|pages)\b/i.test(plain) &&
    !/^(?:untitled|microsoft word|document\d*$|title$|slide ?\d|sans titre|powerpoint)/i.test(plain)
  );
}

/** Neither a login nor the name of a program. */
function isName(text: string): boolean {
  return /\p{Lu}/u.test(text) && /\p{L}\S*[ ,]\s*\p{L}/u.test(text.trim()) && !/[@\d]/.test(text);
}

const heading = /^[ \t]*(?:abstract|summary|r[ée]sum[ée])\b[ \t]*[.:—–-]?[ \t]*/imu;
const nextHeading =
  /\n[ \t]*(?:(?:\d+|I)\.?[ \t]+\p{Lu}|(?:\d+\.?[ \t]*)?introduction\b|key[ -]?words|mots[ -]cl[ée]s|index terms|ccs concepts|categories and subject)|\f/iu;
const minAbstract = 80;
const maxAbstract = 5_000;

/** What stands under a heading that calls it so; empty where nothing does. */
function abstractIn(text: string): string {
  const begin = heading.exec(text);
  if (begin === null) return '';
  const rest = text.slice(begin.index + begin[0].length);
  const end = nextHeading.exec(rest)?.index ?? -1;
  const abstract = joinLines(rest.slice(0, end === -1 ? maxAbstract : Math.min(end, maxAbstract)));
  const plain = abstract.replace(/\s+/g, ' ').trim();
  return plain.length < minAbstract ? '' : plain;
}

/** Of the paper itself: the stamp of arXiv, and a DOI that is called one. */
function identifiersIn(text: string): string[] {
  const arxiv = readArxivId(/arXiv:\s?(\d{4}\.\d{4,5}(?:v\d{1,3})?)/i.exec(text)?.[1] ?? '');
  const doi = /doi(?:\.org\/|:)\s?(10\.\d{4,9}\/[^\s"<>]{1,200})/i.exec(text)?.[1] ?? '';
  const found = recogniseIdentifier(doi.replace(/[.,;)]+$/, ''));
  return [
    ...(arxiv === null ? [] : [`arXiv:${arxiv}`]),
    ...(found?.scheme === 'DOI' ? [found.identifier] : []),
  ];
}

function joinLines(text: string): string {
  return text.replace(/(\p{Ll})[-\u00ad]\n(\p{Ll})/gu, '$1$2');
}
