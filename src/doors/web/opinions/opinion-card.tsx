import type { ComponentChildren } from 'preact';
import type { OpinionView } from '../../../capabilities/review/index.js';
import type { CompetingInterests } from '../../../domain/review/competing-interests.js';
import type { DetectedInterest } from '../../../domain/review/detected-interests.js';
import { type Aspects, opinionLicence } from '../../../domain/review/opinion.js';
import { inDigits, inWords } from '../language/formats.js';
import type { Language } from '../language/language.js';
import { opinionWords } from '../language/opinion-words.js';
import { shorten, Theirs } from '../records/page/short-text.js';
import { WrittenText } from '../records/page/written-text.js';
import { releaseApiAddress } from '../records/record-address.js';
import type { OpinionSource } from './opinion-reader.js';

/** Id of an opinion on a page, which links lead to. */
function opinionId(id: string): string {
  return `opinion-${id}`;
}

/**
 * An opinion with all that is published of it and the reply of the authors, under a heading of the
 * third level.
 * @param children what may be done with it, such as a form for the reply
 */
export function OpinionCard({
  source: { opinion, body, reply },
  language,
  children,
}: {
  readonly source: OpinionSource;
  readonly language: Language;
  readonly children?: ComponentChildren;
}) {
  const words = opinionWords[language];
  const { document } = opinion;
  const title = `${opinionId(opinion.id)}-title`;
  return (
    <article class="opinion" id={opinionId(opinion.id)} aria-labelledby={title}>
      <h3 id={title}>
        <a class="person" href={`/${document.advisor.handle}`}>
          <Theirs text={document.advisor.name} max={120} />
        </a>
      </h3>
      <OpinionFacts opinion={opinion} language={language} />
      <p class="advice">{words.recommendations[document.recommendation]}</p>
      <p class="summary as-written">
        <Theirs text={document.summary} max={2_000} />
      </p>
      {body !== null && <WrittenText html={body} />}
      <AspectList aspects={document.aspects} language={language} />
      {document.aiUse !== '' && (
        <>
          <h4>{words.aiUse}</h4>
          <p class="as-written">
            <Theirs text={document.aiUse} max={5_000} />
          </p>
        </>
      )}
      <h4>{words.interests}</h4>
      <Interests declared={document.competingInterests} language={language} />
      <Detected found={document.detectedInterests} language={language} />
      <p class="small soft">
        {words.signed}{' '}
        <a
          href={`${releaseApiAddress(document.release, document.release.version)}/opinions/${opinion.id}`}
        >
          {words.signedDocument}
        </a>{' '}
        {opinionLicence}
      </p>
      <Reply opinion={opinion} html={reply} language={language} />
      {children}
    </article>
  );
}

function OpinionFacts({
  opinion: { document, revision, stage, follows },
  language,
}: {
  readonly opinion: OpinionView;
  readonly language: Language;
}) {
  const words = opinionWords[language];
  const { orcid, affiliations } = document.advisor;
  return (
    <p class="facts small soft">
      {affiliations.slice(0, 5).map(({ name }) => (
        <span>
          <Theirs text={name} max={120} />
        </span>
      ))}
      {orcid !== null && <a href={`https://orcid.org/${orcid}`}>{`ORCID ${orcid}`}</a>}
      <span>
        {words.givenOn}{' '}
        <time dateTime={document.submittedAt}>
          {inWords(new Date(document.submittedAt), language)}
        </time>
      </span>
      <span>{words.stages[stage]}</span>
      {revision > 1 && <span>{words.revision(inDigits(revision, language))}</span>}
      {follows !== null && <a href={`#${opinionId(follows)}`}>{words.follows}</a>}
    </p>
  );
}

function AspectList({
  aspects,
  language,
}: {
  readonly aspects: Aspects;
  readonly language: Language;
}) {
  const said = Object.entries(aspects) as [keyof Aspects, string][];
  if (said.length === 0) return null;
  return (
    <dl class="aspects">
      {said.map(([aspect, text]) => (
        <div>
          <dt>{opinionWords[language].aspects[aspect]}</dt>
          <dd class="as-written">
            <Theirs text={text} max={20_000} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What an advisor declared. */
export function Interests({
  declared: { status, kinds, statement },
  language,
}: {
  readonly declared: CompetingInterests;
  readonly language: Language;
}) {
  const words = opinionWords[language];
  return (
    <>
      {status === 'none' && <p>{words.noInterests}</p>}
      {kinds.length > 0 && (
        <ul>
          {kinds.map((kind) => (
            <li>{words.interestKinds[kind]}</li>
          ))}
        </ul>
      )}
      {statement !== '' && (
        <p class="as-written">
          <Theirs text={statement} max={5_000} />
        </p>
      )}
    </>
  );
}

/** What the records of the service show beside it; nothing where they show nothing. */
function Detected({
  found,
  language,
}: {
  readonly found: readonly DetectedInterest[];
  readonly language: Language;
}) {
  if (found.length === 0) return null;
  return (
    <>
      <p class="small soft">{opinionWords[language].detected}</p>
      <DetectedList found={found} language={language} />
    </>
  );
}

/** Hints of competing interests, in words. */
export function DetectedList({
  found,
  language,
}: {
  readonly found: readonly DetectedInterest[];
  readonly language: Language;
}) {
  const words = opinionWords[language];
  return (
    <ul class="small">
      {found.map((one) => (
        <li>
          <bdi>{words.detectedInterest({ ...one, name: shorten(one.name, 160) })}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Reply({
  opinion: { reply },
  html,
  language,
}: {
  readonly opinion: OpinionView;
  readonly html: string | null;
  readonly language: Language;
}) {
  if (reply === null || html === null) return null;
  const words = opinionWords[language];
  const { author, submittedAt } = reply.document;
  return (
    <section class="reply" aria-label={words.reply}>
      <h4>{words.reply}</h4>
      <WrittenText html={html} />
      <p class="small soft">
        <bdi>
          {words.replyBy(shorten(author.name, 120), inWords(new Date(submittedAt), language))}
        </bdi>
      </p>
    </section>
  );
}
