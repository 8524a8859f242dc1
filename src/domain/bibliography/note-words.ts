import type { InEveryLanguage } from '../language/language.js';

/** What may be said of a source that a proposal was read from; `value` is shortened already. */
export type NoteCode = keyof typeof english;

const english = {
  'authors-cut': () => 'The source says that there are more authors and does not name them.',
  'date-unreadable': (value: string) => `"${value}" was not read as a date.`,
  'entry-unfinished': () => 'The entry has no end; what was there was read.',
  'fields-left-out': (value: string) => `Not taken over: ${value}.`,
  'further-entries': () => 'Only the first entry was read; there are more.',
  'identifier-unreadable': (value: string) => `"${value}" is no identifier that is known here.`,
  'language-unreadable': (value: string) => `"${value}" is no language tag, such as "en".`,
  'licence-left-out': () =>
    'The source names a licence. It was not taken over: only you can say under which one this is released.',
  'markup-removed': (value: string) => `Markup was taken out of "${value}".`,
  'name-whole': () => 'Names were left whole, since the source does not say which part is which.',
  'orcid-unreadable': (value: string) => `"${value}" is no ORCID iD; it was left out.`,
  'pages-cut': () => 'The PDF is longer than what was read of it.',
  'person-twice': (value: string) => `The ORCID iD ${value} stands twice; the second was left out.`,
  'preferred-citation': () => 'The work under "preferred-citation" was read.',
  'read-from-layout': (value: string) =>
    `"${value}" was guessed from how the first page looks; check it.`,
  'tex-unknown': (value: string) => `The TeX command "${value}" was left out.`,
  'text-cut': (value: string) => `"${value}" is longer than what is taken; its end was left out.`,
  'too-long': (value: string) => `"${value}" is too long and was left out.`,
  'type-unknown': (value: string) => `"${value}" is no kind of paper that is known here.`,
} satisfies Record<string, (value: string) => string>;

/** What a note says, by its code. */
export const noteWords: InEveryLanguage<Readonly<Record<NoteCode, (value: string) => string>>> = {
  en: english,
  fr: {
    'authors-cut': () => 'La source dit qu’il y a d’autres auteurs et ne les nomme pas.',
    'date-unreadable': (value) => `«\u00a0${value}\u00a0» n’a pas été lu comme une date.`,
    'entry-unfinished': () => 'La notice n’a pas de fin\u202f; ce qui était là a été lu.',
    'fields-left-out': (value) => `N’ont pas été repris\u00a0: ${value}.`,
    'further-entries': () => 'Seule la première notice a été lue\u202f; il y en a d’autres.',
    'identifier-unreadable': (value) =>
      `«\u00a0${value}\u00a0» n’est pas un identifiant connu ici.`,
    'language-unreadable': (value) =>
      `«\u00a0${value}\u00a0» n’est pas un code de langue, comme «\u00a0fr\u00a0».`,
    'licence-left-out': () =>
      'La source nomme une licence. Elle n’a pas été reprise\u00a0: vous seul pouvez dire sous laquelle ceci est publié.',
    'markup-removed': (value) => `Des balises ont été retirées de «\u00a0${value}\u00a0».`,
    'name-whole': () =>
      'Des noms ont été laissés entiers\u00a0: la source ne dit pas ce qui est nom ou prénom.',
    'orcid-unreadable': (value) =>
      `«\u00a0${value}\u00a0» n’est pas un identifiant ORCID\u202f; il est omis.`,
    'pages-cut': () => 'Le PDF est plus long que ce qui en a été lu.',
    'person-twice': (value) =>
      `L’identifiant ORCID ${value} est là deux fois\u202f; la seconde est omise.`,
    'preferred-citation': () => 'L’œuvre sous «\u00a0preferred-citation\u00a0» a été lue.',
    'read-from-layout': (value) =>
      `«\u00a0${value}\u00a0» a été deviné d’après l’aspect de la première page\u202f; vérifiez.`,
    'tex-unknown': (value) => `La commande TeX «\u00a0${value}\u00a0» a été omise.`,
    'text-cut': (value) =>
      `«\u00a0${value}\u00a0» dépasse ce qui est pris\u202f; la fin a été omise.`,
    'too-long': (value) => `«\u00a0${value}\u00a0» est trop long et a été omis.`,
    'type-unknown': (value) => `«\u00a0${value}\u00a0» n’est pas une nature d’article connue ici.`,
  },
};
