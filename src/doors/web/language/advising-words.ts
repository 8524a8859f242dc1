import type { Recommendation } from '../../../domain/review/opinion.js';
import type { InEveryLanguage } from './language.js';

/** The words of the forms of a review: the advisor's, and those of the authors. */
export interface AdvisingWords {
  readonly yourPart: string;
  readonly invitedToAdvise: (handle: string) => string;
  readonly mayVolunteer: string;
  readonly readsOnly: string;
  readonly declareFirst: string;
  readonly declarationLead: string;
  readonly detectedLead: string;
  readonly nothingDetected: string;
  readonly haveInterests: string;
  readonly none: string;
  readonly declared: string;
  readonly kinds: string;
  readonly kindsHint: string;
  readonly statement: string;
  readonly statementHint: string;
  readonly declare: string;
  readonly declaredSo: string;
  readonly changeDeclaration: string;
  readonly giveOpinion: string;
  readonly reviseOpinion: string;
  readonly furtherOpinion: string;
  readonly willBePublished: string;
  readonly revisable: string;
  readonly frozenAtOnce: string;
  readonly recommendation: string;
  readonly recommendations: Readonly<Record<Recommendation, string>>;
  readonly summary: string;
  readonly summaryHint: string;
  readonly body: string;
  readonly bodyHint: string;
  readonly preview: string;
  readonly previewTitle: string;
  readonly emptyPreview: string;
  readonly byAspect: string;
  readonly byAspectHint: string;
  readonly aiUse: string;
  readonly aiUseHint: string;
  readonly give: string;
  readonly revise: string;
  readonly authors: string;
  readonly blocksNothing: string;
  readonly publish: string;
  readonly waive: string;
  readonly invite: string;
  readonly advisor: string;
  readonly advisorHint: string;
  readonly whoAdvises: string;
  readonly replyTo: (name: string) => string;
  readonly reviseReply: (name: string) => string;
  readonly replyLabel: string;
  readonly replyHint: string;
  readonly replyOnce: string;
  readonly sendReply: string;
}

