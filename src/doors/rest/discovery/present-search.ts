import type { RecordHit, RecordPage } from '../../../capabilities/discovery/index.js';
import { apiOf, pageOf, pidOf } from '../addresses.js';
import {
  address,
  count,
  flag,
  instant,
  list,
  map,
  nullable,
  object,
  oneOf,
  text,
} from '../openapi/schema.js';

/** A page of search results. */
export function presentSearch(base: string, { items, next, total, facets }: RecordPage) {
  return { items: items.map((hit) => presentHit(base, hit)), next, total, facets };
}

function presentHit(base: string, { document, highlights }: RecordHit) {
  return {
    kind: document.kind,
    namespace: document.namespace,
    namespaceDisplayName: document.namespaceDisplayName,
    name: document.name,
    version: document.version,
    title: document.title,
    creators: document.creators,
    description: document.description,
    tags: document.tags,
    tasks: document.tasks,
    languages: document.languages,
    licence: document.licence,
    licenceIds: document.licenceIds,
    organisation: document.organisation,
    publishedAt: document.publishedAt.toISOString(),
    firstPublishedAt: document.firstPublishedAt.toISOString(),
    opennessClass: document.opennessClass,
    baseModels: document.baseModels,
    datasets: document.datasets,
    pid: document.pid,
    hasNotice: document.hasNotice,
    highlights,
    links: {
      self: apiOf(base, document),
      page: pageOf(base, document),
      pid: pidOf(base, document.pid),
    },
  };
}

const texts = list(text);
const highlight = object({ text, ranges: list(object({ start: count, end: count })) });

const hit = object({
  kind: oneOf('model', 'paper', 'dataset'),
  namespace: text,
  namespaceDisplayName: text,
  name: text,
  version: text,
  title: text,
  creators: texts,
  description: text,
  tags: texts,
  tasks: texts,
  languages: texts,
  licence: text,
  licenceIds: texts,
  organisation: nullable(text),
  publishedAt: instant,
  firstPublishedAt: instant,
  opennessClass: nullable(text),
  baseModels: texts,
  datasets: texts,
  pid: text,
  hasNotice: flag,
  highlights: nullable(object({ title: highlight, description: highlight, isFromText: flag })),
  links: map(address),
});

/** The shapes above, for the OpenAPI document. */
export const searchSchemas = {
  Search: object({
    items: list(hit),
    next: nullable(text),
    total: object({ count, isCapped: flag }),
    facets: map(list(object({ value: text, count, isEstimate: flag }))),
  }),
};
