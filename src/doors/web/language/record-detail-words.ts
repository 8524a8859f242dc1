import type { InEveryLanguage } from './language.js';
import type { WithdrawalCategory } from '../../../domain/release/states.js';

/** The finer print of a record's page, and of the pages behind it. */
export interface RecordDetailWords {
  readonly onThisPage: string;
  readonly abstract: string;
  readonly orcidOf: (name: string) => string;
  readonly andMore: (count: string) => string;
  readonly affiliations: string;
  readonly isDraft: string;
  readonly draftFaults: string;
  readonly isCandidate: string;
  readonly saysSo: (by: string, on: string) => string;
  readonly oldTranslation: string;
  /** Said in the language that it names. */
  readonly readInThisLanguage: string;
  readonly readReview: string;
  readonly goOnWithDeposit: string;
  readonly candidates: string;
  readonly draftIsOpen: (files: string) => string;
  readonly draftIsBlocked: (blocking: string, files: string) => string;
  readonly noCard: string;
  readonly readHere: string;
  readonly asPdf: (size: string) => string;
  readonly choice: string;
  readonly uses: Readonly<Record<'hf' | 'python' | 'javascript' | 'curl', string>>;
  readonly revision: string;
  readonly directory: string;
  readonly manifest: string;
  readonly ofDtype: (dtype: string, count: string) => string;
  readonly byDtype: string;
  readonly context: string;
  readonly quantisation: string;
  readonly citedBy: string;
  readonly cites: string;
  readonly madeWith: string;
  readonly elsewhere: string;
  readonly latest: string;
  readonly earlierVersions: string;
  readonly candidate: string;
  readonly notices: Readonly<Record<'deprecated' | 'retracted', string>>;
  readonly changes: (from: string, to: string) => string;
  readonly notes: string;
  readonly backToRecord: string;
  readonly tableOfFiles: string;
  readonly firstFiles: string;
  readonly allFiles: (count: string) => string;
  readonly noLicence: string;
  readonly grounds: Readonly<Record<WithdrawalCategory, string>>;
  readonly decidedBySteward: string;
  readonly objectTo: (email: string) => string;
  readonly copiesKeepTheirLicence: string;
  readonly replacement: string;
  readonly statement: string;
  readonly reliedOnBy: string;
}

