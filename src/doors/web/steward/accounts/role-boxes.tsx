import { type AccountRole, accountRoles } from '../../../../domain/release/viewer.js';
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
    <fieldset class="boxes">
      <legend>{words.rolesTitle}</legend>
      {accountRoles.map((role: AccountRole) => (
        <label>
          <input type="checkbox" name="roles" value={role} checked={roles.includes(role)} />
          <span>{words.roles[role]}</span>
        </label>
      ))}
    </fieldset>
  );
}
