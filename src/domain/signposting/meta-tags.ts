import type { Creator, RecordMetadata } from '../card/record-metadata.js';
import type { ScholarlyRecord } from '../scholarly/scholarly-record.js';

/** A `meta` element: its name and what it says. */
export type MetaTag = readonly [name: string, content: string];

/** A landing page as those see it who list papers. Addresses are absolute. */
export interface ListedPage {
  readonly record: ScholarlyRecord;
  readonly metadata: Pick<RecordMetadata, 'kind' | 'subtype' | 'container'>;
  readonly address: string;
  /** Of the paper itself; null for all but papers. */
  readonly pdf: string | null;
}

/** Longer texts say no more to those who read these. */
const mostCharacters = 1_000;
/** Of names, of which a card may have thousands. */
const mostCharactersOfAName = 200;
/**
 * All authors are named, whatever their number: a list that is cut would be a wrong one. What is said of
 * each, institutions and ORCID iD, ends here; 3,000 authors with one of each have room.
 */
const mostCharactersOfDetails = 600_000;
/** Of these the weaker vocabulary names everybody, of more nobody: the other has them. */
const mostFallbackCreators = 100;

/**
 * What a landing page says of its work to Google Scholar and reference managers: Highwire's words, then
 * those of Dublin Core for who does not know them (scholarly D.2). Each author is followed by what is of
 * that author.
 */
export function metaTagsOf(page: ListedPage): MetaTag[] {
  return [...highwire(page), ...dublinCore(page)].map(([name, content]) => [
    name,
    content.replace(/\s+/g, ' ').trim().slice(0, mostCharacters),
  ]);
}

function highwire({ record, metadata, address, pdf }: ListedPage): MetaTag[] {
  const online = record.dates.find(({ type }) => type === 'Available')?.date;
  return [
    ['citation_title', record.title],
    ...authorTags(record.creators),
    ['citation_publication_date', slashed(record.publicationDate)],
    ...some('citation_online_date', online === undefined ? undefined : slashed(online)),
    ...some('citation_doi', record.doi ?? undefined),
    ['citation_abstract_html_url', address],
    ...some('citation_pdf_url', pdf ?? undefined),
    ['citation_publisher', record.publisher],
    ...some('citation_language', record.languages[0]),
    ...record.subjects.map(({ subject }): MetaTag => ['citation_keywords', subject]),
    ...placeTags(metadata, record.creators),
  ];
}

function authorTags(creators: readonly Creator[]): MetaTag[] {
  let room = mostCharactersOfDetails;
  return creators.flatMap((creator) => {
    const details = detailsOf(creator);
    room -= details.join().length;
    const author: MetaTag = ['citation_author', creator.name.slice(0, mostCharactersOfAName)];
    return room < 0 ? [author] : [author, ...details];
  });
}

function detailsOf({ affiliations, orcid }: Creator): MetaTag[] {
  return [
    ...affiliations.map(({ name }): MetaTag => [
      'citation_author_institution',
      name.slice(0, mostCharactersOfAName),
    ]),
    ...some(
      'citation_author_orcid',
      orcid === undefined ? undefined : `https://orcid.org/${orcid}`,
    ),
  ];
}

/** Where a paper appeared, as far as its card says so. */
function placeTags(
  { kind, subtype = 'Preprint', container }: ListedPage['metadata'],
  creators: readonly Creator[],
): MetaTag[] {
  if (kind !== 'paper') return [];
  const institution = creators.flatMap(({ affiliations }) => affiliations)[0]?.name;
  switch (subtype) {
    case 'JournalArticle':
      return [
        ...some('citation_journal_title', container?.title),
        ...some('citation_issn', container?.issn),
        ...some('citation_volume', container?.volume),
        ...some('citation_issue', container?.issue),
        ...pageTags(container?.pages),
      ];
    case 'ConferencePaper':
      return some('citation_conference_title', container?.title);
    case 'Report':
      return some('citation_technical_report_institution', institution);
    case 'Dissertation':
      return some('citation_dissertation_institution', institution);
    case 'Preprint':
      return [];
  }
}

/** `12-34`, with whatever dash is between. */
function pageTags(pages: string | undefined): MetaTag[] {
  const [first, last] = pages?.split(/\s*[-\u2013\u2014]\s*/, 2) ?? [];
  return [...some('citation_firstpage', first), ...some('citation_lastpage', last)];
}

function dublinCore({ record }: ListedPage): MetaTag[] {
  const isLong = record.creators.length > mostFallbackCreators;
  return [
    ['dcterms.title', record.title],
    ...(isLong ? [] : record.creators).map(({ name }): MetaTag => ['dcterms.creator', name]),
    ['dcterms.publisher', record.publisher],
    ['dcterms.issued', record.publicationDate],
    ['dcterms.type', record.resourceType.label],
    ['dcterms.identifier', record.address],
    ...record.languages.map((language): MetaTag => ['dcterms.language', language]),
    ...record.licences.map(({ id, url }): MetaTag => ['dcterms.license', url ?? id]),
    ['dcterms.accessRights', record.access.label],
    ['dcterms.abstract', record.abstract],
  ];
}

/** `YYYY/MM/DD`, or what of it is known; of a span its beginning. */
function slashed(date: string): string {
  return (date.split('/', 1)[0] ?? date).replaceAll('-', '/');
}

function some(name: string, content: string | undefined): MetaTag[] {
  return content === undefined || content.trim() === '' ? [] : [[name, content]];
}
