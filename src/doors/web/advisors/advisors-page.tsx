import type { AdvisorView } from '../../../capabilities/identity/index.js';
import { orcidUrl, parseOrcid } from '../../../domain/identifiers/orcid.js';
import { advisorWords } from '../language/advisor-words.js';
import { inDigits } from '../language/formats.js';
import type { Language } from '../language/language.js';
import { recordDetailWords } from '../language/record-detail-words.js';
import { addressWith, Paging } from '../pages/paging.js';
import { shorten, Theirs } from '../records/page/short-text.js';

interface Props {
  readonly advisors: readonly AdvisorView[];
  /** Published opinions by the id of who gave them. */
  readonly counts: ReadonlyMap<string, number>;
  readonly isFirst: boolean;
  readonly next: string | null;
  readonly language: Language;
}

/** What advisors are for, and who they are. */
export function AdvisorsPage({ advisors, counts, isFirst, next, language }: Props) {
  const words = advisorWords[language];
  return (
    <article class="advisors">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <dl class="promises">
        {words.role.map(({ name, meaning }) => (
          <div>
            <dt>{name}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/help#review">{words.more}</a>
      </p>
      <section aria-labelledby="who">
        <h2 id="who">{words.who}</h2>
        {advisors.length === 0 && <p class="soft">{words.nobody}</p>}
        <ul class="plain advisor-list">
          {advisors.map((advisor) => (
            <li>
              <Advisor
                advisor={advisor}
                opinions={counts.get(advisor.id) ?? 0}
                language={language}
              />
            </li>
          ))}
        </ul>
        <Paging
          label={words.paging}
          start={isFirst ? null : { href: '/advisors', label: words.start }}
          next={
            next === null
              ? null
              : { href: addressWith('/advisors', { cursor: next }), label: words.next }
          }
        />
      </section>
    </article>
  );
}

function Advisor({
  advisor,
  opinions,
  language,
}: {
  readonly advisor: AdvisorView;
  readonly opinions: number;
  readonly language: Language;
}) {
  const words = advisorWords[language];
  const { handle, displayName, orcid, homepage, affiliations, interests } = advisor;
  const name = shorten(displayName, 120);
  return (
    <>
      <h3>
        <a class="person" href={`/${handle}`}>
          <bdi>{name}</bdi>
        </a>
        {orcid !== null && (
          <a class="identifier" href={orcidUrl(parseOrcid(orcid))} title={orcid}>
            iD<span class="unseen">{`: ${recordDetailWords[language].orcidOf(name)}`}</span>
          </a>
        )}
      </h3>
      {affiliations.length > 0 && (
        <ul class="plain affiliations">
          {affiliations.map((place) => (
            <li>
              <a href={`/${place.handle}`}>
                <Theirs text={place.name} max={120} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="small">
        <strong>{words.interests}</strong>
        {' · '}
        {interests === null ? (
          <span class="soft">{words.noInterests}</span>
        ) : (
          <span class="bio">
            <Theirs text={interests} max={600} />
          </span>
        )}
      </p>
      <p class="facts soft small">
        {opinions === 0 ? (
          <span>{words.noOpinions}</span>
        ) : (
          <a href={`/${handle}#opinions`}>
            {words.opinions(inDigits(opinions, language), opinions === 1)}
          </a>
        )}
        {homepage !== null && (
          <a href={homepage} rel="nofollow ugc noopener" aria-label={words.homepageOf(name)}>
            {words.homepage}
          </a>
        )}
      </p>
    </>
  );
}
