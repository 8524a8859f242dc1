import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import type { DepositStep } from '../deposit/deposit-address.js';
import type { InEveryLanguage } from './language.js';

/** The words of the list of deposits, of a new one, and of what stands on every step. */
export interface DepositWords {
  readonly title: string;
  readonly lead: string;
  readonly drafts: string;
  readonly all: string;
  readonly showAll: string;
  readonly showDrafts: string;
  readonly noDrafts: string;
  readonly columns: {
    readonly work: string;
    readonly kind: string;
    readonly changed: string;
    readonly state: string;
  };
  readonly isDraft: string;
  readonly isReleased: (version: string) => string;
  readonly hasChanges: (version: string) => string;
  readonly candidate: (version: string) => string;
  readonly older: string;
  readonly newest: string;
  readonly newTitle: string;
  readonly newLead: string;
  readonly kindLabel: string;
  readonly kinds: Readonly<Record<RepositoryKind, { name: string; explained: string }>>;
  readonly titleLabel: string;
  readonly titleHint: string;
  readonly namespaceLabel: string;
  readonly namespaceHint: string;
  readonly nameLabel: string;
  readonly nameHint: string;
  readonly create: string;
  readonly kindMissing: string;
  readonly steps: Readonly<Record<DepositStep, string>>;
  readonly stepsTitle: string;
  readonly stepOf: (number: number, name: string) => string;
  readonly filesState: (count: string, isOne: boolean) => string;
  readonly descriptionDone: string;
  readonly descriptionMissing: string;
  readonly licencesOpen: string;
  readonly licencesBlocked: (count: string) => string;
  readonly nothingReleased: string;
  readonly draftOf: Readonly<Record<RepositoryKind, string>>;
  readonly seePage: string;
  readonly allDeposits: string;
  readonly nextStep: (name: string) => string;
  readonly deleteDraft: string;
  readonly deleteTitle: (name: string) => string;
  readonly deleteExplained: string;
  readonly deleteConfirm: string;
  readonly keepDraft: string;
  readonly notDeletable: string;
}