export const advisingWords: InEveryLanguage<AdvisingWords> = {
  en: {
    yourPart: 'Your opinion',
    invitedToAdvise: (handle) => `${handle} asks for your opinion on this candidate.`,
    mayVolunteer:
      'You have not been asked. As an advisor you may volunteer, and give your opinion all the same.',
    readsOnly:
      'You signed in with a token that only reads. To advise, sign in with one that may write.',
    declareFirst: 'First, your competing interests',
    declarationLead:
      'An interest bars nothing: it is published beside your opinion, so that readers can weigh it.',
    detectedLead: 'What the records of this place show, and will be published beside it:',
    nothingDetected:
      'The records of this place show no tie between you and this work. Only you know of others.',
    haveInterests: 'Does anything tie you to this work or to its authors?',
    none: 'Nothing does',
    declared: 'Something does',
    kinds: 'Of which kind?',
    kindsHint: 'Only where something does. Choose all that apply, or explain below.',
    statement: 'In your own words',
    statementHint: 'One or two sentences; optional where you chose a kind.',
    declare: 'Keep this declaration',
    declaredSo: 'You declared:',
    changeDeclaration: 'Change the declaration',
    giveOpinion: 'Give your opinion',
    reviseOpinion: 'Revise your opinion',
    furtherOpinion: 'Give an opinion on this release',
    willBePublished:
      'It is published with the release under CC-BY-4.0, signed, with your name and your declaration.',
    revisable: 'You may revise it until publication; every revision is kept.',
    frozenAtOnce:
      'This release is published: an opinion given now is public at once, and cannot be changed.',
    recommendation: 'What do you advise?',
    recommendations: {
      endorse: 'I recommend its release',
      endorse_with_reservations: 'I recommend its release, with reservations',
      advise_against: 'I advise against its release',
      abstain: 'I give no recommendation',
    },
    summary: 'Summary',
    summaryHint: 'One paragraph that can be read alone.',
    body: 'Opinion in full',
    bodyHint: 'Optional. Markdown: headings, lists, tables, $maths$.',
    preview: 'Preview',
    previewTitle: 'Preview',
    emptyPreview: 'There is nothing to preview yet.',
    byAspect: 'By aspect',
    byAspectHint: 'All optional. There are no grades: say in words what readers should know.',
    aiUse: 'How machines helped you',
    aiUseHint: 'Optional. Which tools, and for what.',
    give: 'Sign and give this opinion',
    revise: 'Sign this revision',
    authors: 'For the authors',
    blocksNothing:
      'An opinion does not block publication, whatever it says. When the time for opinions has passed, when everybody asked has answered, or when an owner gives a public reason not to wait, this version can be published.',
    publish: 'Publish this version…',
    waive: 'An owner who does not wait gives a public reason on that page.',
    invite: 'Invite',
    advisor: 'Ask an advisor',
    advisorHint: 'Handle of the account.',
    whoAdvises: 'Who advises here',
    replyTo: (name) => `Reply to ${name}`,
    reviseReply: (name) => `Revise the reply to ${name}`,
    replyLabel: 'Reply of the authors',
    replyHint: 'Published under the opinion, with your name. Markdown.',
    replyOnce: 'The release is published: this reply will be final.',
    sendReply: 'Sign and send this reply',
  },
  fr: {
    yourPart: 'Votre avis',
    invitedToAdvise: (handle) => `${handle} sollicite votre avis sur cette candidate.`,
    mayVolunteer:
      'Vous n’avez pas été sollicité. En tant que conseiller, vous pouvez vous proposer et donner tout de même un avis.',
    readsOnly:
      'Vous êtes connecté avec un jeton qui ne permet que de lire. Pour donner un avis, il en faut un qui permette d’écrire.',
    declareFirst: 'D’abord, vos liens d’intérêts',
    declarationLead:
      'Un lien n’interdit rien\u00a0: il est publié à côté de votre avis, pour que chacun puisse en juger.',
    detectedLead: 'Ce que montrent les notices du lieu, et qui sera publié à côté\u00a0:',
    nothingDetected:
      'Les notices du lieu ne montrent aucun lien entre vous et ces travaux. Vous seul en connaissez d’autres.',
    haveInterests: 'Quelque chose vous lie-t-il à ces travaux ou à leurs auteurs\u202f?',
    none: 'Rien',
    declared: 'Oui, quelque chose',
    kinds: 'De quelle nature\u202f?',
    kindsHint:
      'Seulement si un lien existe. Cochez tout ce qui convient, ou expliquez-vous ci-dessous.',
    statement: 'Avec vos mots',
    statementHint: 'Une ou deux phrases\u202f; facultatif si vous avez coché une nature.',
    declare: 'Enregistrer cette déclaration',
    declaredSo: 'Vous avez déclaré\u00a0:',
    changeDeclaration: 'Modifier la déclaration',
    giveOpinion: 'Donner votre avis',
    reviseOpinion: 'Revoir votre avis',
    furtherOpinion: 'Donner un avis sur cette version',
    willBePublished:
      'Il est publié avec la version sous CC-BY-4.0, signé, avec votre nom et votre déclaration.',
    revisable: 'Vous pouvez le revoir jusqu’à la publication\u202f; chaque révision est conservée.',
    frozenAtOnce:
      'Cette version est publiée\u00a0: un avis donné maintenant est public aussitôt, et définitif.',
    recommendation: 'Que conseillez-vous\u202f?',
    recommendations: {
      endorse: 'Je suis favorable à sa publication',
      endorse_with_reservations: 'Je suis favorable à sa publication, avec des réserves',
      advise_against: 'Je déconseille sa publication',
      abstain: 'Je ne me prononce pas',
    },
    summary: 'En résumé',
    summaryHint: 'Un paragraphe qui se lise seul.',
    body: 'Avis complet',
    bodyHint: 'Facultatif. Markdown\u00a0: titres, listes, tableaux, $formules$.',
    preview: 'Aperçu',
    previewTitle: 'Aperçu',
    emptyPreview: 'Il n’y a encore rien à montrer.',
    byAspect: 'Par aspect',
    byAspectHint:
      'Tout est facultatif. Pas de note\u00a0: dites avec des mots ce que le lecteur doit savoir.',
    aiUse: 'Part des machines',
    aiUseHint: 'Facultatif. Quels outils, et pour quoi faire.',
    give: 'Signer et donner cet avis',
    revise: 'Signer cette révision',
    authors: 'Pour les auteurs',
    blocksNothing:
      'Un avis ne bloque pas la publication, quoi qu’il dise. Une fois le délai écoulé, ou toutes les réponses reçues, ou dès qu’un propriétaire donne une raison publique de ne pas attendre, cette version peut être publiée.',
    publish: 'Publier cette version…',
    waive: 'Le propriétaire qui n’attend pas donne une raison publique sur cette page.',
    invite: 'Inviter',
    advisor: 'Solliciter un conseiller',
    advisorHint: 'Identifiant de son compte.',
    whoAdvises: 'Qui conseille ici',
    replyTo: (name) => `Répondre à ${name}`,
    reviseReply: (name) => `Revoir la réponse à ${name}`,
    replyLabel: 'Réponse des auteurs',
    replyHint: 'Publiée sous l’avis, avec votre nom. Markdown.',
    replyOnce: 'La version est publiée\u00a0: cette réponse sera définitive.',
    sendReply: 'Signer et envoyer cette réponse',
  },
};
