import type { ReleaseView } from '../../../../capabilities/releases/index.js';
import { inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { publishedOpinionWords } from '../../language/published-opinion-words.js';
import { PublishedOpinion } from '../../opinions/published-opinion.js';
import {
  opinionAddress,
  opinionsAddress,
  type RecordName,
  releaseApiAddress,
} from '../record-address.js';
import type { OpinionPage } from '../source/opinion-reader.js';
import type { RecordSource } from '../source/record-reader.js';
import { EarlierOpinions } from './earlier-opinions.js';
import { Theirs } from './short-text.js';

/** What advisors said of a release; nothing where nobody was asked and nobody said anything. */
export function OpinionsSection({ source }: { readonly source: RecordSource }) {
  const { repository, release, opinions, earlierOpinions, language } = source;
  const { review, answers } = release;
  const isReviewed = review.mode === 'advisory' && answers.invited > 0;
  const waiver = review.mode === 'advisory' ? review.waiver : undefined;
  const isSilent = opinions.items.length === 0 && earlierOpinions.length === 0;
  if (isSilent && !isReviewed && waiver === undefined) return null;
  const words = publishedOpinionWords[language];
  return (
    <section id="opinions" aria-labelledby="opinions-title">
      <h2 id="opinions-title">{words.title}</h2>
      <p class="soft">{words.areConsultative}</p>
      {isReviewed && (
        <p class="soft small">
          {words.asked(inDigits(answers.invited, language), inDigits(answers.answered, language))}
        </p>
      )}
      {waiver !== undefined && (
        <div class="banner">
          <p>{words.waived}</p>
          <p class="as-written">
            <Theirs text={waiver} max={5_000} />
          </p>
        </div>
      )}
      <Opinions record={repository} release={release} opinions={opinions} language={language} />
      <EarlierOpinions record={repository} opinions={earlierOpinions} language={language} />
    </section>
  );
}

/** Opinions under one another, and the way to those that come after them. */
export function Opinions({
  record,
  release: { version },
  opinions: { items, hasMore },
  level = 3,
  language,
}: {
  readonly record: RecordName;
  readonly release: Pick<ReleaseView, 'version'>;
  readonly opinions: OpinionPage;
  readonly level?: 2 | 3;
  readonly language: Language;
}) {
  const last = items.at(-1)?.document.id;
  return (
    <>
      {items.map((opinion) => (
        <PublishedOpinion
          opinion={opinion}
          places={opinionPlaces(record, version, opinion.document.id)}
          hasHistory={opinion.document.revision > 1}
          level={level}
          language={language}
        />
      ))}
      {hasMore && last !== undefined && (
        <nav class="paging" aria-label={publishedOpinionWords[language].title}>
          <a
            class="button"
            rel="next"
            href={`${opinionsAddress(record, version)}?after=${encodeURIComponent(last)}`}
          >
            {publishedOpinionWords[language].further}
          </a>
        </nav>
      )}
    </>
  );
}

/** Where an opinion on a release is read and checked. */
export function opinionPlaces(record: RecordName, version: string, id: string) {
  return {
    page: opinionAddress(record, version, id),
    api: `${releaseApiAddress(record, version)}/opinions/${id}`,
  };
}
