import { isSwhid } from '../identifiers/swhid.js';

/** How an identifier of another work is to be read (scholarly A.4). */
export const identifierSchemes = [
  'DOI',
  'arXiv',
  'Handle',
  'SWHID',
  'URL',
  'ISBN',
  'ISSN',
  'PMID',
  'RRID',
  'w3id',
] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];

export interface SchemedIdentifier {
  readonly scheme: IdentifierScheme;
  /** In the form in which the scheme's own registry writes it. */
  readonly identifier: string;
}

/** Without what is not seen: such a DOI was copied with more than itself. */
const doi = /^10\.\d{4,9}\/[^\s\p{C}]+$/u;
const doiAddress = /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i;
const arxiv = /^\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?$/;
const oldArxiv = /^[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?\/\d{7}(?:v\d+)?$/i;
/** The archives of that time: without them `some-org/2024001` would be a paper. */
const oldArchives =
  /^(?:astro-ph|cond-mat|cs|gr-qc|hep-(?:ex|lat|ph|th)|math|math-ph|nlin|nucl-(?:ex|th)|physics|q-bio|quant-ph)[./]/i;
const arxivAddress =
  /^(?:https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/|arxiv:\s*)(.+?)(?:\.pdf)?$/i;
const pubmedAddress =
  /^https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,9})\/?$/i;
const archiveAddress = /^https?:\/\/archive\.softwareheritage\.org\/(swh:1:.+?)\/?$/;
const rrid = /^(?:https?:\/\/scicrunch\.org\/resolver\/)?RRID:\s*([A-Za-z]+_?[\w:-]+)$/i;

/** Finds the scheme of an identifier, with or without its prefix or address; null where none fits. */
export function recogniseIdentifier(text: string): SchemedIdentifier | null {
  const plain = text.trim();
  const bare = doiAddress.test(plain)
    ? decoded(plain.replace(doiAddress, ''))
    : plain.replace(/^(?:(?:doi|hdl|handle|isbn|issn|pmid):|(?:doi|isbn|issn|pmid)(?=\s))\s*/i, '');
  const ofArxiv = arxivAddress.exec(plain)?.[1];
  if (doi.test(bare)) return { scheme: 'DOI', identifier: bare.toLowerCase() };
  if (arxiv.test(ofArxiv ?? bare)) return { scheme: 'arXiv', identifier: ofArxiv ?? bare };
  if (ofArxiv !== undefined && oldArxiv.test(ofArxiv))
    return { scheme: 'arXiv', identifier: ofArxiv };
  if (oldArchives.test(bare) && oldArxiv.test(bare)) return { scheme: 'arXiv', identifier: bare };
  const archived = archiveAddress.exec(plain)?.[1] ?? plain;
  if (isSwhid(archived)) return { scheme: 'SWHID', identifier: archived };
  const resource = rrid.exec(plain)?.[1];
  if (resource !== undefined) return { scheme: 'RRID', identifier: `RRID:${resource}` };
  if (/^https?:\/\/w3id\.org\/\S+$/i.test(plain)) return { scheme: 'w3id', identifier: plain };
  const handle = /^(?:https?:\/\/hdl\.handle\.net\/|hdl:|handle:)(\d[\d.]*\/\S+)$/i.exec(
    plain,
  )?.[1];
  if (handle !== undefined) return { scheme: 'Handle', identifier: handle };
  if (/^pmid[:\s]\s*\d{1,9}$/i.test(plain)) return { scheme: 'PMID', identifier: bare };
  const ofPubmed = pubmedAddress.exec(plain)?.[1];
  if (ofPubmed !== undefined) return { scheme: 'PMID', identifier: ofPubmed };
  if (isIssn(bare)) return { scheme: 'ISSN', identifier: bare.toUpperCase() };
  if (isIsbn(bare))
    return { scheme: 'ISBN', identifier: bare.replaceAll(/[- ]/g, '').toUpperCase() };
  if (isWebAddress(plain)) return { scheme: 'URL', identifier: plain };
  return null;
}

/** True for an absolute `http` or `https` address without user name. */
export function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    !/\s/.test(text)
  );
}

/** What an address has percent-encoded, as its scheme's own registry writes it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** True for an ISSN with its hyphen and check digit (ISO 3297). */
export function isIssn(text: string): boolean {
  if (!/^\d{4}-\d{3}[\dX]$/i.test(text)) return false;
  const digits = text.replace('-', '').toUpperCase();
  return weightedSum(digits, (index) => 8 - index) % 11 === 0;
}

function isIsbn(text: string): boolean {
  const digits = text.replaceAll(/[- ]/g, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(digits)) {
    return weightedSum(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
  }
  return /^\d{9}[\dX]$/.test(digits) && weightedSum(digits, (index) => 10 - index) % 11 === 0;
}

function weightedSum(digits: string, weight: (index: number) => number): number {
  return Array.from(digits).reduce(
    (sum, digit, index) => sum + weight(index) * (digit === 'X' ? 10 : Number(digit)),
    0,
  );
}
