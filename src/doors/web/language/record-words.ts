import type { InEveryLanguage } from './language.js';
import type { ArtifactKind } from '../../../domain/licensing/artifact-kind.js';

/** Families of licences, as readers need to tell them apart. */
export type LicenceFamily =
  'permissive' | 'weak-copyleft' | 'copyleft' | 'public-domain' | 'data' | 'document' | 'not-open';

/** The words of a record's page. */
export interface RecordWords {
  readonly kinds: Readonly<Record<'model' | 'paper' | 'dataset', string>>;
  readonly version: (label: string) => string;
  readonly publishedOn: string;
  readonly creators: string;
  readonly showAllCreators: (count: string) => string;
  readonly olderVersion: (latest: string) => string;
  readonly readLatest: string;
  readonly notices: Readonly<Record<'deprecated' | 'retracted', string>>;
  readonly replacedBy: string;
  readonly licence: string;
  readonly licenceText: string;
  readonly licenceMay: string;
  readonly licenceMust: string;
  readonly may: readonly string[];
  readonly must: Readonly<Record<LicenceFamily, readonly string[]>>;
  readonly partsDiffer: string;
  readonly useIt: string;
  readonly copy: string;
  readonly copied: string;
  readonly cite: string;
  readonly identifiers: string;
  readonly ofThisVersion: string;
  readonly ofAllVersions: string;
  readonly checksum: string;
  readonly files: string;
  readonly fileColumns: {
    readonly path: string;
    readonly size: string;
    readonly kind: string;
    readonly licence: string;
    readonly sha256: string;
  };
  readonly artifactKinds: Readonly<Record<ArtifactKind, string>>;
  readonly totalSize: (count: string, size: string, isOne: boolean) => string;
  readonly moreFiles: string;
  readonly versions: string;
  readonly allVersions: string;
  readonly withdrawn: string;
  readonly openness: string;
  readonly mofClass: (grade: number) => string;
  readonly unclassified: string;
  readonly opennessMissing: string;
  readonly osaid: Readonly<Record<'conforms' | 'does-not-conform' | 'not-assessed', string>>;
  readonly selfAssessed: string;
  readonly facts: string;
  readonly tasks: string;
  readonly languages: string;
  readonly tags: string;
  readonly library: string;
  readonly parameters: string;
  readonly architecture: string;
  readonly related: string;
  readonly basedOn: string;
  readonly usedBy: string;
  readonly references: string;
  readonly readPaper: string;
  readonly tombstoneTitle: string;
  readonly tombstoneExplains: string;
  readonly tombstoneWhen: string;
  readonly tombstoneWhy: string;
  readonly tombstoneObject: string;
  readonly tombstoneFiles: string;
  readonly howToCite: string;
}

