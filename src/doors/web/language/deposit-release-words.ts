import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import type { InEveryLanguage } from './language.js';

/** The words of releasing a draft. */
export interface DepositReleaseWords {
  readonly lead: string;
  readonly versionLabel: string;
  readonly versionHint: string;
  readonly notesLabel: string;
  readonly notesHint: string;
  readonly check: string;
  readonly propose: string;
  readonly checkedTitle: string;
  readonly checkedGood: (version: string) => string;
  readonly checkedBad: (count: string, isOne: boolean) => string;
  readonly willBe: string;
  readonly titleTerm: string;
  readonly creatorsTerm: string;
  readonly licenceTerm: string;
  readonly filesTerm: string;
  readonly versionTerm: string;
  readonly filesOf: (count: string, size: string, isOne: boolean) => string;
  readonly nextNone: string;
  readonly nextReview: (days: string) => string;
  readonly releasesTitle: string;
  readonly states: Readonly<Record<'candidate' | 'published' | 'withdrawn' | 'abandoned', string>>;
  readonly publishTitle: (version: string) => string;
  readonly publishLead: string;
  readonly irrevocable: string;
  readonly irrevocablePoints: readonly string[];
  readonly goesPublic: string;
  readonly people: string;
  readonly notesTerm: string;
  readonly pidTerm: string;
  readonly allFiles: (count: string) => string;
  readonly firstFiles: (shown: string, count: string) => string;
  readonly reviewTitle: string;
  readonly reviewOpen: (until: string) => string;
  readonly reviewOver: string;
  readonly reviewAnswers: (answered: string, invited: string) => string;
  readonly reviewConsultative: string;
  readonly seeReview: string;
  readonly waiverLabel: string;
  readonly waiverHint: string;
  readonly understood: string;
  readonly understoodMissing: string;
  readonly publish: string;
  readonly onlyOwners: string;
  readonly abandon: string;
  readonly abandonTitle: (version: string) => string;
  readonly abandonExplained: string;
  readonly abandonConfirm: string;
  readonly keep: string;
  readonly publishedTitle: (version: string) => string;
  readonly publishedLead: Readonly<Record<RepositoryKind, string>>;
  readonly address: string;
  readonly citation: string;
  readonly copy: string;
  readonly copied: string;
  readonly seePage: string;
  readonly another: string;
}

