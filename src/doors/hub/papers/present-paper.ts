import type { RecordMetadata, RelatedWork } from '../../../domain/card/record-metadata.js';
import type { CitingRecord } from '../../../capabilities/discovery/index.js';
import { avatarUrl } from '../wire/public-address.js';
import type { PublishedPaper } from './find-papers.js';

/** Relations to pages about a work (DataCite 4.6, relationType). */
const pageRelations: ReadonlySet<string> = new Set([
  'IsDocumentedBy',
  'IsDescribedBy',
  'IsSupplementedBy',
  'HasMetadata',
]);

/**
 * A paper in the Hub's form (hf-hub D), as one is shown and as lists wrap it in `paper`. What the
 * Hub has no word for follows: `pid`, `doi`, `version`, `license`, `repo`.
 */
export function presentPaper(
  publicUrl: string,
  { id, release, repository, document }: PublishedPaper,
) {
  const { metadata } = release;
  const owner = presentOwner(publicUrl, document);
  const { githubRepo, projectPage } = pagesOf(metadata.related);
  return {
    id,
    title: metadata.title,
    summary: metadata.description,
    publishedAt: publicationOf(metadata, document.firstPublishedAt),
    submittedOnDailyAt: document.firstPublishedAt.toISOString(),
    submittedOnDailyBy: owner,
    authors: metadata.creators.map(({ name }) => ({ name: spokenName(name), hidden: false })),
    upvotes: 0,
    numComments: 0,
    ...(document.organisation !== null && {
      organization: { ...owner, avatar: owner.avatarUrl },
    }),
    ...(githubRepo !== undefined && { githubRepo }),
    ...(projectPage !== undefined && { projectPage }),
    pid: repository.pid,
    ...(release.doi !== null && { doi: release.doi }),
    version: release.version,
    license: release.licence,
    repo: repository.fullName,
  };
}

/** An item of a list of papers. */
export function presentListedPaper(publicUrl: string, published: PublishedPaper) {
  const paper = presentPaper(publicUrl, published);
  const { id, title, summary, submittedOnDailyAt, submittedOnDailyBy, numComments } = paper;
  return {
    paper,
    id,
    title,
    summary,
    // The Hub means the day of its list here, and that of the paper inside.
    publishedAt: submittedOnDailyAt,
    submittedBy: submittedOnDailyBy,
    numComments,
    isAuthorParticipating: false,
    ...('organization' in paper && { organization: paper.organization }),
  };
}

/** A model or dataset that cites a paper, as such a list shows it. */
export function presentLinked({ document, downloads }: CitingRecord) {
  const { namespace, name, tags, tasks, kind, publishedAt, firstPublishedAt } = document;
  const id = `${namespace}/${name}`;
  return {
    id,
    ...(kind === 'model' && { modelId: id }),
    author: namespace,
    private: false,
    gated: false,
    disabled: false,
    downloadsAllTime: downloads,
    likes: 0,
    tags: [...tags],
    ...(tasks[0] !== undefined && { pipeline_tag: tasks[0] }),
    createdAt: firstPublishedAt.toISOString(),
    lastModified: publishedAt.toISOString(),
  };
}

/** `Smith, Ann` of a card is `Ann Smith` on the Hub; a name of an organisation stays. */
export function spokenName(name: string): string {
  const [family, given, ...rest] = name.split(', ');
  return given === undefined || rest.length > 0 ? name : `${given} ${family ?? ''}`;
}

/** The owner of the namespace; Python reads `user`, everybody else `name`. */
function presentOwner(publicUrl: string, document: PublishedPaper['document']) {
  const { namespace, namespaceDisplayName, organisation } = document;
  return {
    name: namespace,
    user: namespace,
    fullname: namespaceDisplayName,
    avatarUrl: avatarUrl(publicUrl, namespace),
    type: organisation === null ? 'user' : 'org',
  };
}

/** The day that the card states where it is a whole one, else that of the first release. */
function publicationOf({ publicationDate }: RecordMetadata, firstPublishedAt: Date): string {
  return publicationDate !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(publicationDate)
    ? `${publicationDate}T00:00:00.000Z`
    : firstPublishedAt.toISOString();
}

function pagesOf(related: readonly RelatedWork[]) {
  const urls = related.filter(({ scheme }) => scheme === 'URL');
  const isCode = ({ identifier }: RelatedWork) =>
    /^https?:\/\/(?:www\.)?github\.com\/[^/]+\/[^/]+/i.test(identifier);
  return {
    githubRepo: urls.find(isCode)?.identifier,
    projectPage: urls.find((work) => pageRelations.has(work.relation) && !isCode(work))?.identifier,
  };
}
