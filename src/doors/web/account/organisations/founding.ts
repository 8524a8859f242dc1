import type { NewOrganisation } from '../../../../capabilities/identity/index.js';

/** An organisation as a form asks for it. */
export function foundingRequest(values: Readonly<Record<string, string>>): NewOrganisation {
  const { handle = '', displayName = '', ror = '' } = values;
  return {
    handle: handle.trim(),
    displayName,
    ...(ror.trim() !== '' && { ror }),
  };
}
