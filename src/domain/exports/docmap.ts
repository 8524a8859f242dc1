import { disclaimer, type OpinionDocument, type ReplyDocument } from '../review/opinion.js';
import type { ExportSource } from './export-source.js';
import type { Node } from './linked-people.js';

type Step = Readonly<Record<'inputs' | 'actions' | 'assertions', readonly Node[]>>;

/** What became of a release, as a DocMap (scholarly G): published, then reviewed, then answered. */
export function docmapOf(source: ExportSource): Node {
  const { record, opinions, release, modifiedAt, base } = source;
  const answered = opinions.flatMap((opinion) =>
    opinion.reply === null ? [] : [{ page: opinion.page, document: opinion.reply.document }],
  );
  const steps = [
    publishedStep(source),
    ...(opinions.length === 0 ? [] : [reviewedStep(source)]),
    ...(answered.length === 0 ? [] : [answeredStep(answered)]),
  ];
  return {
    '@context': 'https://w3id.org/docmaps/context.jsonld',
    id: `${record.landingPage}/export/docmap`,
    type: 'docmap',
    created: (release.publishedAt ?? modifiedAt).toISOString(),
    updated: modifiedAt.toISOString(),
    publisher: { id: base, name: record.publisher, url: base },
    disclaimer,
    'first-step': '_:b0',
    steps: Object.fromEntries(
      steps.map((step, at) => [`_:b${at}`, linked(step, at, steps.length)]),
    ),
  };
}

function linked(step: Step, at: number, count: number): Node {
  return {
    ...step,
    ...(at > 0 && { 'previous-step': `_:b${at - 1}` }),
    ...(at + 1 < count && { 'next-step': `_:b${at + 1}` }),
  };
}

function publishedStep(source: ExportSource): Step {
  const { record, release } = source;
  return {
    inputs: [],
    actions: [
      {
        participants: record.creators.map(({ name, type }) => ({
          actor: { type: type === 'Personal' ? 'person' : 'organization', name },
          role: 'author',
        })),
        outputs: [{ ...workOf(source), published: release.publishedAt?.toISOString() }],
      },
    ],
    assertions: [{ status: record.isWithdrawn ? 'withdrawn' : 'published', item: workOf(source) }],
  };
}

function reviewedStep(source: ExportSource): Step {
  return {
    inputs: [workOf(source)],
    actions: source.opinions.map(({ document, page }) => ({
      participants: [{ actor: actorOf(document.advisor), role: 'peer-reviewer' }],
      outputs: [
        {
          type: 'review',
          url: page,
          published: document.submittedAt,
          // JATS4R: when the review took place, and whether its author is known.
          'peer-review-stage': document.stage,
          'peer-review-identity': 'open',
        },
      ],
    })),
    assertions: [{ status: 'reviewed', item: workOf(source) }],
  };
}

function answeredStep(
  answered: readonly { readonly page: string; readonly document: ReplyDocument }[],
): Step {
  return {
    inputs: answered.map(({ page }) => ({ type: 'review', url: page })),
    actions: answered.map(({ page, document }) => ({
      participants: [{ actor: actorOf(document.author), role: 'author' }],
      outputs: [{ type: 'author-response', url: page, published: document.submittedAt }],
    })),
    assertions: answered.map(({ page }) => ({
      status: 'author-responded',
      item: { type: 'review', url: page },
    })),
  };
}

function workOf({ record, place }: ExportSource): Node {
  return {
    type: place.kind === 'paper' ? 'preprint' : place.kind,
    ...(record.doi !== null && { doi: record.doi }),
    url: record.landingPage,
  };
}

function actorOf({ name, orcid }: OpinionDocument['advisor']): Node {
  return { type: 'person', name, ...(orcid !== null && { id: `https://orcid.org/${orcid}` }) };
}
