import type { InvitationStatus } from '../../../domain/review/answers.js';
import type { InEveryLanguage } from './language.js';

/** The words of the queue, of a candidate under review, and of an advisor's own opinions. */
export interface ReviewWords {
  readonly title: string;
  readonly lead: string;
  readonly own: string;
  readonly newsAndMail: string;
  readonly yourInvitations: string;
  readonly noInvitations: string;
  readonly queue: string;
  readonly queueLead: string;
  readonly emptyQueue: string;
  readonly closesOn: (on: string) => string;
  readonly noWindow: string;
  readonly dueSoon: string;
  readonly windowPassed: string;
  readonly invitedBy: (handle: string) => string;
  readonly volunteered: string;
  readonly answers: (answered: string, invited: string) => string;
  readonly statuses: Readonly<Record<InvitationStatus | 'answered', string>>;
  readonly accept: string;
  readonly decline: string;
  readonly volunteer: string;
  readonly volunteerAgain: string;
  readonly read: string;
  readonly ofWork: (title: string) => string;
  readonly start: string;
  readonly next: string;
  readonly underReview: string;
  readonly states: Readonly<Record<'candidate' | 'published' | 'withdrawn' | 'abandoned', string>>;
  readonly asPublic: string;
  readonly changes: string;
  readonly changesSince: (version: string) => string;
  readonly firstVersion: string;
  readonly noOpinions: string;
  readonly opinionsSealed: string;
  readonly window: string;
  readonly advisors: string;
  readonly noAdvisors: string;
  readonly done: Readonly<Record<ReviewDeed, string>>;
}

/** What has just been done, as the address of the next page says it. */
export const reviewDeeds = [
  'accepted',
  'declined',
  'volunteered',
  'declared',
  'given',
  'invited',
  'replied',
] as const;
export type ReviewDeed = (typeof reviewDeeds)[number];

export const reviewWords: InEveryLanguage<ReviewWords> = {
  en: {
    title: 'Reviews',
    lead: 'Candidates that await opinions before they are published. You advise; their authors decide. An opinion blocks nothing.',
    own: 'Your opinions',
    newsAndMail: 'Inbox',
    yourInvitations: 'Your invitations',
    noInvitations: 'Nobody awaits an answer from you.',
    queue: 'Other candidates that await opinions',
    queueLead:
      'Any advisor may volunteer, and may then read the candidate until it is published or given up.',
    emptyQueue: 'No other candidate awaits opinions.',
    closesOn: (on) => `Opinions until ${on}`,
    noWindow: 'No deadline: it can be published at any time',
    dueSoon: 'due soon',
    windowPassed: 'deadline passed',
    invitedBy: (handle) => `Invited by ${handle}`,
    volunteered: 'You volunteered',
    answers: (answered, invited) => `${answered} of ${invited} invited have answered`,
    statuses: {
      pending: 'awaits an answer',
      accepted: 'accepted',
      declined: 'declined',
      answered: 'opinion given',
    },
    accept: 'Accept',
    decline: 'Decline',
    volunteer: 'Volunteer',
    volunteerAgain: 'Volunteer after all',
    read: 'Read and advise',
    ofWork: (title) => `: ${title}`,
    start: 'First page',
    next: 'Next page',
    underReview: 'Under review',
    states: {
      candidate: 'candidate',
      published: 'published',
      withdrawn: 'withdrawn',
      abandoned: 'given up',
    },
    asPublic: 'The page as the public will see it',
    changes: 'What changed',
    changesSince: (version) => `What changed since ${version}`,
    firstVersion: 'This is the first version: there is nothing to compare it with.',
    noOpinions: 'No opinion yet.',
    opinionsSealed:
      'Until publication you see your own opinion alone, so that each advisor judges for herself.',
    window: 'Time for opinions',
    advisors: 'Advisors asked',
    noAdvisors: 'Nobody has been asked yet.',
    done: {
      accepted: 'You have accepted. Declare your competing interests, then give your opinion.',
      declined: 'You have declined. That counts as an answer: nobody waits for you.',
      volunteered: 'You may now read this candidate. Declare your competing interests first.',
      declared: 'Your declaration is kept. It will be published with your opinion.',
      given: 'Your opinion is signed and kept.',
      invited: 'The advisor is invited, and may read the candidate from now on.',
      replied: 'Your reply is signed and kept.',
    },
  },
  fr: {
    title: 'Avis',
    lead: 'Des versions candidates attendent des avis avant leur publication. Vous conseillez\u202f; leurs auteurs décident. Un avis ne bloque rien.',
    own: 'Vos avis',
    newsAndMail: 'Messages',
    yourInvitations: 'Vos invitations',
    noInvitations: 'Personne n’attend de réponse de vous.',
    queue: 'D’autres candidates attendent des avis',
    queueLead:
      'Tout conseiller peut se proposer\u202f; il peut alors lire la candidate jusqu’à sa publication ou son abandon.',
    emptyQueue: 'Aucune autre candidate n’attend d’avis.',
    closesOn: (on) => `Avis attendus jusqu’au ${on}`,
    noWindow: 'Sans échéance\u00a0: la publication est possible à tout moment',
    dueSoon: 'échéance proche',
    windowPassed: 'échéance passée',
    invitedBy: (handle) => `À l’invitation de ${handle}`,
    volunteered: 'Vous vous êtes proposé',
    answers: (answered, invited) => `Réponses reçues\u00a0: ${answered} sur ${invited}`,
    statuses: {
      pending: 'attend une réponse',
      accepted: 'acceptée',
      declined: 'déclinée',
      answered: 'avis donné',
    },
    accept: 'Accepter',
    decline: 'Décliner',
    volunteer: 'Se proposer',
    volunteerAgain: 'Se proposer tout de même',
    read: 'Lire et donner un avis',
    ofWork: (title) => `\u00a0: ${title}`,
    start: 'Première page',
    next: 'Page suivante',
    underReview: 'Soumis aux avis',
    states: {
      candidate: 'candidate',
      published: 'publiée',
      withdrawn: 'retirée',
      abandoned: 'abandonnée',
    },
    asPublic: 'La page telle que le public la verra',
    changes: 'Ce qui a changé',
    changesSince: (version) => `Ce qui a changé depuis ${version}`,
    firstVersion: 'C’est la première version\u00a0: il n’y a rien à quoi la comparer.',
    noOpinions: 'Pas encore d’avis.',
    opinionsSealed:
      'Jusqu’à la publication, vous ne voyez que votre propre avis, pour que chacun juge par soi-même.',
    window: 'Délai des avis',
    advisors: 'Conseillers sollicités',
    noAdvisors: 'Personne n’a encore été sollicité.',
    done: {
      accepted: 'Vous avez accepté. Déclarez vos liens d’intérêts, puis donnez votre avis.',
      declined: 'Vous avez décliné. Cela compte comme une réponse\u00a0: personne ne vous attend.',
      volunteered:
        'Vous pouvez maintenant lire cette candidate. Déclarez d’abord vos liens d’intérêts.',
      declared: 'Votre déclaration est enregistrée. Elle sera publiée avec votre avis.',
      given: 'Votre avis est signé et enregistré.',
      invited: 'Le conseiller est invité\u202f; il peut désormais lire la candidate.',
      replied: 'Votre réponse est signée et enregistrée.',
    },
  },
};
