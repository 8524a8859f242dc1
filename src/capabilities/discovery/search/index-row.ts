import { createHash } from 'node:crypto';
import type { RecordDocument } from './record-document.js';
import { maxDescriptionLength } from './record-document.js';
import { type Word, words } from './words.js';

/** The facets that a search shows, in the order in which it shows them. */
export const facetNames = [
  'kind',
  'licence',
  'task',
  'language',
  'organisation',
  'year',
  'openness',
] as const;

/** The name of a facet that a search shows. */
export type FacetName = (typeof facetNames)[number];

/** One value of a facet: how it is filtered by, and how it is shown. */
interface FacetToken {
  readonly token: string;
  readonly facet: FacetName;
  readonly label: string;
}

/** What `record_search` holds of a document. */
export interface IndexRow {
  /** Shown facet values; they stand first in `tokens`. */
  readonly shown: readonly FacetToken[];
  readonly tokens: readonly string[];
  /** PostgreSQL's text form of a tsvector. */
  readonly titleVector: string;
  readonly fullVector: string;
}

/** Words of a description that are indexed: with more, a row would leave its page. */
const maxDescriptionWords = 500;
/** Words of any other section; a record with 3,000 creators is found by the first of them. */
const maxSectionWords = 600;
/** The longest value by which can be filtered. */
export const maxValueLength = 200;
/** Between sections, so that no phrase and no proximity reaches from one into the next. */
const sectionGap = 20;

/** Makes the index row of a document: title over creators and name, over tags, over description. */
export function toIndexRow(document: RecordDocument): IndexRow {
  const title = words(document.title);
  const shown = distinct(shownTokens(document));
  const hidden = hiddenTokens(document).filter((token) => !shown.some((s) => s.token === token));
  return {
    shown,
    tokens: [...shown.map(({ token }) => token), ...new Set(hidden)],
    titleVector: toVector([{ weight: 'A', texts: [title] }]),
    fullVector: toVector([
      { weight: 'A', texts: [title] },
      { weight: 'B', texts: namesOf(document).map(words) },
      { weight: 'C', texts: [...document.tags, ...document.tasks].map(words) },
      {
        weight: 'D',
        texts: [
          words(document.description.slice(0, maxDescriptionLength)).slice(0, maxDescriptionWords),
          ...[...document.baseModels, ...document.datasets].map(words),
        ],
      },
    ]),
  };
}

/** The token of one value under one filter: `task:text-to-speech`. */
export function filterToken(name: string, value: string): string {
  return `${name}:${indexable(value).toLowerCase().normalize('NFC')}`;
}

/** What an index takes of a value: PostgreSQL refuses U+0000, and keys of more than 2 KiB. */
function indexable(value: string): string {
  return value
    .replace(/\p{Cc}|\p{Cs}/gu, '')
    .slice(0, maxValueLength)
    .trim();
}

/** The tokens by which a record with such a creator is found: every word of the name. */
export function authorTokens(name: string): string[] {
  return words(name).map(({ text }) => `author:${text}`);
}

/** One token for a whole title, full name or PID, however it is spelled. */
export function exactToken(found: readonly Word[]): string {
  const spelled = found.map(({ text }) => text).join(' ');
  return `exact:${createHash('sha256').update(spelled).digest('hex').slice(0, 16)}`;
}

/** The token of the month in which a release was published, UTC: `month:2026-05`. */
export function monthToken(at: Date): string {
  return `month:${at.toISOString().slice(0, 7)}`;
}

function shownTokens(document: RecordDocument): FacetToken[] {
  const token = (facet: FacetName, label: string): FacetToken => ({
    token: filterToken(facet, label),
    facet,
    label: indexable(label),
  });
  return [
    token('kind', document.kind),
    ...document.licenceIds.map((id) => token('licence', id)),
    ...document.tasks.map((task) => token('task', task)),
    ...document.languages.map((language) => token('language', language)),
    ...(document.organisation === null ? [] : [token('organisation', document.organisation)]),
    token('year', String(document.publishedAt.getUTCFullYear())),
    ...(document.opennessClass === null ? [] : [token('openness', document.opennessClass)]),
  ];
}

function hiddenTokens(document: RecordDocument): string[] {
  return [
    filterToken('namespace', document.namespace),
    monthToken(document.publishedAt),
    ...[document.namespace, ...document.creators].slice(0, maxSectionWords).flatMap(authorTokens),
    ...document.orcids.slice(0, maxSectionWords).map((orcid) => filterToken('orcid', orcid)),
    ...document.tags.map((tag) => filterToken('tag', tag)),
    ...[document.title, document.name, `${document.namespace}/${document.name}`, document.pid].map(
      (text) => exactToken(words(text)),
    ),
  ];
}

function namesOf(document: RecordDocument): string[] {
  return [
    document.name,
    document.namespace,
    document.namespaceDisplayName,
    ...(document.organisation === null ? [] : [document.organisation]),
    ...document.creators,
  ];
}

function distinct(tokens: readonly FacetToken[]): FacetToken[] {
  return [...new Map(tokens.map((facet) => [facet.token, facet])).values()];
}

interface Section {
  readonly weight: 'A' | 'B' | 'C' | 'D';
  readonly texts: readonly (readonly Word[])[];
}

function toVector(sections: readonly Section[]): string {
  const places = new Map<string, string[]>();
  let position = 1;
  for (const { weight, texts } of sections) {
    let room = maxSectionWords;
    for (const text of texts) {
      for (const { text: word } of text.slice(0, room)) {
        const at = places.get(word) ?? [];
        at.push(`${position}${weight}`);
        places.set(word, at);
        position += 1;
      }
      room = Math.max(0, room - text.length);
      position += text.length > 0 ? 1 : 0;
    }
    position += sectionGap;
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}
