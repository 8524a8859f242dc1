import type { InEveryLanguage } from './language.js';

/** The words of the page about this place. */
export interface AboutWords {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly title: string; readonly text: readonly string[] }[];
  readonly contact: string;
  readonly forPrograms: string;
  readonly programs: readonly { readonly href: string; readonly label: string }[];
}

export const aboutWords: InEveryLanguage<AboutWords> = {
  en: {
    title: 'About',
    lead: 'Sphere is a registry of open AI models, papers and datasets. A laboratory publishes here what it makes, and anybody reads, cites, downloads and reuses it.',
    sections: [
      {
        title: 'What is promised',
        text: [
          'Nothing is released unless every artifact in it is really open. The rule is checked when a release is proposed, and once more by the database itself: there is no second way in.',
          'What is released stays: it is not taken back, replaced, hidden, or put under a narrower licence. Only for a legal, privacy or safety reason may a steward withdraw it, and then its record remains, with the reason.',
          'Reading never asks for an account, a form, a wait or a payment.',
        ],
      },
      {
        title: 'What advisors do',
        text: [
          'Scientific advisors read candidates and say what they think. Their role is purely consultative: opinions are signed with their name, published with the release, and never block it.',
        ],
      },
      {
        title: 'What a record keeps',
        text: [
          'Each release has a persistent identifier, the ids that git and Software Heritage compute for its content, a manifest with the SHA-256 of every file, and the licence report on which it was accepted.',
          'A correction of its metadata is added as an amendment; what was frozen stays readable.',
        ],
      },
    ],
    contact: 'Write to the operators of this instance',
    forPrograms: 'For programs',
    programs: [
      { href: '/api/v1/docs', label: 'The API, with its OpenAPI document' },
      { href: '/api/v1/records', label: 'Search as JSON' },
      { href: '/api/v1/events', label: 'The public log of events' },
    ],
  },
  fr: {
    title: 'À propos',
    lead: 'Sphere est un registre de modèles d’IA, d’articles et de jeux de données ouverts. Un laboratoire y publie ce qu’il fait, et chacun le lit, le cite, le télécharge et le réutilise.',
    sections: [
      {
        title: 'Ce qui est promis',
        text: [
          'Rien n’est publié si chacun de ses éléments n’est pas vraiment ouvert. La règle est vérifiée quand une version est proposée, et une seconde fois par la base de données elle-même\u00a0: il n’y a pas d’autre entrée.',
          'Ce qui est publié demeure\u00a0: ni repris, ni remplacé, ni caché, ni placé sous une licence plus étroite. Seul un motif légal, de vie privée ou de sécurité permet à un intendant de le retirer, et sa notice reste alors, avec le motif.',
          'Lire ne demande jamais ni compte, ni formulaire, ni attente, ni paiement.',
        ],
      },
      {
        title: 'Ce que font les conseillers',
        text: [
          'Des conseillers scientifiques lisent les candidatures et disent ce qu’ils en pensent. Leur rôle est purement consultatif\u00a0: les avis sont signés de leur nom, publiés avec la version, et ne la bloquent jamais.',
        ],
      },
      {
        title: 'Ce que garde une notice',
        text: [
          'Chaque version a un identifiant pérenne, les identifiants que git et Software Heritage calculent de son contenu, un manifeste avec le SHA-256 de chaque fichier, et le rapport de licence sur lequel elle fut acceptée.',
          'Une correction de ses métadonnées s’ajoute comme amendement\u202f; ce qui fut figé reste lisible.',
        ],
      },
    ],
    contact: 'Écrire aux opérateurs de cette instance',
    forPrograms: 'Pour les programmes',
    programs: [
      { href: '/api/v1/docs', label: 'L’API, avec son document OpenAPI' },
      { href: '/api/v1/records', label: 'La recherche en JSON' },
      { href: '/api/v1/events', label: 'Le journal public des événements' },
    ],
  },
};
