import type { InEveryLanguage } from './language.js';

/** The words of the page of the advisors. */
export interface AdvisorWords {
  readonly title: string;
  readonly lead: string;
  readonly role: readonly { readonly name: string; readonly meaning: string }[];
  readonly who: string;
  readonly nobody: string;
  readonly interests: string;
  readonly noInterests: string;
  readonly opinions: (count: string, isOne: boolean) => string;
  readonly noOpinions: string;
  readonly homepageOf: (name: string) => string;
  readonly homepage: string;
  readonly paging: string;
  readonly start: string;
  readonly next: string;
  readonly more: string;
}

export const advisorWords: InEveryLanguage<AdvisorWords> = {
  en: {
    title: 'Scientific advisors',
    lead: 'Advisors read candidates for publication and say what they think. Their role is purely consultative: no opinion accepts, rejects, hides or changes a release.',
    role: [
      {
        name: 'Signed and public',
        meaning:
          'An opinion bears its author’s name and the signature of this instance, and is published with the release, under CC-BY-4.0.',
      },
      {
        name: 'Never a condition',
        meaning:
          'Authors may answer, and publish whatever was advised. Only the openness of the licences is ever a condition.',
      },
      {
        name: 'Interests first',
        meaning:
          'Before she writes, an advisor declares what binds her to the work. Standing interests are shown here.',
      },
    ],
    who: 'Who they are',
    nobody: 'This instance has no advisors yet.',
    interests: 'Declared interests',
    noInterests: 'No standing interest is declared.',
    opinions: (count, isOne) => (isOne ? 'One published opinion' : `${count} published opinions`),
    noOpinions: 'No published opinion yet',
    homepageOf: (name) => `Web page of ${name}`,
    homepage: 'Web page',
    paging: 'Pages',
    start: 'Back to the first page',
    next: 'Next page',
    more: 'How a review goes',
  },
  fr: {
    title: 'Conseillers scientifiques',
    lead: 'Les conseillers lisent ce qui va être publié et disent ce qu’ils en pensent. Leur rôle est purement consultatif\u00a0: aucun avis n’accepte, ne refuse, ne cache ni ne change une publication.',
    role: [
      {
        name: 'Signé et public',
        meaning:
          'Un avis porte le nom de son auteur et la signature de cette instance, et il est publié avec la version, sous CC-BY-4.0.',
      },
      {
        name: 'Jamais une condition',
        meaning:
          'Les auteurs peuvent répondre, et publier quel que soit l’avis. La seule condition est l’ouverture des licences.',
      },
      {
        name: 'Les intérêts d’abord',
        meaning:
          'Avant d’écrire, on déclare ce qui nous lie au travail. Les intérêts permanents sont indiqués ici.',
      },
    ],
    who: 'Qui sont-ils',
    nobody: 'Cette instance n’a pas encore de conseillers.',
    interests: 'Intérêts déclarés',
    noInterests: 'Aucun intérêt permanent n’est déclaré.',
    opinions: (count, isOne) => (isOne ? 'Un avis publié' : `${count} avis publiés`),
    noOpinions: 'Pas encore d’avis publié',
    homepageOf: (name) => `Page web de ${name}`,
    homepage: 'Page web',
    paging: 'Pages',
    start: 'Retour à la première page',
    next: 'Page suivante',
    more: 'Comment se passe une relecture',
  },
};
