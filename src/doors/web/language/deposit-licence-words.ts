import type { InEveryLanguage } from './language.js';

/** The words of the licence report of a draft. */
export interface DepositLicenceWords {
  readonly title: string;
  readonly lead: string;
  readonly allOpen: (covered: string, isOne: boolean) => string;
  readonly nothingYet: string;
  readonly blocks: (blocked: string, covered: string, isOne: boolean) => string;
  readonly blocksOtherwise: (count: string, isOne: boolean) => string;
  readonly groupOf: (count: string, kind: string, isOne: boolean) => string;
  readonly declared: string;
  readonly undeclared: string;
  readonly why: string;
  readonly accepted: string;
  readonly theFiles: string;
  readonly moreFiles: (count: string) => string;
  readonly saidInFile: string;
  readonly mendTitle: string;
  readonly licenceLabel: string;
  readonly licenceHint: string;
  readonly scopeLabel: string;
  readonly scopeFiles: (count: string, isOne: boolean) => string;
  readonly scopeKind: (kind: string) => string;
  readonly scopeAll: string;
  readonly set: string;
  readonly othersTitle: string;
  readonly warningsTitle: string;
  readonly declaredTitle: string;
  readonly columns: { readonly kind: string; readonly files: string; readonly licence: string };
  readonly mixed: string;
  readonly opennessTitle: string;
  readonly reportChanged: string;
  readonly licenceMissing: string;
  readonly stale: string;
}

export const depositLicenceWords: InEveryLanguage<DepositLicenceWords> = {
  en: {
    title: 'Licence report',
    lead: 'Every file of a release is under a licence that lets anybody use, change and share it, for any purpose. The report is computed anew with each change.',
    allOpen: (covered, isOne) =>
      isOne
        ? 'The one file is under an open licence.'
        : `All ${covered} files are under an open licence.`,
    nothingYet: 'There are no files yet whose licence could be judged.',
    blocks: (blocked, covered, isOne) =>
      isOne
        ? `1 of ${covered} files blocks the release.`
        : `${blocked} of ${covered} files block the release.`,
    blocksOtherwise: (count, isOne) =>
      isOne
        ? 'One further matter blocks the release.'
        : `${count} further matters block the release.`,
    groupOf: (count, kind, isOne) => `${count} ${isOne ? 'file' : 'files'} (${kind})`,
    declared: 'Declared licence',
    undeclared: 'none',
    why: 'Why',
    accepted: 'Accepted would be',
    theFiles: 'The files',
    moreFiles: (count) => `and ${count} more`,
    saidInFile:
      'The licence is stated in the files themselves: correct it there, and upload them again.',
    mendTitle: 'Set the licence',
    licenceLabel: 'Licence',
    licenceHint: 'An SPDX identifier or expression, such as CC-BY-4.0.',
    scopeLabel: 'For',
    scopeFiles: (count, isOne) => (isOne ? 'this file' : `these ${count} files`),
    scopeKind: (kind) => `everything of this kind: ${kind}`,
    scopeAll: 'the whole release',
    set: 'Set the licence',
    othersTitle: 'What else blocks the release',
    warningsTitle: 'Worth knowing; blocks nothing',
    declaredTitle: 'What the files amount to',
    columns: { kind: 'Kind', files: 'Files', licence: 'Licence' },
    mixed: 'not settled yet',
    opennessTitle: 'Openness',
    reportChanged: 'The report has changed since this page was loaded. Look at it again.',
    licenceMissing: 'Name a licence.',
    stale: 'Somebody changed the draft in the meantime. Look at it again and repeat your change.',
  },
  fr: {
    title: 'Rapport des licences',
    lead: 'Chaque fichier d’une version publiée est sous une licence qui permet à chacun de l’utiliser, de le modifier et de le partager, à toute fin. Le rapport est refait à chaque changement.',
    allOpen: (covered, isOne) =>
      isOne
        ? 'L’unique fichier est sous une licence ouverte.'
        : `Les ${covered} fichiers sont sous une licence ouverte.`,
    nothingYet: 'Il n’y a pas encore de fichiers dont juger la licence.',
    blocks: (blocked, covered, isOne) =>
      isOne
        ? `1 fichier sur ${covered} bloque la publication.`
        : `${blocked} fichiers sur ${covered} bloquent la publication.`,
    blocksOtherwise: (count, isOne) =>
      isOne
        ? 'Un autre point bloque la publication.'
        : `${count} autres points bloquent la publication.`,
    groupOf: (count, kind, isOne) => `${count} ${isOne ? 'fichier' : 'fichiers'} (${kind})`,
    declared: 'Licence déclarée',
    undeclared: 'aucune',
    why: 'Pourquoi',
    accepted: 'Seraient acceptées',
    theFiles: 'Les fichiers',
    moreFiles: (count) => `et ${count} autres`,
    saidInFile:
      'La licence est dite dans les fichiers eux-mêmes\u00a0: corrigez-la là, puis envoyez-les de nouveau.',
    mendTitle: 'Fixer la licence',
    licenceLabel: 'Licence',
    licenceHint: 'Un identifiant ou une expression SPDX, comme CC-BY-4.0.',
    scopeLabel: 'Pour',
    scopeFiles: (count, isOne) => (isOne ? 'ce fichier' : `ces ${count} fichiers`),
    scopeKind: (kind) => `tout ce qui est de cette nature\u00a0: ${kind}`,
    scopeAll: 'toute la version',
    set: 'Fixer la licence',
    othersTitle: 'Ce qui bloque encore la publication',
    warningsTitle: 'Bon à savoir\u202f; ne bloque rien',
    declaredTitle: 'Ce à quoi les fichiers reviennent',
    columns: { kind: 'Nature', files: 'Fichiers', licence: 'Licence' },
    mixed: 'pas encore établie',
    opennessTitle: 'Ouverture',
    reportChanged: 'Le rapport a changé depuis que cette page est chargée. Regardez-le de nouveau.',
    licenceMissing: 'Nommez une licence.',
    stale:
      'Quelqu’un a modifié le brouillon entre-temps. Regardez-le de nouveau, puis refaites votre changement.',
  },
};
