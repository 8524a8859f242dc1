import type { InEveryLanguage } from './language.js';

/** The words of the pages of people and organisations. */
export interface PlaceWords {
  readonly person: string;
  readonly advisor: string;
  readonly organisation: string;
  readonly removed: string;
  readonly removedMeaning: string;
  readonly descriptionOf: (name: string) => string;
  readonly orcid: string;
  readonly orcidIsStated: string;
  readonly orcidIsAuthenticated: string;
  readonly ror: string;
  readonly homepage: string;
  readonly affiliations: string;
  readonly works: string;
  readonly worksOfPerson: string;
  readonly allKinds: string;
  readonly kinds: Readonly<Record<'model' | 'paper' | 'dataset', string>>;
  readonly byKind: string;
  readonly nothingYet: string;
  readonly nothingOfKind: string;
  readonly searchHere: string;
  readonly paging: string;
  readonly start: string;
  readonly next: string;
  readonly review: string;
  readonly reviewNone: string;
  readonly reviewAdvisory: (days: string, isOne: boolean) => string;
  readonly reviewMore: string;
  readonly people: string;
  readonly noPeople: string;
  readonly roles: Readonly<Record<'owner' | 'writer', string>>;
  readonly allMembers: string;
  readonly licences: string;
  readonly licencesMeaning: string;
  readonly drafts: string;
  readonly draft: string;
  readonly draftsMeaning: string;
  readonly changed: string;
  readonly opinions: string;
  readonly opinionsMeaning: string;
  readonly noOpinions: string;
  readonly interests: string;
  readonly withdrawn: string;
  readonly editThis: string;
}

export const placeWords: InEveryLanguage<PlaceWords> = {
  en: {
    person: 'Person',
    advisor: 'Scientific advisor',
    organisation: 'Organisation',
    removed: 'Removed account',
    removedMeaning: 'This account was removed. What it released stays.',
    descriptionOf: (name) => `What ${name} has released on Sphere.`,
    orcid: 'ORCID iD',
    orcidIsStated: 'as stated by its holder',
    orcidIsAuthenticated: 'authenticated by ORCID',
    ror: 'ROR',
    homepage: 'Web page',
    affiliations: 'Affiliations',
    works: 'Releases',
    worksOfPerson: 'Works',
    allKinds: 'Everything',
    kinds: { model: 'Models', paper: 'Papers', dataset: 'Datasets' },
    byKind: 'By kind',
    nothingYet: 'Nothing has been released here yet.',
    nothingOfKind: 'Nothing of this kind has been released here yet.',
    searchHere: 'Search in these',
    paging: 'Pages',
    start: 'Back to the first page',
    next: 'Next page',
    review: 'Review before publication',
    reviewNone:
      'The authors publish when they are ready. No opinion is asked for beforehand; advisors may give theirs afterwards.',
    reviewAdvisory: (days, isOne) =>
      `Before a release is published, scientific advisors have ${isOne ? 'a day' : `${days} days`} to read it and to say what they think. Their opinions are published with it and never block it: the authors decide.`,
    reviewMore: 'What advisors do',
    people: 'People',
    noPeople: 'Nobody writes here at the moment.',
    roles: { owner: 'owner', writer: 'writer' },
    allMembers: 'All members, as JSON',
    licences: 'Licences used',
    licencesMeaning: 'Of the latest releases; all of them are open.',
    drafts: 'Drafts',
    draft: 'Draft',
    draftsMeaning: 'Nothing of these is released yet. Only those who may read them see this list.',
    changed: 'last changed on',
    opinions: 'Published opinions',
    opinionsMeaning:
      'Opinions are consultative, signed, and published with the release that they are about.',
    noOpinions: 'No opinion has been published yet.',
    interests: 'Declared standing interests',
    withdrawn: 'withdrawn since',
    editThis: 'Edit your profile',
  },
  fr: {
    person: 'Personne',
    advisor: 'Conseil scientifique',
    organisation: 'Organisation',
    removed: 'Compte supprimé',
    removedMeaning: 'Ce compte a été supprimé. Ce qu’il a publié demeure.',
    descriptionOf: (name) => `Ce que ${name} a publié sur Sphere.`,
    orcid: 'Identifiant ORCID',
    orcidIsStated: 'tel que déclaré par la personne',
    orcidIsAuthenticated: 'authentifié par ORCID',
    ror: 'ROR',
    homepage: 'Page web',
    affiliations: 'Affiliations',
    works: 'Publications',
    worksOfPerson: 'Travaux',
    allKinds: 'Tout',
    kinds: { model: 'Modèles', paper: 'Articles', dataset: 'Jeux de données' },
    byKind: 'Par genre',
    nothingYet: 'Rien n’a encore été publié ici.',
    nothingOfKind: 'Rien de ce genre n’a encore été publié ici.',
    searchHere: 'Chercher parmi eux',
    paging: 'Pages',
    start: 'Retour à la première page',
    next: 'Page suivante',
    review: 'Relecture avant publication',
    reviewNone:
      'Les auteurs publient quand ils sont prêts. Aucun avis n’est demandé avant\u202f; des conseillers peuvent donner le leur ensuite.',
    reviewAdvisory: (days, isOne) =>
      `Avant qu’une version ne soit publiée, des conseillers scientifiques ont ${isOne ? 'un jour' : `${days}\u00a0jours`} pour la lire et dire ce qu’ils en pensent. Leurs avis sont publiés avec elle et ne la bloquent jamais\u00a0: les auteurs décident.`,
    reviewMore: 'Ce que font les conseillers',
    people: 'Membres',
    noPeople: 'Personne n’écrit ici en ce moment.',
    roles: { owner: 'responsable', writer: 'rédaction' },
    allMembers: 'Tous les membres, en JSON',
    licences: 'Licences employées',
    licencesMeaning: 'Celles des dernières versions\u202f; toutes sont ouvertes.',
    drafts: 'Brouillons',
    draft: 'Brouillon',
    draftsMeaning:
      'Rien de ceci n’est encore publié. Seules les personnes qui peuvent les lire voient cette liste.',
    changed: 'dernière modification le',
    opinions: 'Avis publiés',
    opinionsMeaning:
      'Les avis sont consultatifs, signés, et publiés avec la version dont ils parlent.',
    noOpinions: 'Aucun avis n’a encore été publié.',
    interests: 'Intérêts permanents déclarés',
    withdrawn: 'retirée depuis',
    editThis: 'Modifier votre profil',
  },
};
