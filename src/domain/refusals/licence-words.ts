import type { ArtifactKind } from '../licensing/artifact-kind.js';
import type { LicenceReason } from '../licensing/reason-code.js';

/** What a reason takes from people, and what can be done: `RefusalFacts` in French. */
interface ReasonWords {
  /** Completes a sentence that begins with the licence’s name or « Cette licence ». */
  readonly why: string;
  readonly remedy: string | null;
}

const askForReview =
  'On peut demander l’examen de la licence en en donnant le texte ; d’ici là, choisissez-en une qui a été examinée.';

export const reasonsInFrench: Readonly<Record<LicenceReason, ReasonWords>> = {
  LIC_OK: { why: 'est ouverte', remedy: null },
  LIC_MISSING: {
    why: 'n’est pas donnée, et sans licence personne ne peut employer l’œuvre',
    remedy: null,
  },
  LIC_MALFORMED: {
    why: 'n’est pas une expression SPDX, et personne ne peut dire ce qu’elle permet',
    remedy: 'Joignez les identifiants par AND s’ils valent tous, par OR si chacun peut choisir.',
  },
  LIC_TOO_COMPLEX: { why: 'est trop longue pour être lue avec certitude', remedy: null },
  LIC_NON_ASCII: {
    why: 'contient un caractère que l’on peut prendre pour un autre',
    remedy: 'Tapez de nouveau l’identifiant, en simple ASCII.',
  },
  LIC_AMBIGUOUS: { why: 'ne dit pas quelles conditions valent', remedy: null },
  LIC_UNKNOWN: {
    why: 'n’est pas connue ici, et personne ne peut dire ce qu’elle permet',
    remedy: null,
  },
  LIC_UNKNOWN_REF: {
    why: 'renvoie à un texte que personne n’a examiné',
    remedy: askForReview,
  },
  LIC_NOT_REVIEWED: {
    why: 'est connue, mais rien n’établit qu’elle soit ouverte',
    remedy: askForReview,
  },
  LIC_NON_COMMERCIAL: {
    why: 'interdit l’usage commercial : on ne peut donc employer l’œuvre à toute fin',
    remedy: null,
  },
  LIC_NO_DERIVATIVES: {
    why: 'interdit les adaptations : on ne peut donc améliorer l’œuvre et partager le résultat',
    remedy: null,
  },
  LIC_FIELD_OF_USE: {
    why: 'limite les fins ou les conduites permises : on ne peut donc employer l’œuvre à toute fin',
    remedy: 'Des conseils de bon usage ont leur place dans la fiche, où ils n’obligent personne.',
  },
  LIC_RESEARCH_ONLY: {
    why: 'ne permet que la recherche ou l’essai : on ne peut donc mettre l’œuvre en service',
    remedy: null,
  },
  LIC_SCALE_CAP: {
    why: 'fixe un plafond d’utilisateurs, de revenu ou de taille : tous ne peuvent donc pas employer l’œuvre',
    remedy: null,
  },
  LIC_TERRITORY: {
    why: 'exclut des lieux ou ceux qui y vivent : tous ne peuvent donc pas employer l’œuvre',
    remedy: null,
  },
  LIC_SOURCE_AVAILABLE: {
    why: 'laisse lire l’œuvre sans laisser l’employer librement, ou seulement plus tard',
    remedy: 'Publiez-la sous la licence ouverte une fois passée la date du changement.',
  },
  LIC_PROPRIETARY: {
    why: 'ne donne le droit ni d’employer l’œuvre, ni de la modifier, ni de la partager',
    remedy: null,
  },
  LIC_INVARIANT: {
    why: 'réserve des parties que l’on ne peut modifier',
    remedy:
      'Prenez la forme « -no-invariants- » de la licence si l’œuvre n’a pas de telles parties.',
  },
  LIC_UNSUITABLE_KIND: {
    why: 'est ouverte, mais n’a pas été faite pour cette sorte de fichier',
    remedy: null,
  },
  LIC_EXCEPTION_UNKNOWN: {
    why: 'porte une addition qui n’est pas dans la liste SPDX et peut retirer des permissions',
    remedy: 'Retirez ce qui suit WITH, ou prenez une exception de la liste.',
  },
  LIC_EXTRA_TERMS: {
    why: 'est assortie de conditions qui restreignent ce qu’elle permet',
    remedy: 'Retirez ces conditions, ou portez-les dans la fiche comme des conseils.',
  },
  LIC_TEXT_MISSING: {
    why: 'demande son texte entier avec les noms des titulaires des droits, et aucun n’est connu',
    remedy: 'Ajoutez un fichier LICENSE, ou « copyrightHolders » à la fiche.',
  },
  LIC_TEXT_MISMATCH: {
    why: 'est accompagnée d’un texte qui diffère du texte de référence : ses conditions peuvent donc différer',
    remedy: 'Prenez le texte de référence.',
  },
  LIC_FILE_CONFLICT: {
    why: 'est contredite par un fichier, et personne ne peut dire quelles conditions valent',
    remedy: 'Faites dire la même chose au fichier et à la déclaration.',
  },
  LIC_BASE_UNKNOWN: {
    why: 'repose sur une œuvre dont la licence n’est pas connue, et qui peut encore obliger',
    remedy: 'Déclarez cette œuvre et sa licence sous « bases » dans la fiche.',
  },
  LIC_BASE_NOT_OPEN: {
    why: 'repose sur une œuvre qui n’est pas ouverte, et dont les conditions valent aussi pour ce qui en est tiré',
    remedy:
      'Une étiquette ouverte ne lève pas les conditions d’une base ; partez d’une base ouverte.',
  },
  LIC_BASE_CONFLICT: {
    why: 'n’est pas de celles que permet la licence à partage identique de la base',
    remedy: null,
  },
  LIC_BASE_CYCLE: {
    why: 'repose sur elle-même à travers ses bases, et l’on ne peut dire d’où elle vient',
    remedy: 'Corrigez les bases pour qu’aucune ne ramène à cette œuvre.',
  },
  LIC_NARROWED: {
    why: 'ne garde pas tout ce qui fut permis à la publication',
    remedy: 'Une licence ne fait que s’élargir : gardez l’ancienne expression et ajoutez-y par OR.',
  },
};

/** Kinds of artifacts, with their article. */
export const kindsInFrench: Readonly<Record<ArtifactKind, string>> = {
  weights: 'les poids',
  code: 'le code',
  data: 'les données',
  paper: 'les articles',
  documentation: 'la documentation',
  configuration: 'la configuration',
};

/** The same, of one file. */
export const kindOfFileInFrench: Readonly<Record<ArtifactKind, string>> = {
  weights: 'poids',
  code: 'code',
  data: 'données',
  paper: 'article',
  documentation: 'documentation',
  configuration: 'configuration',
};