export const depositWords: InEveryLanguage<DepositWords> = {
  en: {
    title: 'Deposit',
    lead: 'Bring a paper, a model or a dataset here. It stays a draft that only you and your co-authors see, until you publish it; then it is free, and stays so for ever.',
    drafts: 'Not released yet',
    all: 'All that you may write to',
    showAll: 'Show everything, released work too',
    showDrafts: 'Show what is not released yet',
    noDrafts: 'Nothing is waiting. Begin a deposit below.',
    columns: { work: 'Work', kind: 'Kind', changed: 'Last change', state: 'State' },
    isDraft: 'draft',
    isReleased: (version) => `released as ${version}`,
    hasChanges: (version) => `changed since ${version}`,
    candidate: (version) => `candidate ${version}`,
    older: 'Older ones',
    newest: 'Back to the newest',
    newTitle: 'New deposit',
    newLead:
      'Files, description and licence come next. Everything can be changed until you publish.',
    kindLabel: 'What do you deposit?',
    kinds: {
      paper: { name: 'Paper', explained: 'a text to read: preprint, report, article or thesis' },
      model: { name: 'Model', explained: 'trained weights, with their code and documentation' },
      dataset: { name: 'Dataset', explained: 'data to train, to evaluate or to study with' },
    },
    titleLabel: 'Title',
    titleHint: 'As it is to be cited.',
    namespaceLabel: 'Under whose name?',
    namespaceHint: 'Yours, or that of an organisation in which you may write.',
    nameLabel: 'Short name',
    nameHint: 'For the address: letters, digits, “-”, “_” and “.”. It is suggested from the title.',
    create: 'Begin the deposit',
    kindMissing: 'Choose a kind: paper, model or dataset.',
    steps: {
      files: 'Files',
      description: 'Description',
      licences: 'Licences',
      release: 'Release',
    },
    stepsTitle: 'Steps of the deposit',
    stepOf: (number, name) => `${number}. ${name}`,
    filesState: (count, isOne) => `${count} ${isOne ? 'file' : 'files'}`,
    descriptionDone: 'complete',
    descriptionMissing: 'to be completed',
    licencesOpen: 'all open',
    licencesBlocked: (count) => `${count} to mend`,
    nothingReleased: 'not yet',
    draftOf: {
      model: 'Draft of a model',
      paper: 'Draft of a paper',
      dataset: 'Draft of a dataset',
    },
    seePage: 'See it as a page',
    allDeposits: 'Your deposits',
    nextStep: (name) => `Next: ${name}`,
    deleteDraft: 'Delete this draft',
    deleteTitle: (name) => `Delete ${name}?`,
    deleteExplained:
      'The draft goes with all its files and its history, for you and your co-authors. This cannot be undone.',
    deleteConfirm: 'Delete the draft',
    keepDraft: 'Keep it',
    notDeletable: 'Something of it was released, and what was released stays for ever.',
  },
  fr: {
    title: 'Déposer',
    lead: 'Apportez ici un article, un modèle ou un jeu de données. Il reste un brouillon que seuls vous et vos coauteurs voyez, jusqu’à ce que vous le publiiez\u202f; alors il est libre, et le reste pour toujours.',
    drafts: 'Pas encore publiés',
    all: 'Tout ce que vous pouvez modifier',
    showAll: 'Tout montrer, y compris ce qui est publié',
    showDrafts: 'Montrer ce qui n’est pas encore publié',
    noDrafts: 'Rien n’attend. Commencez un dépôt ci-dessous.',
    columns: {
      work: 'Travail',
      kind: 'Nature',
      changed: 'Dernière modification',
      state: 'État',
    },
    isDraft: 'brouillon',
    isReleased: (version) => `publié\u00a0: ${version}`,
    hasChanges: (version) => `modifié depuis ${version}`,
    candidate: (version) => `candidat ${version}`,
    older: 'Plus anciens',
    newest: 'Revenir aux plus récents',
    newTitle: 'Nouveau dépôt',
    newLead:
      'Viennent ensuite les fichiers, la description et la licence. Tout peut changer jusqu’à la publication.',
    kindLabel: 'Que déposez-vous\u202f?',
    kinds: {
      paper: {
        name: 'Article',
        explained: 'un texte à lire\u00a0: prépublication, rapport, article ou thèse',
      },
      model: {
        name: 'Modèle',
        explained: 'des poids entraînés, avec leur code et leur documentation',
      },
      dataset: {
        name: 'Jeu de données',
        explained: 'des données pour entraîner, évaluer ou étudier',
      },
    },
    titleLabel: 'Titre',
    titleHint: 'Tel qu’il sera cité.',
    namespaceLabel: 'Sous quel nom\u202f?',
    namespaceHint: 'Le vôtre, ou celui d’une organisation où vous pouvez écrire.',
    nameLabel: 'Nom court',
    nameHint:
      'Pour l’adresse\u00a0: lettres, chiffres, «\u00a0-\u00a0», «\u00a0_\u00a0» et «\u00a0.\u00a0». Il est proposé d’après le titre.',
    create: 'Commencer le dépôt',
    kindMissing: 'Choisissez une nature\u00a0: article, modèle ou jeu de données.',
    steps: {
      files: 'Fichiers',
      description: 'Description',
      licences: 'Licences',
      release: 'Publication',
    },
    stepsTitle: 'Étapes du dépôt',
    stepOf: (number, name) => `${number}. ${name}`,
    filesState: (count, isOne) => `${count} ${isOne ? 'fichier' : 'fichiers'}`,
    descriptionDone: 'complète',
    descriptionMissing: 'à compléter',
    licencesOpen: 'toutes ouvertes',
    licencesBlocked: (count) => `${count} à corriger`,
    nothingReleased: 'pas encore',
    draftOf: {
      model: 'Brouillon d’un modèle',
      paper: 'Brouillon d’un article',
      dataset: 'Brouillon d’un jeu de données',
    },
    seePage: 'Voir la page',
    allDeposits: 'Vos dépôts',
    nextStep: (name) => `Étape suivante\u00a0: ${name}`,
    deleteDraft: 'Supprimer ce brouillon',
    deleteTitle: (name) => `Supprimer ${name}\u202f?`,
    deleteExplained:
      'Le brouillon disparaît avec tous ses fichiers et son histoire, pour vous et vos coauteurs. C’est sans retour.',
    deleteConfirm: 'Supprimer le brouillon',
    keepDraft: 'Le garder',
    notDeletable: 'Une partie en a été publiée, et ce qui est publié reste pour toujours.',
  },
};
