import type { InEveryLanguage } from './language.js';

/** The words of the forms that describe accounts and organisations. */
export interface ProfileWords {
  readonly title: string;
  readonly hint: string;
  readonly displayName: string;
  readonly bio: string;
  readonly bioHint: string;
  readonly homepage: string;
  readonly homepageHint: string;
  readonly orcid: string;
  readonly orcidHint: string;
  readonly ror: string;
  readonly rorHint: string;
  readonly interests: string;
  readonly interestsHint: string;
  readonly keep: string;
}

export const profileWords: InEveryLanguage<ProfileWords> = {
  en: {
    title: 'Public profile',
    hint: 'Everybody reads it. A field left empty is not shown.',
    displayName: 'Name',
    bio: 'In a few lines',
    bioHint: 'Plain text.',
    homepage: 'Home page',
    homepageHint: 'An address that begins with https://.',
    orcid: 'ORCID iD',
    orcidHint: 'Such as 0000-0002-1825-0097.',
    ror: 'ROR identifier',
    rorHint: 'Such as https://ror.org/02feahw73.',
    interests: 'Standing interests',
    interestsHint: 'What an author should know before you advise: employers, funders, ventures.',
    keep: 'Keep the profile',
  },
  fr: {
    title: 'Profil public',
    hint: 'Chacun le lit. Un champ laissé vide n’est pas montré.',
    displayName: 'Nom',
    bio: 'En quelques lignes',
    bioHint: 'Texte simple.',
    homepage: 'Page personnelle',
    homepageHint: 'Une adresse qui commence par https://.',
    orcid: 'Identifiant ORCID',
    orcidHint: 'Comme 0000-0002-1825-0097.',
    ror: 'Identifiant ROR',
    rorHint: 'Comme https://ror.org/02feahw73.',
    interests: 'Intérêts permanents',
    interestsHint:
      'Ce qu’un auteur doit savoir avant vos avis : employeurs, financeurs, entreprises.',
    keep: 'Garder le profil',
  },
};
