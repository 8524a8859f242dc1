import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import { Field, fieldId } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { SecureForm } from '../../forms/secure-form.js';
import { depositLicenceWords } from '../../language/deposit-licence-words.js';
import { inDigits } from '../../language/formats.js';
import type { Language } from '../../language/language.js';
import { recordWords } from '../../language/record-words.js';
import type { Visit } from '../../pages/visit.js';
import { shorten } from '../../records/page/short-text.js';
import { depositAddress } from '../deposit-address.js';
import { FaultText } from '../refusal-text.js';
import type { RefusalGroup } from './group-refusals.js';
import { licenceListId } from './licence-list.js';

const shownPaths = 20;
/** A card with more entries would be read by nobody; kinds are there for many files. */
export const maxNamedFiles = 100;

interface Props {
  readonly group: RefusalGroup;
  /** Of the group on the page, from 0. */
  readonly index: number;
  readonly repository: RepositoryView;
  readonly visit: Visit;
  readonly form: FormState;
}

/** Files that are refused for one reason: which, why, what would be accepted, and a way to mend it. */
export function RefusedFiles(props: Props) {
  const { group, index, visit } = props;
  const { language } = visit;
  const words = depositLicenceWords[language];
  const { fault, kind, paths, accepted } = group;
  const count = inDigits(paths.length, language);
  const kindName = kind === null ? '' : recordWords[language].artifactKinds[kind];
  return (
    <section class="refused-files" aria-labelledby={`refused-${index}`}>
      <h3 id={`refused-${index}`}>{words.groupOf(count, kindName, paths.length === 1)}</h3>
      <dl class="facts-list">
        <dt>{words.declared}</dt>
        <dd>{declaredText(fault['declared']) ?? words.undeclared}</dd>
        <dt>{words.why}</dt>
        <dd>
          <FaultText fault={fault} language={language} />
        </dd>
        {accepted.length > 0 && (
          <>
            <dt>{words.accepted}</dt>
            <dd>{accepted.slice(0, 8).join(', ')}</dd>
          </>
        )}
      </dl>
      <details open={paths.length <= 5}>
        <summary>{words.theFiles}</summary>
        <ul class="paths small">
          {paths.slice(0, shownPaths).map((path) => (
            <li>
              <bdi>{path}</bdi>
            </li>
          ))}
          {paths.length > shownPaths && (
            <li class="soft">{words.moreFiles(inDigits(paths.length - shownPaths, language))}</li>
          )}
        </ul>
      </details>
      {group.isDeclaredInCard ? <MendForm {...props} /> : <p>{words.saidInFile}</p>}
    </section>
  );
}

function MendForm({ group, index, repository, visit, form }: Props) {
  const { language } = visit;
  const words = depositLicenceWords[language];
  const { key, kind, accepted } = group;
  const name = `licence-${index}`;
  const scopes = scopesOf(group, language);
  // What was typed belongs to the group that it was typed for.
  const typed = form.values['group'] === key ? form.values['licence'] : undefined;
  return (
    <SecureForm
      visit={visit}
      action={depositAddress(repository, 'licences')}
      className="form mend"
      label={`${words.mendTitle} ${index + 1}`}
    >
      <input type="hidden" name="group" value={key} />
      <Field form={form} name={name} label={words.licenceLabel} hint={words.licenceHint}>
        {(describedBy) => (
          <input
            id={fieldId(name)}
            name="licence"
            type="text"
            value={typed ?? accepted[0] ?? ''}
            list={licenceListId(kind)}
            maxLength={4000}
            autocomplete="off"
            required
            aria-describedby={describedBy}
          />
        )}
      </Field>
      <Field form={form} name={`scope-${index}`} label={words.scopeLabel}>
        {() => (
          <select id={fieldId(`scope-${index}`)} name="scope">
            {scopes.map(([value, label]) => (
              <option
                value={value}
                selected={typed !== undefined && form.values['scope'] === value}
              >
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button class="button">{words.set}</button>
    </SecureForm>
  );
}

type Scope = readonly [value: string, label: string];

/** For what a licence may be set, the usual choice first: where none is declared, it is that of the whole. */
function scopesOf({ fault, kind, paths }: RefusalGroup, language: Language): readonly Scope[] {
  const words = depositLicenceWords[language];
  const count = inDigits(paths.length, language);
  const ofKind: readonly Scope[] =
    kind === null ? [] : [['kind', words.scopeKind(recordWords[language].artifactKinds[kind])]];
  const ofFiles: readonly Scope[] =
    paths.length > maxNamedFiles ? [] : [['files', words.scopeFiles(count, paths.length === 1)]];
  const ofAll: Scope = ['release', words.scopeAll];
  return fault.code === 'LIC_MISSING'
    ? [ofAll, ...ofKind, ...ofFiles]
    : [...ofKind, ...ofFiles, ofAll];
}

function declaredText(declared: unknown): string | null {
  if (declared === null || declared === undefined || declared === '') return null;
  const text = typeof declared === 'string' ? declared : JSON.stringify(declared);
  return shorten(text, 200);
}
