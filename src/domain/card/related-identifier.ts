import { isSwhid } from '../identifiers/swhid.js';

/** How an identifier of another work is to be read (scholarly A.4). */
export type IdentifierScheme =
  'DOI' | 'arXiv' | 'Handle' | 'SWHID' | 'URL' | 'ISBN' | 'ISSN' | 'PMID' | 'RRID' | 'w3id';

export interface SchemedIdentifier {
  readonly scheme: IdentifierScheme;
  /** In the form in which the scheme's own registry writes it. */
  readonly identifier: string;
}

const doi = /^10\.\d{4,9}\/\S+$/;
const arxiv = /^\d{4}\.\d{4,5}(?:v\d+)?$/;
const oldArxiv = /^[a-z-]+(?:\.[a-z]{2})?\/\d{7}(?:v\d+)?$/i;

/** Finds the scheme of an identifier, with or without its prefix or address; null where none fits. */
export function recogniseIdentifier(text: string): SchemedIdentifier | null {
  const plain = text.trim();
  const bare = plain
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
    .replace(/^(?:doi|hdl|handle|isbn|issn|pmid):\s*/i, '');
  const ofArxiv = /^(?:https?:\/\/arxiv\.org\/(?:abs|pdf|html)\/|arxiv:\s*)(.+?)(?:\.pdf)?$/i.exec(
    plain,
  )?.[1];
  if (doi.test(bare)) return { scheme: 'DOI', identifier: bare.toLowerCase() };
  if (arxiv.test(ofArxiv ?? bare)) return { scheme: 'arXiv', identifier: ofArxiv ?? bare };
  if (ofArxiv !== undefined && oldArxiv.test(ofArxiv))
    return { scheme: 'arXiv', identifier: ofArxiv };
  if (isSwhid(plain)) return { scheme: 'SWHID', identifier: plain };
  if (/^RRID:\s*[A-Za-z]+_?[\w:-]+$/.test(plain)) return { scheme: 'RRID', identifier: plain };
  if (/^https?:\/\/w3id\.org\/\S+$/i.test(plain)) return { scheme: 'w3id', identifier: plain };
  const handle = /^(?:https?:\/\/hdl\.handle\.net\/|hdl:|handle:)(\d[\d.]*\/\S+)$/i.exec(
    plain,
  )?.[1];
  if (handle !== undefined) return { scheme: 'Handle', identifier: handle };
  if (/^pmid:\s*\d{1,9}$/i.test(plain)) return { scheme: 'PMID', identifier: bare };
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

function isIssn(text: string): boolean {
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
