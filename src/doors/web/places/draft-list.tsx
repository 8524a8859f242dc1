import { inWords } from '../language/formats.js';
import { placeWords } from '../language/place-words.js';
import { Paging } from '../pages/paging.js';
import { recordAddress } from '../records/record-address.js';
import { placeAddress } from './place-address.js';
import type { PlaceSource } from './place-source.js';

/** What is still in the making, for those who may read it. */
export function DraftList({ source }: { readonly source: PlaceSource }) {
  const { drafts, question, language } = source;
  const words = placeWords[language];
  if (drafts.items.length === 0 && question.drafts === null) return null;
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{words.drafts}</h2>
      <p class="soft">{words.draftsMeaning}</p>
      {drafts.items.map(({ repository, modifiedAt }) => (
        <article class="record-card">
          <h3>
            <a href={recordAddress(repository)}>{repository.fullName}</a>{' '}
            <span class="mark warn">{words.draft}</span>
          </h3>
          <p class="facts soft small">
            <span>{words.kinds[repository.kind]}</span>
            <span>
              {words.changed}{' '}
              <time dateTime={modifiedAt.toISOString()}>{inWords(modifiedAt, language)}</time>
            </span>
          </p>
        </article>
      ))}
      <Paging
        label={`${words.paging}: ${words.drafts}`}
        start={
          question.drafts === null
            ? null
            : { href: placeAddress(source, { drafts: null }), label: words.start }
        }
        next={
          drafts.next === null
            ? null
            : { href: placeAddress(source, { drafts: drafts.next }), label: words.next }
        }
      />
    </section>
  );
}
