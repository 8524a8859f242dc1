import type {
  CompetingInterests,
  InterestKind,
} from '../../../domain/review/competing-interests.js';
import type { DetectedInterest } from '../../../domain/review/detected-interests.js';
import type { Aspects, Recommendation } from '../../../domain/review/opinion.js';
import type { InEveryLanguage } from './language.js';

/** The words around opinions and the replies to them. */
export interface PublishedOpinionWords {
  readonly title: string;
  readonly titleOf: (advisor: string) => string;
  readonly areConsultative: string;
  readonly recommendations: Readonly<Record<Recommendation, string>>;
  readonly givenOn: (day: string) => string;
  readonly revision: (number: number) => string;
  readonly afterPublication: string;
  readonly onVersion: (version: string) => string;
  readonly answeredIn: string;
  readonly onEarlier: string;
  readonly interests: Readonly<Record<CompetingInterests['status'], string>>;
  readonly interestKinds: Readonly<Record<InterestKind, string>>;
  readonly detected: string;
  readonly detectedKinds: Readonly<Record<DetectedInterest['kind'], (name: string) => string>>;
  readonly aspects: Readonly<Record<keyof Aspects, string>>;
  readonly aiUse: string;
  readonly reply: string;
  readonly replyBy: (name: string, day: string) => string;
  readonly readWhole: string;
  readonly readReply: string;
  readonly licence: string;
  readonly signed: string;
  readonly signedText: string;
  readonly signature: string;
  readonly keys: string;
  readonly further: string;
  readonly history: string;
  readonly earlier: (number: number) => string;
  readonly asked: (invited: string, answered: string) => string;
  readonly waived: string;
}

export const publishedOpinionWords: InEveryLanguage<PublishedOpinionWords> = {
  en: {
    title: 'Opinions',
    titleOf: (advisor) => `Opinion of ${advisor}`,
    areConsultative:
      'Opinions are consultative: advisors say what they think, the authors decide, and no opinion could block this release.',
    recommendations: {
      endorse: 'Endorses this version',
      endorse_with_reservations: 'Endorses this version with reservations',
      advise_against: 'Advises against this version',
      abstain: 'Takes no position',
    },
    givenOn: (day) => `Given on ${day}`,
    revision: (number) => `Revision ${number}: what it said before`,
    afterPublication: 'After publication',
    onVersion: (version) => `on ${version}`,
    answeredIn: 'Answered in',
    onEarlier: 'On earlier versions',
    interests: {
      none: 'Declares no competing interests.',
      declared: 'Declares competing interests:',
    },
    interestKinds: {
      employment: 'employment',
      'co-authorship': 'co-authorship',
      funding: 'funding',
      financial: 'financial',
      personal: 'personal',
      'competing-work': 'competing work',
      other: 'other',
    },
    detected: 'This service noticed, which may be chance:',
    detectedKinds: {
      'creator-orcid': (name) => `the ORCID of the creator ${name}`,
      'creator-name': (name) => `the name of the creator ${name}`,
      'co-author': (name) => `a work published with the creator ${name} within three years`,
      affiliation: (name) => `the same affiliation as a creator, ${name}`,
      membership: (name) => `membership in ${name}`,
    },
    aspects: {
      soundness: 'Soundness',
      reproducibility: 'Reproducibility',
      'data-and-licence': 'Data and licence',
      safety: 'Safety',
      'societal-impact': 'Societal impact',
      documentation: 'Documentation',
    },
    aiUse: 'How machines helped',
    reply: 'Reply of the authors',
    replyBy: (name, day) => `${name}, ${day}`,
    readWhole: 'Read the whole opinion',
    readReply: 'Read the whole reply',
    licence: 'Under CC-BY-4.0.',
    signed: 'Signed by this service; anyone can check it:',
    signedText: 'signed text',
    signature: 'signature',
    keys: 'keys',
    further: 'Further opinions',
    history: 'What it said before',
    earlier: (number) => `Revision ${number}`,
    asked: (invited, answered) => `Advisors asked: ${invited}; answers: ${answered}.`,
    waived: 'The authors published before the time for opinions was over. Their reason:',
  },
  fr: {
    title: 'Avis',
    titleOf: (advisor) => `Avis de ${advisor}`,
    areConsultative:
      'Les avis sont consultatifs\u00a0: les conseillers disent ce qu’ils pensent, les auteurs décident, et aucun avis ne pouvait bloquer cette version.',
    recommendations: {
      endorse: 'Recommande cette version',
      endorse_with_reservations: 'Recommande cette version avec des réserves',
      advise_against: 'Déconseille cette version',
      abstain: 'Ne se prononce pas',
    },
    givenOn: (day) => `Donné le ${day}`,
    revision: (number) => `Révision ${number}\u00a0: ce qu’il disait auparavant`,
    afterPublication: 'Après publication',
    onVersion: (version) => `sur ${version}`,
    answeredIn: 'Réponse dans',
    onEarlier: 'Sur des versions antérieures',
    interests: {
      none: 'Ne déclare aucun intérêt concurrent.',
      declared: 'Déclare des intérêts concurrents\u00a0:',
    },
    interestKinds: {
      employment: 'emploi',
      'co-authorship': 'publications communes',
      funding: 'financement',
      financial: 'intérêt financier',
      personal: 'lien personnel',
      'competing-work': 'travaux concurrents',
      other: 'autre',
    },
    detected: 'Le service a remarqué, peut-être par hasard\u00a0:',
    detectedKinds: {
      'creator-orcid': (name) => `l’identifiant ORCID de l’auteur ${name}`,
      'creator-name': (name) => `le nom de l’auteur ${name}`,
      'co-author': (name) => `une œuvre publiée avec l’auteur ${name} depuis moins de trois ans`,
      affiliation: (name) => `la même affiliation qu’un auteur, ${name}`,
      membership: (name) => `l’appartenance à ${name}`,
    },
    aspects: {
      soundness: 'Solidité',
      reproducibility: 'Reproductibilité',
      'data-and-licence': 'Données et licence',
      safety: 'Sûreté',
      'societal-impact': 'Effets sur la société',
      documentation: 'Documentation',
    },
    aiUse: 'Aide reçue de machines',
    reply: 'Réponse des auteurs',
    replyBy: (name, day) => `${name}, le ${day}`,
    readWhole: 'Lire l’avis en entier',
    readReply: 'Lire la réponse en entier',
    licence: 'Sous CC-BY-4.0.',
    signed: 'Signé par ce service\u202f; chacun peut le vérifier\u00a0:',
    signedText: 'texte signé',
    signature: 'signature',
    keys: 'clés',
    further: 'Suite des avis',
    history: 'Ce qu’il disait auparavant',
    earlier: (number) => `Révision ${number}`,
    asked: (invited, answered) =>
      `Conseillers sollicités\u00a0: ${invited}\u202f; réponses\u00a0: ${answered}.`,
    waived: 'Les auteurs ont publié avant la fin du délai laissé aux avis. Leur raison\u00a0:',
  },
};