export const depositReleaseWords: InEveryLanguage<DepositReleaseWords> = {
  en: {
    lead: 'A release is a frozen version of the draft. First it is a candidate that only you and your co-authors see; publishing it is a step of its own.',
    versionLabel: 'Version',
    versionHint: 'Letters, digits, “.”, “_” and “-”, such as v1.0.',
    notesLabel: 'What is new (optional)',
    notesHint: 'Shown with the version, in Markdown.',
    check: 'Check without proposing',
    propose: 'Propose this version',
    checkedTitle: 'Result of the check',
    checkedGood: (version) => `Nothing stands against ${version}.`,
    checkedBad: (count, isOne) =>
      isOne ? 'One thing stands against it.' : `${count} things stand against it.`,
    willBe: 'What the public will see',
    titleTerm: 'Title',
    creatorsTerm: 'Creators',
    licenceTerm: 'Licence',
    filesTerm: 'Files',
    versionTerm: 'Version',
    filesOf: (count, size, isOne) => `${count} ${isOne ? 'file' : 'files'}, ${size}`,
    nextNone: 'Once it is proposed, an owner may publish it at once.',
    nextReview: (days) =>
      `This organisation asks advisors for their opinion: once it is proposed, they have ${days} days. What they say is published, and decides nothing.`,
    releasesTitle: 'Versions so far',
    states: {
      candidate: 'candidate',
      published: 'published',
      withdrawn: 'withdrawn',
      abandoned: 'abandoned',
    },
    publishTitle: (version) => `Publish ${version}?`,
    publishLead: 'Read this before you press the button.',
    irrevocable: 'Publishing cannot be undone.',
    irrevocablePoints: [
      'Everybody may read, use, change and share it, for ever and without an account.',
      'Neither you nor anybody here can change, hide or delete it; corrections are new versions.',
      'Its licence can become wider later, never narrower.',
    ],
    goesPublic: 'This goes public',
    people: 'People and organisations named',
    notesTerm: 'What is new',
    pidTerm: 'Identifier',
    allFiles: (count) => `All ${count} files`,
    firstFiles: (shown, count) =>
      `The first ${shown} of ${count} files; the candidate’s page has all.`,
    reviewTitle: 'Opinions of advisors',
    reviewOpen: (until) => `Advisors may answer until ${until}.`,
    reviewOver: 'The time for opinions is over, or all who were invited have answered.',
    reviewAnswers: (answered, invited) =>
      `${answered} of ${invited} invited advisors have answered.`,
    reviewConsultative:
      'Opinions are advice. Whatever they say, you may publish, and they are published with it.',
    seeReview: 'Opinions and replies',
    waiverLabel: 'Why you do not wait for them',
    waiverHint: 'Needed before the time is over. It is public, for ever.',
    understood: 'I have read this, and I know that publishing cannot be undone.',
    understoodMissing: 'Confirm that you know that publishing cannot be undone.',
    publish: 'Publish for ever',
    onlyOwners:
      'Only owners of the namespace may publish. Ask one of them; this page is the one to give.',
    abandon: 'Give up this candidate',
    abandonTitle: (version) => `Give up ${version}?`,
    abandonExplained:
      'The candidate goes, with its invitations; the draft stays as it is, and the label is free again.',
    abandonConfirm: 'Give it up',
    keep: 'Keep it',
    publishedTitle: (version) => `${version} is published`,
    publishedLead: {
      model: 'The model is free, and stays so for ever. Thank you.',
      paper: 'The paper is free, and stays so for ever. Thank you.',
      dataset: 'The dataset is free, and stays so for ever. Thank you.',
    },
    address: 'Address',
    citation: 'Citation',
    copy: 'Copy',
    copied: 'Copied',
    seePage: 'See its page',
    another: 'Another deposit',
  },
  fr: {
    lead: 'Une publication est une version figée du brouillon. C’est d’abord un candidat que seuls vous et vos coauteurs voyez\u202f; le publier est une étape à part.',
    versionLabel: 'Version',
    versionHint:
      'Lettres, chiffres, «\u00a0.\u00a0», «\u00a0_\u00a0» et «\u00a0-\u00a0», comme v1.0.',
    notesLabel: 'Ce qui est nouveau (facultatif)',
    notesHint: 'Montré avec la version, en Markdown.',
    check: 'Vérifier sans proposer',
    propose: 'Proposer cette version',
    checkedTitle: 'Résultat de la vérification',
    checkedGood: (version) => `Rien ne s’oppose à ${version}.`,
    checkedBad: (count, isOne) =>
      isOne ? 'Un point s’y oppose.' : `${count} points s’y opposent.`,
    willBe: 'Ce que le public verra',
    titleTerm: 'Titre',
    creatorsTerm: 'Auteurs',
    licenceTerm: 'Licence',
    filesTerm: 'Fichiers',
    versionTerm: 'Version',
    filesOf: (count, size, isOne) => `${count} ${isOne ? 'fichier' : 'fichiers'}, ${size}`,
    nextNone: 'Une fois proposée, un propriétaire peut la publier aussitôt.',
    nextReview: (days) =>
      `Cette organisation demande l’avis de conseillers\u00a0: une fois la version proposée, ils ont ${days} jours. Ce qu’ils disent est publié, et ne décide de rien.`,
    releasesTitle: 'Versions à ce jour',
    states: {
      candidate: 'candidate',
      published: 'publiée',
      withdrawn: 'retirée',
      abandoned: 'abandonnée',
    },
    publishTitle: (version) => `Publier ${version}\u202f?`,
    publishLead: 'À lire avant d’appuyer sur le bouton.',
    irrevocable: 'Publier est sans retour.',
    irrevocablePoints: [
      'Chacun pourra le lire, l’utiliser, le modifier et le partager, pour toujours et sans compte.',
      'Ni vous ni personne ici ne pourra le changer, le cacher ou le supprimer\u202f; une correction est une nouvelle version.',
      'Sa licence pourra s’élargir, jamais se restreindre.',
    ],
    goesPublic: 'Voici ce qui devient public',
    people: 'Personnes et organisations nommées',
    notesTerm: 'Ce qui est nouveau',
    pidTerm: 'Identifiant',
    allFiles: (count) => `Les ${count} fichiers`,
    firstFiles: (shown, count) =>
      `Les ${shown} premiers fichiers sur ${count}\u202f; la page du candidat les a tous.`,
    reviewTitle: 'Avis des conseillers',
    reviewOpen: (until) => `Les conseillers peuvent répondre jusqu’au ${until}.`,
    reviewOver: 'Le temps des avis est passé, ou tous les invités ont répondu.',
    reviewAnswers: (answered, invited) =>
      `${answered} conseillers invités sur ${invited} ont répondu.`,
    reviewConsultative:
      'Les avis sont des conseils. Quoi qu’ils disent, vous pouvez publier, et ils sont publiés avec la version.',
    seeReview: 'Avis et réponses',
    waiverLabel: 'Pourquoi vous ne les attendez pas',
    waiverHint: 'Nécessaire avant la fin du délai. C’est public, pour toujours.',
    understood: 'J’ai lu ce qui précède, et je sais que publier est sans retour.',
    understoodMissing: 'Confirmez que vous savez que publier est sans retour.',
    publish: 'Publier pour toujours',
    onlyOwners:
      'Seuls les propriétaires de l’espace peuvent publier. Demandez à l’un d’eux\u202f; c’est cette page qu’il faut lui donner.',
    abandon: 'Abandonner ce candidat',
    abandonTitle: (version) => `Abandonner ${version}\u202f?`,
    abandonExplained:
      'Le candidat disparaît, avec ses invitations\u202f; le brouillon reste tel qu’il est, et le nom de version redevient libre.',
    abandonConfirm: 'Abandonner',
    keep: 'Le garder',
    publishedTitle: (version) => `${version} est publiée`,
    publishedLead: {
      model: 'Le modèle est libre, et le reste pour toujours. Merci.',
      paper: 'L’article est libre, et le reste pour toujours. Merci.',
      dataset: 'Le jeu de données est libre, et le reste pour toujours. Merci.',
    },
    address: 'Adresse',
    citation: 'Citation',
    copy: 'Copier',
    copied: 'Copié',
    seePage: 'Voir sa page',
    another: 'Un autre dépôt',
  },
};
