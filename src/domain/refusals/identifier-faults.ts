import { digits, quoted } from './french.js';
import type { FaultWords } from './sentences.js';

/** What keeps a text from being the name of a branch. */
export type BranchFlaw =
  | 'empty'
  | 'long'
  | 'character'
  | 'commit-id'
  | 'head'
  | 'refs'
  | 'hyphen'
  | 'dots'
  | 'slashes'
  | 'part';

interface Value {
  /** As it was written, cut to what is shown. */
  readonly value: string;
}

/** Identifiers and names that cannot be read. */
export interface IdentifierFaults {
  'branch-name': Value & { readonly flaw: BranchFlaw };
  'commit-id': Value;
  /** Of a page of a list. */
  cursor: { readonly value?: string; readonly sort?: string };
  'display-name': Value & { readonly limit: number };
  doi: Value;
  handle: Value & { readonly min: number; readonly max: number };
  'handle-reserved': Value;
  homepage: Value & { readonly limit: number };
  'isni-checksum': Value;
  orcid: Value;
  'orcid-checksum': Value;
  pid: Value;
  'pid-checksum': Value;
  'profile-text': { readonly name: string; readonly limit: number };
  'repository-name': Value;
  'repository-path': Value;
  'repository-path-too-long': Value & { readonly length: number; readonly limit: number };
  'release-address': { readonly value: string };
  ror: Value;
  'ror-checksum': Value;
  sha256: Value;
  'version-label': Value;
  'version-label-ambiguous': Value;
}

const branchFlaws: Readonly<Record<BranchFlaw, string>> = {
  empty: 'il est vide',
  long: 'il dépasse 200 octets',
  character: 'il contient une espace ou un caractère que git interdit',
  'commit-id': 'il se lit comme un identifiant de commit',
  head: 'git lui donne un autre sens',
  refs: 'les noms sous refs/ sont réservés',
  hyphen: 'il commence par « - »',
  dots: 'il contient « .. » ou « @{ », ou se termine par « . »',
  slashes: 'il commence ou se termine par « / », ou contient « // »',
  part: 'une de ses parties commence par « . » ou se termine par « .lock »',
};

export const identifierFaults: FaultWords<IdentifierFaults> = {
  fr: {
    'branch-name': ({ value, flaw }) =>
      `${quoted(value)} n’est pas un nom de branche : ${branchFlaws[flaw]}. Écrivez un nom tel que main ou feature/x.`,
    'commit-id': ({ value }) =>
      `${quoted(value)} n’est pas un identifiant de commit ; écrivez ses 40 chiffres hexadécimaux, en minuscules.`,
    cursor: ({ value, sort }) => {
      if (sort !== undefined) {
        return `Ce curseur n’est pas celui d’une liste par ${quoted(sort)} ; retirez-le pour recommencer.`;
      }
      const what = value === undefined ? 'Ce' : quoted(value);
      return `${what} n’est pas un curseur de cette liste ; prenez celui de « next » d’une page, ou retirez-le pour recommencer.`;
    },
    'display-name': ({ value, limit }) =>
      `${quoted(value)} ne peut pas être affiché comme nom ; écrivez une ligne de 1 à ${limit} caractères imprimables.`,
    doi: ({ value }) => `${quoted(value)} n’est pas un DOI ; un DOI commence par « 10. ».`,
    handle: ({ value, min, max }) =>
      `${quoted(value)} ne peut pas être un identifiant ; écrivez de ${min} à ${max} lettres sans accent et chiffres, avec au plus un trait d’union entre eux.`,
    'handle-reserved': ({ value }) =>
      `${quoted(value)} est un mot des adresses de ce service ; choisissez un autre identifiant.`,
    homepage: ({ value, limit }) =>
      `${quoted(value)} n’est pas l’adresse d’une page ; écrivez-la comme https://example.org/ada, en ${limit} caractères au plus.`,
    'isni-checksum': ({ value }) =>
      `${quoted(value)} n’est pas un ISNI ; cherchez une faute de frappe.`,
    orcid: ({ value }) =>
      `${quoted(value)} n’est pas un identifiant ORCID ; écrivez-le comme 0000-0002-1825-0097.`,
    'orcid-checksum': ({ value }) =>
      `Le dernier caractère de l’identifiant ORCID ${quoted(value)} ne correspond pas aux autres ; cherchez un chiffre mal tapé.`,
    pid: ({ value }) =>
      `${quoted(value)} n’est pas un identifiant pérenne d’ici ; il a la forme xxxxx-xxxxx, comme 7b3kq-9zx02.`,
    'pid-checksum': ({ value }) =>
      `Les chiffres de contrôle de l’identifiant ${quoted(value)} ne correspondent pas au reste ; cherchez un caractère mal tapé.`,
    'profile-text': ({ name, limit }) =>
      `${quoted(name)} prend au plus ${digits(limit)} caractères imprimables ; raccourcissez-le, ou retirez ce qui ne se voit pas.`,
    'repository-name': ({ value }) =>
      `${quoted(value)} ne peut pas nommer un dépôt ; écrivez des lettres sans accent, des chiffres, « - », « _ » et « . », sans « - » ni « . » au début ou à la fin, sans « -- » ni « .. », et sans « .git » à la fin.`,
    'repository-path': ({ value }) =>
      `${quoted(value)} ne désigne aucun dépôt ; écrivez « espace/nom ».`,
    'repository-path-too-long': ({ value, length, limit }) =>
      `${quoted(value)} a ${digits(length)} caractères ; « espace/nom » en a au plus ${limit} en tout.`,
    'release-address': ({ value }) =>
      `${quoted(value)} ne désigne aucune version\u202f; écrivez l’adresse de sa page, ou «\u00a0espace/nom@v1.0\u00a0».`,
    ror: ({ value }) =>
      `${quoted(value)} n’est pas un identifiant ROR ; écrivez-le comme https://ror.org/03yrm5c26.`,
    'ror-checksum': ({ value }) =>
      `Les chiffres de contrôle de l’identifiant ROR ${quoted(value)} ne correspondent pas au reste ; cherchez un caractère mal tapé.`,
    sha256: ({ value }) =>
      `${quoted(value)} n’est pas un SHA-256 ; écrivez ses 64 chiffres hexadécimaux.`,
    'version-label': ({ value }) =>
      `${quoted(value)} ne peut pas nommer une version ; écrivez de 1 à 80 lettres sans accent, chiffres, « . », « _ » et « - », en commençant par une lettre ou un chiffre, comme v1.0.`,
    'version-label-ambiguous': ({ value }) =>
      `${quoted(value)} se lit déjà comme un identifiant de commit ou une branche ; choisissez un nom tel que v1.0.`,
  },
};
