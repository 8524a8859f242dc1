import type { RepositoryKind } from '../../../../domain/identifiers/repository-kind.js';
import { type ArtifactKind, artifactKinds } from '../../../../domain/licensing/artifact-kind.js';
import { TextField } from '../../forms/fields.js';
import type { FormState } from '../../forms/form-state.js';
import { depositDescriptionWords } from '../../language/deposit-description-words.js';
import type { Language } from '../../language/language.js';
import { licenceWords } from '../../language/licence-words.js';
import { recordWords } from '../../language/record-words.js';
import { LicenceList, licenceListId } from '../licences/licence-list.js';

/** What most of such a repository's files are. */
const chiefKinds: Readonly<Record<RepositoryKind, ArtifactKind>> = {
  model: 'weights',
  paper: 'paper',
  dataset: 'data',
};

/** The licence of the whole, and those of the kinds of files that have another. */
export function LicenceFields({
  kind,
  form,
  language,
}: {
  readonly kind: RepositoryKind;
  readonly form: FormState;
  readonly language: Language;
}) {
  const words = depositDescriptionWords[language];
  const chief = chiefKinds[kind];
  const isSplit = artifactKinds.some((one) => (form.values[`licences.${one}`] ?? '') !== '');
  return (
    <fieldset class="rows">
      <legend>{words.licenceTitle}</legend>
      <TextField
        form={form}
        name="license"
        label={words.licenceLabel}
        hint={words.licenceHint}
        list={licenceListId(chief)}
        autocomplete="off"
      />
      <p class="small">
        <a href="/licences">
          {licenceWords[language].acceptedFor(licenceWords[language].kinds[chief])}
        </a>
      </p>
      <details open={isSplit}>
        <summary>{words.otherLicences}</summary>
        <p class="hint">{words.otherLicencesHint}</p>
        <div class="cells">
          {artifactKinds.map((one) => (
            <TextField
              form={form}
              name={`licences.${one}`}
              label={recordWords[language].artifactKinds[one]}
              list={licenceListId(one)}
              autocomplete="off"
            />
          ))}
        </div>
      </details>
      {artifactKinds.map((one) => (
        <LicenceList kind={one} />
      ))}
    </fieldset>
  );
}