export const recordDetailWords: InEveryLanguage<RecordDetailWords> = {
  en: {
    onThisPage: 'On this page',
    abstract: 'Abstract',
    orcidOf: (name) => `ORCID of ${name}`,
    andMore: (count) => `and ${count} more`,
    affiliations: 'Affiliations',
    isDraft: 'This is a draft. Only its authors see this page; nothing of it is published.',
    draftFaults: 'What stands against its release',
    isCandidate:
      'This is a candidate. Only its authors and the advisors who were asked see this page.',
    saysSo: (by, on) => `${by}, ${on}`,
    readInThisLanguage: 'Read this text in English',
    readReview: 'Opinions on this candidate',
    goOnWithDeposit: 'Go on with this deposit',
    candidates: 'Candidates',
    draftIsOpen: (files) => `The licences of all files (${files}) are open.`,
    draftIsBlocked: (blocking, files) =>
      `Licences that stand against a release: ${blocking} of ${files} files.`,
    oldTranslation: 'The English text is newer than this translation.',
    noCard: 'Its authors have written no description.',
    readHere: 'Read it on this page',
    asPdf: (size) => `PDF, ${size}`,
    choice: 'You choose which of these licences to follow:',
    uses: {
      hf: 'Command line: hf',
      python: 'Python',
      javascript: 'JavaScript',
      curl: 'curl, with its checksum',
    },
    revision: 'Revision',
    directory: 'Directory',
    manifest: 'Manifest as JSON',
    ofDtype: (dtype, count) => `${count} in ${dtype}`,
    byDtype: 'Parameters by number format',
    context: 'Context length',
    quantisation: 'Quantisation',
    citedBy: 'Refer to this',
    cites: 'This refers to',
    madeWith: 'Data it was made with',
    elsewhere: 'Elsewhere',
    latest: 'latest',
    earlierVersions: 'Earlier versions',
    candidate: 'candidate',
    notices: { deprecated: 'deprecated', retracted: 'retracted' },
    changes: (from, to) => `What changed from ${from} to ${to}`,
    notes: 'Notes on this version',
    backToRecord: 'Back to the record',
    tableOfFiles: 'Table of the files',
    firstFiles: 'First files',
    allFiles: (count) => `All ${count} files`,
    noLicence: 'needs none',
    grounds: {
      legal: 'A legal reason.',
      privacy: 'It holds personal data.',
      safety: 'It endangers those who use it.',
    },
    decidedBySteward: 'Decided by a steward of this place.',
    objectTo: (email) =>
      `Write to ${email} and name this address. A steward answers, and can lift the withdrawal.`,
    copiesKeepTheirLicence:
      'A licence that was validly granted is not revoked for those who already have copies.',
    replacement: 'Use instead',
    statement: 'Statement',
    reliedOnBy: 'A licence that this release relies on:',
  },
  fr: {
    onThisPage: 'Sur cette page',
    abstract: 'Résumé',
    orcidOf: (name) => `identifiant ORCID, ${name}`,
    andMore: (count) => `et ${count} autres`,
    affiliations: 'Affiliations',
    isDraft:
      'Ceci est un brouillon. Seuls ses auteurs voient cette page\u202f; rien n’en est publié.',
    draftFaults: 'Ce qui s’oppose à sa publication',
    isCandidate:
      'Ceci est une version candidate. Seuls ses auteurs et les conseillers sollicités voient cette page.',
    saysSo: (by, on) => `${by}, ${on}`,
    readInThisLanguage: 'Lire ce texte en français',
    readReview: 'Avis sur cette version candidate',
    goOnWithDeposit: 'Poursuivre ce dépôt',
    candidates: 'Versions candidates',
    draftIsOpen: (files) => `Les licences de tous les fichiers (${files}) sont ouvertes.`,
    draftIsBlocked: (blocking, files) =>
      `Licences qui s’opposent à la publication\u00a0: ${blocking} fichiers sur ${files}.`,
    oldTranslation: 'Le texte anglais est plus récent que cette traduction.',
    noCard: 'Ses auteurs n’ont pas écrit de description.',
    readHere: 'Le lire sur cette page',
    asPdf: (size) => `PDF, ${size}`,
    choice: 'Vous choisissez laquelle de ces licences suivre\u00a0:',
    uses: {
      hf: 'Ligne de commande\u00a0: hf',
      python: 'Python',
      javascript: 'JavaScript',
      curl: 'curl, avec sa somme de contrôle',
    },
    revision: 'Révision',
    directory: 'Arborescence',
    manifest: 'Manifeste en JSON',
    ofDtype: (dtype, count) => `${count} en ${dtype}`,
    byDtype: 'Paramètres par format de nombre',
    context: 'Longueur de contexte',
    quantisation: 'Quantification',
    citedBy: 'Y renvoient',
    cites: 'Renvoie à',
    madeWith: 'Données dont il est tiré',
    elsewhere: 'Ailleurs',
    latest: 'dernière',
    earlierVersions: 'Versions précédentes',
    candidate: 'candidate',
    notices: { deprecated: 'déconseillée', retracted: 'rétractée' },
    changes: (from, to) => `Ce qui a changé de ${from} à ${to}`,
    notes: 'Notes sur cette version',
    backToRecord: 'Revenir à la notice',
    tableOfFiles: 'Tableau des fichiers',
    firstFiles: 'Premiers fichiers',
    allFiles: (count) => `Les ${count} fichiers`,
    noLicence: 'sans objet',
    grounds: {
      legal: 'Un motif juridique.',
      privacy: 'Elle contient des données personnelles.',
      safety: 'Elle met en danger ceux qui l’utilisent.',
    },
    decidedBySteward: 'Décidé par un intendant du lieu.',
    objectTo: (email) =>
      `Écrivez à ${email} en indiquant cette adresse. Un intendant répond, et peut lever le retrait.`,
    copiesKeepTheirLicence:
      'Une licence valablement accordée n’est pas révoquée pour ceux qui ont déjà des copies.',
    replacement: 'À utiliser plutôt',
    statement: 'Déclaration',
    reliedOnBy: 'Une licence sur laquelle repose cette version\u00a0:',
  },
};
