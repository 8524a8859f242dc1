import type { MarkedPage } from '../../../../capabilities/releases/index.js';
import { inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { listWords } from '../../language/list-words.js';
import { stewardReleaseWords } from '../../language/steward-release-words.js';
import { stewardReleaseAddress } from './steward-release-address.js';

/** Releases under a mark, with a way to the older ones. */
export function MarkedList<Mark extends string>({
  page,
  none,
  labels,
  more,
  language,
}: {
  readonly page: MarkedPage<Mark>;
  /** What is said where there is none. */
  readonly none: string;
  readonly labels: Readonly<Record<Mark, string>>;
  /** Address of the page after this one. */
  readonly more: (cursor: string) => string;
  readonly language: Language;
}) {
  const words = stewardReleaseWords[language];
  if (page.items.length === 0) return <p class="soft">{none}</p>;
  return (
    <>
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">{words.release}</th>
            <th scope="col">{words.ground}</th>
            <th scope="col">{words.on}</th>
          </tr>
        </thead>
        <tbody>
          {page.items.map(({ mark, markedAt, ...release }) => (
            <tr>
              <th scope="row">
                <a class="any" href={stewardReleaseAddress(release)}>
                  {release.namespace}/{release.name} {release.version}
                </a>
              </th>
              <td data-label={words.ground}>{labels[mark]}</td>
              <td data-label={words.on}>
                <time dateTime={markedAt}>{inWords(new Date(markedAt), language)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {page.next !== null && (
        <p class="paging">
          <a class="button quiet" href={more(page.next)}>
            {listWords[language].next}
          </a>
        </p>
      )}
    </>
  );
}
