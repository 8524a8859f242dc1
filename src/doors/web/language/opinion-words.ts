import type { InterestKind } from '../../../domain/review/competing-interests.js';
import type { DetectedInterest } from '../../../domain/review/detected-interests.js';
import type { Aspects, OpinionStage, Recommendation } from '../../../domain/review/opinion.js';
import type { InEveryLanguage } from './language.js';

/** The words in which opinions are shown, before and after publication. */
export interface OpinionWords {
  readonly opinions: string;
  readonly consultative: string;
  readonly recommendations: Readonly<Record<Recommendation, string>>;
  readonly aspects: Readonly<Record<keyof Aspects, string>>;
  readonly stages: Readonly<Record<OpinionStage, string>>;
  readonly givenOn: string;
  readonly revision: (number: string) => string;
  readonly follows: string;
  readonly aiUse: string;
  readonly interests: string;
  readonly noInterests: string;
  readonly interestKinds: Readonly<Record<InterestKind, string>>;
  readonly detected: string;
  readonly detectedInterest: (found: DetectedInterest) => string;
  readonly reply: string;
  readonly replyBy: (name: string, on: string) => string;
  readonly signed: string;
  readonly signedDocument: string;
}

export const opinionWords: InEveryLanguage<OpinionWords> = {
  en: {
    opinions: 'Opinions of advisors',
    consultative:
      'Opinions are consultative: no opinion accepts, rejects, hides or changes a release. Its authors decide.',
    recommendations: {
      endorse: 'Recommends it',
      endorse_with_reservations: 'Recommends it, with reservations',
      advise_against: 'Advises against it',
      abstain: 'Gives no recommendation',
    },
    aspects: {
      soundness: 'Soundness',
      reproducibility: 'Reproducibility',
      'data-and-licence': 'Data and licence',
      safety: 'Safety',
      'societal-impact': 'Effects on society',
      documentation: 'Documentation',
    },
    stages: {
      'pre-publication': 'given before publication',
      'post-publication': 'given after publication',
    },
    givenOn: 'Given on',
    revision: (number) => `revision ${number}`,
    follows: 'Comes after an earlier opinion of the same advisor.',
    aiUse: 'How machines helped',
    interests: 'Competing interests',
    noInterests: 'None declared.',
    interestKinds: {
      employment: 'Employment',
      'co-authorship': 'Co-authorship in the last 36 months',
      funding: 'Funding',
      financial: 'Financial interest',
      personal: 'Personal relation',
      'competing-work': 'Competing work',
      other: 'Other',
    },
    detected: 'What the records of this place show',
    detectedInterest: ({ kind, name, identifier }) => {
      switch (kind) {
        case 'creator-orcid':
          return `The advisor is among the creators: ${name}, ORCID ${identifier ?? ''}.`;
        case 'creator-name':
          return `A creator bears the advisor’s name: ${name}. That may be chance.`;
        case 'co-author':
          return `The advisor published with a creator within three years: ${name}, ORCID ${identifier ?? ''}.`;
        case 'affiliation':
          return `An institution in common with a creator: ${name}.`;
        case 'membership':
          return `The advisor is a member of ${name}, which releases this.`;
      }
    },
    reply: 'The authors reply',
    replyBy: (name, on) => `${name}, ${on}`,
    signed: 'Signed by this place, bound to this version alone.',
    signedDocument: 'Signed document (JSON)',
  },
  fr: {
    opinions: 'Avis des conseillers',
    consultative:
      'Les avis sont consultatifs\u00a0: aucun avis n’accepte, ne refuse, ne cache ni ne modifie une version. Ses auteurs décident.',
    recommendations: {
      endorse: 'Favorable',
      endorse_with_reservations: 'Favorable, avec des réserves',
      advise_against: 'Défavorable',
      abstain: 'Ne se prononce pas',
    },
    aspects: {
      soundness: 'Solidité',
      reproducibility: 'Reproductibilité',
      'data-and-licence': 'Données et licence',
      safety: 'Sûreté',
      'societal-impact': 'Effets sur la société',
      documentation: 'Documentation',
    },
    stages: {
      'pre-publication': 'donné avant la publication',
      'post-publication': 'donné après la publication',
    },
    givenOn: 'Donné le',
    revision: (number) => `révision ${number}`,
    follows: 'Fait suite à un avis antérieur du même conseiller.',
    aiUse: 'Part des machines',
    interests: 'Liens d’intérêts',
    noInterests: 'Aucun lien déclaré.',
    interestKinds: {
      employment: 'Emploi',
      'co-authorship': 'Cosignature dans les 36 derniers mois',
      funding: 'Financement',
      financial: 'Intérêt financier',
      personal: 'Lien personnel',
      'competing-work': 'Travaux concurrents',
      other: 'Autre',
    },
    detected: 'Ce que montrent les notices du lieu',
    detectedInterest: ({ kind, name, identifier }) => {
      switch (kind) {
        case 'creator-orcid':
          return `Le conseiller figure parmi les auteurs\u00a0: ${name}, ORCID ${identifier ?? ''}.`;
        case 'creator-name':
          return `Un auteur porte le nom du conseiller\u00a0: ${name}. C’est peut-être un hasard.`;
        case 'co-author':
          return `Le conseiller a publié avec un auteur depuis moins de trois ans : ${name}, ORCID ${identifier ?? ''}.`;
        case 'affiliation':
          return `Un établissement en commun avec un auteur\u00a0: ${name}.`;
        case 'membership':
          return `Le conseiller est membre de ${name}, qui publie cette version.`;
      }
    },
    reply: 'Les auteurs répondent',
    replyBy: (name, on) => `${name}, le ${on}`,
    signed: 'Signé par ce lieu, et lié à cette seule version.',
    signedDocument: 'Document signé (JSON)',
  },
};
