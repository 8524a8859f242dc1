import { accountRoles } from '../../../../domain/release/viewer.js';
import { BoxGroup } from '../../forms/choices.js';
import { freshForm } from '../../forms/form-state.js';
import type { Language } from '../../language/language.js';
import { stewardAccountWords } from '../../language/steward-account-words.js';

/** A box for each role; the field is `roles`, once for each that is ticked. */
export function RoleBoxes({
  roles,
  language,
}: {
  readonly roles: readonly string[];
  readonly language: Language;
}) {
  const words = stewardAccountWords[language];
  return (
    <BoxGroup
      form={freshForm()}
      name="roles"
      legend={words.rolesTitle}
      options={accountRoles.map((role) => [role, words.roles[role]] as const)}
      chosen={roles}
    />
  );
}
