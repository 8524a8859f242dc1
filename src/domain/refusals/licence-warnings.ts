import type { ArtifactKind } from '../licensing/artifact-kind.js';
import type { LicenceReason } from '../licensing/reason-code.js';
import { quoted } from './french.js';
import { kindsInFrench, reasonsInFrench } from './licence-words.js';
import type { FaultWords } from './sentences.js';

interface ReadAs {
  readonly declared: string;
  readonly canonical: string;
}

interface ReliedOn {
  readonly reliedOn: string;
  readonly kind: ArtifactKind;
}

/** What each warning of a licence report speaks of; stored with the report. */
export interface LicenceWarnings {
  LIC_WARN_ALIAS: ReadAs;
  LIC_WARN_ATYPICAL_KIND: ReliedOn;
  LIC_WARN_CONTRADICTORY_TEXT: {
    readonly path: string;
    readonly line: number;
    readonly phrase: string;
    readonly quoted: string;
  };
  LIC_WARN_DATA_SHARE_ALIKE: { readonly id: string; readonly terms: readonly string[] };
  LIC_WARN_DECLARED_INCOMPLETE: {
    readonly kind: ArtifactKind;
    readonly declared: readonly string[];
    readonly missing: readonly string[];
    readonly concluded: string;
  };
  LIC_WARN_DEPRECATED: ReadAs;
  LIC_WARN_NO_PATENT_GRANT: ReliedOn;
  LIC_WARN_NORMALISED: ReadAs;
  LIC_WARN_OR_CLOSED_BRANCH: ReliedOn & { readonly declared: string };
  LIC_WARN_TEACHER_TERMS: {
    readonly id: string;
    readonly licence: string;
    readonly reason: LicenceReason;
  };
}

export const licenceWarnings: FaultWords<LicenceWarnings> = {
  fr: {
    LIC_WARN_ALIAS: readAs,
    LIC_WARN_ATYPICAL_KIND: ({ reliedOn, kind }) =>
      `${reliedOn} est ouverte pour ${kindsInFrench[kind]}, bien qu’elle n’ait pas été faite pour cela.`,
    LIC_WARN_CONTRADICTORY_TEXT: ({ path, line, phrase, quoted: text }) =>
      `La ligne ${line} de ${path} dit ${quoted(phrase)} : ${quoted(text)}. La licence permet ce que cela semble interdire ; retirez-le, ou dites que c’est un conseil.`,
    LIC_WARN_DATA_SHARE_ALIKE: ({ id, terms }) =>
      `Les données d’entraînement ${id} sont sous ${terms.join(', ')}, qui demande que les adaptations soient partagées de même. Cela n’oblige pas par soi les poids ; décidez en connaissance de cause.`,
    LIC_WARN_DECLARED_INCOMPLETE: ({ kind, declared, missing, concluded }) =>
      `Pour ${kindsInFrench[kind]}, la fiche déclare ${declared.length === 0 ? 'aucune licence' : declared.join(', ')}, et des fichiers énoncent aussi ${missing.join(', ')}. La notice montre ${concluded}.`,
    LIC_WARN_DEPRECATED: ({ declared, canonical }) =>
      `${quoted(declared)} est un identifiant périmé, lu comme ${canonical}.`,
    LIC_WARN_NO_PATENT_GRANT: ({ reliedOn, kind }) =>
      `${reliedOn} dit ne donner aucun droit sur les brevets, ce qui compte pour ${kindsInFrench[kind]}.`,
    LIC_WARN_NORMALISED: readAs,
    LIC_WARN_OR_CLOSED_BRANCH: ({ declared, reliedOn, kind }) =>
      `De ${quoted(declared)}, seule ${reliedOn} est retenue : une autre branche n’est pas ouverte pour ${kindsInFrench[kind]}.`,
    LIC_WARN_TEACHER_TERMS: ({ id, licence, reason }) =>
      `Le modèle maître ${id} est sous ${licence}. Cette licence ${reasonsInFrench[reason].why}. Vérifiez si ses conditions restreignent ce que l’on peut entraîner sur ses sorties.`,
  },
};

function readAs({ declared, canonical }: ReadAs): string {
  return `${quoted(declared)} se lit ${canonical}.`;
}