export const recordWords: InEveryLanguage<RecordWords> = {
  en: {
    kinds: { model: 'Model', paper: 'Paper', dataset: 'Dataset' },
    version: (label) => `Version ${label}`,
    publishedOn: 'Published on',
    creators: 'Creators',
    showAllCreators: (count) => `All ${count} creators`,
    olderVersion: (latest) => `This is an older version. The latest is ${latest}.`,
    readLatest: 'Read the latest version',
    notices: {
      deprecated: 'Its authors advise against using this version.',
      retracted: 'Its authors have retracted this work. It stays readable.',
    },
    replacedBy: 'Use instead',
    licence: 'Licence',
    licenceText: 'Text of the licence',
    licenceMay: 'You may',
    licenceMust: 'You must',
    may: [
      'use it for any purpose, commercial ones included',
      'share it, in whole or in part',
      'change it and share what you made of it',
    ],
    must: {
      permissive: ['keep the copyright notice and the text of the licence with copies'],
      'weak-copyleft': [
        'keep the notices with copies',
        'share changes to these files under the same licence',
      ],
      copyleft: [
        'keep the notices with copies',
        'share works made from it under the same licence, with their source',
      ],
      'public-domain': ['nothing; naming the authors is good practice'],
      data: ['name the source, as the licence says'],
      document: ['name the authors, link the licence, and say what you changed'],
      'not-open': [],
    },
    partsDiffer: 'Some files have a licence of their own; the list of files says which.',
    useIt: 'Use it',
    copy: 'Copy',
    copied: 'Copied',
    cite: 'Cite it',
    identifiers: 'Identifiers',
    ofThisVersion: 'This version',
    ofAllVersions: 'All versions',
    checksum: 'Manifest',
    files: 'Files',
    fileColumns: {
      path: 'File',
      size: 'Size',
      kind: 'Kind',
      licence: 'Licence',
      sha256: 'SHA-256',
    },
    artifactKinds: {
      weights: 'weights',
      code: 'code',
      data: 'data',
      paper: 'paper',
      documentation: 'documentation',
      configuration: 'configuration',
    },
    totalSize: (count, size, isOne) => `${count} ${isOne ? 'file' : 'files'}, ${size}`,
    moreFiles: 'More files',
    versions: 'Versions',
    allVersions: 'All versions',
    withdrawn: 'withdrawn',
    openness: 'Openness',
    mofClass: (grade) => `Class ${grade} of the Model Openness Framework`,
    unclassified: 'In no class of the Model Openness Framework',
    opennessMissing: 'What the next class asks for besides',
    osaid: {
      conforms: 'Conforms to the Open Source AI Definition 1.0.',
      'does-not-conform': 'Does not conform to the Open Source AI Definition 1.0.',
      'not-assessed': 'Not assessed by the Open Source AI Definition 1.0.',
    },
    selfAssessed: 'Computed from the files and the card; nobody has certified it.',
    facts: 'Facts',
    tasks: 'Tasks',
    languages: 'Languages',
    tags: 'Tags',
    library: 'Library',
    parameters: 'Parameters',
    architecture: 'Architecture',
    related: 'Related works',
    basedOn: 'Made from',
    usedBy: 'Made from this',
    references: 'References',
    readPaper: 'Read the paper',
    tombstoneTitle: 'Withdrawn',
    tombstoneExplains:
      'The files of this version are no longer served. This notice stays, so that citations of it still lead somewhere.',
    tombstoneWhen: 'Withdrawn on',
    tombstoneWhy: 'Ground',
    tombstoneObject: 'How to object',
    tombstoneFiles: 'What it held',
    howToCite: 'It was cited as',
  },
  fr: {
    kinds: { model: 'Modèle', paper: 'Article', dataset: 'Jeu de données' },
    version: (label) => `Version ${label}`,
    publishedOn: 'Publié le',
    creators: 'Auteurs',
    showAllCreators: (count) => `Les ${count} auteurs`,
    olderVersion: (latest) => `Cette version est ancienne. La dernière est ${latest}.`,
    readLatest: 'Lire la dernière version',
    notices: {
      deprecated: 'Ses auteurs déconseillent cette version.',
      retracted: 'Ses auteurs ont rétracté ce travail. Il reste lisible.',
    },
    replacedBy: 'À utiliser plutôt',
    licence: 'Licence',
    licenceText: 'Texte de la licence',
    licenceMay: 'Vous pouvez',
    licenceMust: 'Vous devez',
    may: [
      'l’utiliser à toute fin, y compris commerciale',
      'le partager, en tout ou en partie',
      'le modifier et partager ce que vous en faites',
    ],
    must: {
      permissive: ['garder la mention de droit d’auteur et le texte de la licence avec les copies'],
      'weak-copyleft': [
        'garder les mentions avec les copies',
        'partager vos modifications de ces fichiers sous la même licence',
      ],
      copyleft: [
        'garder les mentions avec les copies',
        'partager sous la même licence, avec leurs sources, les œuvres qui en sont tirées',
      ],
      'public-domain': ['rien\u202f; nommer les auteurs est une bonne pratique'],
      data: ['nommer la source, comme le dit la licence'],
      document: ['nommer les auteurs, renvoyer à la licence et dire ce que vous avez changé'],
      'not-open': [],
    },
    partsDiffer:
      'Certains fichiers ont leur propre licence\u202f; la liste des fichiers dit lesquels.',
    useIt: 'L’utiliser',
    copy: 'Copier',
    copied: 'Copié',
    cite: 'Le citer',
    identifiers: 'Identifiants',
    ofThisVersion: 'Cette version',
    ofAllVersions: 'Toutes les versions',
    checksum: 'Manifeste',
    files: 'Fichiers',
    fileColumns: {
      path: 'Fichier',
      size: 'Taille',
      kind: 'Nature',
      licence: 'Licence',
      sha256: 'SHA-256',
    },
    artifactKinds: {
      weights: 'poids',
      code: 'code',
      data: 'données',
      paper: 'article',
      documentation: 'documentation',
      configuration: 'configuration',
    },
    totalSize: (count, size, isOne) => `${count} ${isOne ? 'fichier' : 'fichiers'}, ${size}`,
    moreFiles: 'Suite des fichiers',
    versions: 'Versions',
    allVersions: 'Toutes les versions',
    withdrawn: 'retirée',
    openness: 'Ouverture',
    mofClass: (grade) => `Classe ${grade} du Model Openness Framework`,
    unclassified: 'Dans aucune classe du Model Openness Framework',
    opennessMissing: 'Ce que la classe suivante demande en plus',
    osaid: {
      conforms: 'Conforme à l’Open Source AI Definition 1.0.',
      'does-not-conform': 'Non conforme à l’Open Source AI Definition 1.0.',
      'not-assessed': 'Non évalué selon l’Open Source AI Definition 1.0.',
    },
    selfAssessed: 'Calculé d’après les fichiers et la fiche\u202f; personne ne l’a certifié.',
    facts: 'En bref',
    tasks: 'Tâches',
    languages: 'Langues',
    tags: 'Mots-clés',
    library: 'Bibliothèque',
    parameters: 'Paramètres',
    architecture: 'Architecture',
    related: 'Travaux liés',
    basedOn: 'Tiré de',
    usedBy: 'Tiré de celui-ci',
    references: 'Références',
    readPaper: 'Lire l’article',
    tombstoneTitle: 'Retiré',
    tombstoneExplains:
      'Les fichiers de cette version ne sont plus servis. Cet avis demeure, pour que les citations mènent encore quelque part.',
    tombstoneWhen: 'Retiré le',
    tombstoneWhy: 'Motif',
    tombstoneObject: 'Comment contester',
    tombstoneFiles: 'Ce qu’elle contenait',
    howToCite: 'Elle se citait ainsi',
  },
};
