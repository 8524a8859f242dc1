import type { Page, TokenView } from '../../../../capabilities/identity/index.js';
import { inWords } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { tokenWords } from '../../language/token-words.js';
import { ListPaging } from '../../layout/list-paging.js';

/** The tokens of an account that are in force, without their secrets. */
export function TokenList({
  tokens,
  revokeAt,
  visit,
}: {
  readonly tokens: Page<TokenView>;
  /** Address of the page that asks before revoking one; null where the reader may not. */
  readonly revokeAt: ((id: string) => string) | null;
  readonly visit: { readonly address: string; readonly language: Language };
}) {
  const { language } = visit;
  const words = tokenWords[language];
  if (tokens.items.length === 0) return <p class="soft">{words.none}</p>;
  const dayOf = (at: Date | null, otherwise: string) =>
    at === null ? otherwise : <time dateTime={at.toISOString()}>{inWords(at, language)}</time>;
  return (
    <>
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.scope}</th>
            <th scope="col">{words.ends}</th>
            <th scope="col">{words.lastUse}</th>
            {revokeAt !== null && <th scope="col">{words.action}</th>}
          </tr>
        </thead>
        <tbody>
          {tokens.items.map(({ id, name, scope, lastFour, createdAt, expiresAt, lastUsedOn }) => (
            <tr>
              <th scope="row">
                <bdi class="any">{name}</bdi>{' '}
                <span class="soft small">
                  {words.endsWith(lastFour)}, {words.made.toLowerCase()} {dayOf(createdAt, '')}
                </span>
              </th>
              <td data-label={words.scope}>{words.scopes[scope]}</td>
              <td data-label={words.ends}>{dayOf(expiresAt, words.never)}</td>
              <td data-label={words.lastUse}>
                {dayOf(lastUsedOn === null ? null : new Date(lastUsedOn), words.neverUsed)}
              </td>
              {revokeAt !== null && (
                <td>
                  <a href={revokeAt(id)} aria-label={words.revokeNamed(name)}>
                    {words.revoke}
                  </a>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ListPaging visit={visit} next={tokens.next} />
    </>
  );
}
