import type { ComponentChildren } from 'preact';
import { inWords } from '../language/formats.js';
import type { Language } from '../language/language.js';
import { publishedOpinionWords } from '../language/published-opinion-words.js';
import { AnsweredIn } from '../records/page/earlier-opinions.js';
import { Theirs } from '../records/page/short-text.js';
import { WrittenText } from '../records/page/written-text.js';
import { Advisor } from './advisor.js';
import { Interests } from './interests.js';
import type { ShownOpinion, ShownReply } from './opinion-texts.js';

/** Where an opinion is read and checked. */
export interface OpinionPlaces {
  /** Its own page. */
  readonly page: string;
  /** In the own API. */
  readonly api: string;
}

/** An opinion with the reply to it, as everybody sees it. */
export function PublishedOpinion({
  opinion,
  places,
  hasHistory,
  level = 3,
  language,
}: {
  readonly opinion: ShownOpinion;
  /** Null for a revision that another one replaced. */
  readonly places: OpinionPlaces | null;
  /** Whether its own page tells of earlier revisions. */
  readonly hasHistory: boolean;
  readonly level?: 2 | 3;
  readonly language: Language;
}) {
  const { document, body, reply } = opinion;
  const words = publishedOpinionWords[language];
  const Heading = `h${level}` as const;
  return (
    <article class={`opinion ${document.recommendation}`}>
      <Heading>{words.recommendations[document.recommendation]}</Heading>
      <Advisor advisor={document.advisor} language={language} />
      <p class="facts soft small">
        <span>
          <time dateTime={document.submittedAt}>
            {words.givenOn(inWords(new Date(document.submittedAt), language))}
          </time>
        </span>
        {document.stage === 'post-publication' && <span>{words.afterPublication}</span>}
        <AnsweredIn record={document.release} versions={opinion.addressedIn} language={language} />
        {hasHistory && places !== null && (
          <a href={places.page}>{words.revision(document.revision)}</a>
        )}
      </p>
      <p class="summary as-written">
        <Theirs text={document.summary} max={4_000} />
      </p>
      {body !== null && (
        <Body body={body} more={places !== null && <a href={places.page}>{words.readWhole}</a>} />
      )}
      <AspectList document={document} language={language} />
      <Interests document={document} language={language} />
      {reply !== null && <Reply reply={reply} places={places} level={level} language={language} />}
      {places !== null && <Proof places={places} language={language} />}
    </article>
  );
}

function Body({
  body,
  more,
}: {
  readonly body: ShownReply['body'];
  readonly more: ComponentChildren;
}) {
  return body.html === undefined ? <p>{more}</p> : <WrittenText html={body.html} />;
}

function AspectList({
  document: { aspects, aiUse },
  language,
}: {
  readonly document: ShownOpinion['document'];
  readonly language: Language;
}) {
  const words = publishedOpinionWords[language];
  const names = Object.keys(words.aspects) as (keyof typeof words.aspects)[];
  const said = [
    ...names.map((name) => [words.aspects[name], aspects[name] ?? ''] as const),
    [words.aiUse, aiUse] as const,
  ].filter(([, text]) => text !== '');
  if (said.length === 0) return null;
  return (
    <dl class="facts-list">
      {said.map(([name, text]) => (
        <div>
          <dt>{name}</dt>
          <dd class="as-written">
            <Theirs text={text} max={10_000} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Reply({
  reply: { document, body },
  places,
  level,
  language,
}: {
  readonly reply: ShownReply;
  readonly places: OpinionPlaces | null;
  readonly level: 2 | 3;
  readonly language: Language;
}) {
  const words = publishedOpinionWords[language];
  const Heading = level === 2 ? 'h3' : 'h4';
  return (
    <section class="reply">
      <Heading>{words.reply}</Heading>
      <p class="soft small">
        <bdi>
          {words.replyBy(
            document.author.name.slice(0, 120),
            inWords(new Date(document.submittedAt), language),
          )}
        </bdi>
      </p>
      <Body body={body} more={places !== null && <a href={places.page}>{words.readReply}</a>} />
    </section>
  );
}

/** What anybody needs to check the signature without asking this service (decision 0010). */
function Proof({
  places,
  language,
}: {
  readonly places: OpinionPlaces;
  readonly language: Language;
}) {
  const words = publishedOpinionWords[language];
  return (
    <p class="proof soft small">
      {words.licence} {words.signed} <a href={`${places.api}/document`}>{words.signedText}</a>,{' '}
      <a href={places.api}>{words.signature}</a>, <a href="/.well-known/jwks.json">{words.keys}</a>.
    </p>
  );
}
