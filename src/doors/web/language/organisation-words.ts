import type { InEveryLanguage } from './language.js';

/** What was done a moment ago, as the page of an organisation says it once. */
export type OrganisationDeed = 'founded' | 'described' | 'member' | 'member-removed' | 'review';

/** The words of managing organisations. */
export interface OrganisationWords {
  readonly title: string;
  readonly lead: string;
  readonly yours: string;
  readonly none: string;
  readonly foundTitle: string;
  readonly foundHint: string;
  readonly handle: string;
  readonly handleHint: string;
  readonly name: string;
  readonly ror: string;
  readonly rorHint: string;
  readonly found: string;
  readonly done: Readonly<Record<OrganisationDeed, string>>;
  readonly publicPage: string;
  readonly members: string;
  readonly member: string;
  readonly role: string;
  readonly action: string;
  readonly change: string;
  readonly changeNamed: (handle: string) => string;
  readonly remove: string;
  readonly removeNamed: (handle: string) => string;
  readonly addTitle: string;
  readonly addHint: string;
  readonly account: string;
  readonly add: string;
  readonly roleHint: string;
  readonly reviewTitle: string;
  readonly reviewHint: string;
  readonly reviewMode: string;
  readonly reviewModes: Readonly<Record<'none' | 'advisory', string>>;
  readonly windowDays: string;
  readonly windowHint: string;
  readonly keepReview: string;
  readonly reviewNone: string;
  readonly reviewAdvisory: (days: string) => string;
  readonly ownersOnly: string;
  readonly confirmTitle: string;
  readonly confirm: (member: string, organisation: string) => string;
  readonly confirmHint: string;
  readonly backTo: (organisation: string) => string;
}

export const organisationWords: InEveryLanguage<OrganisationWords> = {
  en: {
    title: 'Your organisations',
    lead: 'A laboratory, a team or a project that publishes under its own name.',
    yours: 'Those that you belong to',
    none: 'None yet. Found one, or ask an owner to add you.',
    foundTitle: 'Found an organisation',
    foundHint: 'You will own it, and can name other owners.',
    handle: 'Handle',
    handleHint:
      'Stands in the address of everything that it publishes, and cannot be changed: 2 to 39 letters and digits, with single hyphens between them.',
    name: 'Name',
    ror: 'ROR identifier',
    rorHint: 'Of a research organisation that has one, such as https://ror.org/02feahw73.',
    found: 'Found it',
    done: {
      founded: 'The organisation was founded; you own it.',
      described: 'The profile was changed.',
      member: 'The member’s role was set.',
      'member-removed': 'The member was removed.',
      review: 'The terms of review were changed. Candidates keep those of their day.',
    },
    publicPage: 'Its public page',
    members: 'Members',
    member: 'Member',
    role: 'Role',
    action: 'Action',
    change: 'Change',
    changeNamed: (handle) => `Change the role of ${handle}`,
    remove: 'Remove',
    removeNamed: (handle) => `Remove ${handle}`,
    addTitle: 'Add a member',
    addHint: 'By the handle of the account. Who is a member already gets the new role.',
    account: 'Handle of the account',
    add: 'Add',
    roleHint:
      'Readers see drafts; writers commit, propose, and invite advisors; owners publish, and name members.',
    reviewTitle: 'Review before publication',
    reviewHint:
      'Opinions of advisors are consultative: they are published with the release and never block it. The window is the time that they are given.',
    reviewMode: 'Opinions',
    reviewModes: { none: 'are not asked for', advisory: 'are asked for' },
    windowDays: 'Window, in days',
    windowHint: 'From 1 to 365; 14 where it is left out.',
    keepReview: 'Keep these terms',
    reviewNone: 'Opinions are not asked for before publication.',
    reviewAdvisory: (days) => `Opinions are asked for, within ${days} days.`,
    ownersOnly: 'Only owners change this.',
    confirmTitle: 'Remove a member',
    confirm: (member, organisation) => `${member} will no longer belong to ${organisation}.`,
    confirmHint:
      'What was published stays published, with its creators. Drafts of the organisation are closed to them from now on.',
    backTo: (organisation) => `Back to ${organisation}`,
  },
  fr: {
    title: 'Vos organisations',
    lead: 'Un laboratoire, une équipe ou un projet qui publie sous son propre nom.',
    yours: 'Celles dont vous êtes membre',
    none: 'Aucune pour l’instant. Fondez-en une, ou demandez à un propriétaire de vous ajouter.',
    foundTitle: 'Fonder une organisation',
    foundHint: 'Vous en serez propriétaire et pourrez en nommer d’autres.',
    handle: 'Identifiant',
    handleHint:
      'Il figure dans l’adresse de tout ce qu’elle publie et ne change plus : 2 à 39 lettres et chiffres, séparés par des traits d’union simples.',
    name: 'Nom',
    ror: 'Identifiant ROR',
    rorHint: 'D’un organisme de recherche qui en a un, comme https://ror.org/02feahw73.',
    found: 'La fonder',
    done: {
      founded: 'L’organisation est fondée ; vous en êtes propriétaire.',
      described: 'Le profil a été modifié.',
      member: 'Le rôle du membre est fixé.',
      'member-removed': 'Le membre a été retiré.',
      review: 'Les règles d’examen ont changé. Les candidatures gardent celles de leur jour.',
    },
    publicPage: 'Sa page publique',
    members: 'Membres',
    member: 'Membre',
    role: 'Rôle',
    action: 'Action',
    change: 'Changer',
    changeNamed: (handle) => `Changer le rôle de ${handle}`,
    remove: 'Retirer',
    removeNamed: (handle) => `Retirer ${handle}`,
    addTitle: 'Ajouter un membre',
    addHint: 'Par l’identifiant du compte. Qui est déjà membre reçoit le nouveau rôle.',
    account: 'Identifiant du compte',
    add: 'Ajouter',
    roleHint:
      'Les lecteurs voient les brouillons ; les rédacteurs y écrivent, proposent et invitent des conseillers ; les propriétaires publient et nomment les membres.',
    reviewTitle: 'Examen avant publication',
    reviewHint:
      'Les avis des conseillers sont consultatifs : ils sont publiés avec la version et ne la bloquent jamais. Le délai est le temps qu’on leur laisse.',
    reviewMode: 'Les avis',
    reviewModes: { none: 'ne sont pas demandés', advisory: 'sont demandés' },
    windowDays: 'Délai, en jours',
    windowHint: 'De 1 à 365 ; 14 s’il n’est pas indiqué.',
    keepReview: 'Garder ces règles',
    reviewNone: 'Aucun avis n’est demandé avant la publication.',
    reviewAdvisory: (days) => `Des avis sont demandés, dans un délai de ${days} jours.`,
    ownersOnly: 'Seuls les propriétaires changent cela.',
    confirmTitle: 'Retirer un membre',
    confirm: (member, organisation) => `${member} ne sera plus membre de ${organisation}.`,
    confirmHint:
      'Ce qui est publié le reste, avec ses créateurs. Les brouillons de l’organisation lui seront désormais fermés.',
    backTo: (organisation) => `Revenir à ${organisation}`,
  },
};
