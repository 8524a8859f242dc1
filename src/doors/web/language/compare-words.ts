import type { InEveryLanguage } from './language.js';

/** The words of the page that shows what changed between two versions. */
export interface CompareWords {
  readonly title: (from: string, to: string) => string;
  readonly nothing: string;
  readonly licence: string;
  readonly openness: string;
  readonly metadata: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly none: string;
  readonly files: string;
  readonly added: (count: string) => string;
  readonly removed: (count: string) => string;
  readonly changed: (count: string) => string;
  readonly moved: (count: string) => string;
  readonly unchanged: (count: string) => string;
  readonly notShown: (count: string) => string;
  readonly readVersion: (version: string) => string;
}

export const compareWords: InEveryLanguage<CompareWords> = {
  en: {
    title: (from, to) => `What changed from ${from} to ${to}`,
    nothing: 'Nothing changed.',
    licence: 'Licence',
    openness: 'Openness',
    metadata: 'Description',
    field: 'Field of the card',
    before: 'Before',
    after: 'After',
    none: 'none',
    files: 'Files',
    added: (count) => `Added (${count})`,
    removed: (count) => `Removed (${count})`,
    changed: (count) => `Changed (${count})`,
    moved: (count) => `Moved (${count})`,
    unchanged: (count) => `Unchanged: ${count}`,
    notShown: (count) => `and ${count} more`,
    readVersion: (version) => `Read version ${version}`,
  },
  fr: {
    title: (from, to) => `Ce qui a changé de ${from} à ${to}`,
    nothing: 'Rien n’a changé.',
    licence: 'Licence',
    openness: 'Ouverture',
    metadata: 'Description',
    field: 'Champ de la fiche',
    before: 'Avant',
    after: 'Après',
    none: 'aucun',
    files: 'Fichiers',
    added: (count) => `Ajoutés (${count})`,
    removed: (count) => `Supprimés (${count})`,
    changed: (count) => `Modifiés (${count})`,
    moved: (count) => `Déplacés (${count})`,
    unchanged: (count) => `Inchangés\u00a0: ${count}`,
    notShown: (count) => `et ${count} autres`,
    readVersion: (version) => `Lire la version ${version}`,
  },
};
