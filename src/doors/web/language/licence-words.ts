import type { ArtifactKind } from '../../../domain/licensing/artifact-kind.js';
import type { InEveryLanguage } from './language.js';

/** The words of the page of licences. */
export interface LicenceWords {
  readonly title: string;
  readonly lead: string;
  readonly judge: string;
  readonly expressionLabel: string;
  readonly expressionHint: string;
  readonly kindLabel: string;
  readonly ask: string;
  readonly open: (expression: string, kind: string) => string;
  readonly refused: (expression: string, kind: string) => string;
  readonly whySaid: string;
  readonly alternatives: string;
  readonly acceptedFor: (kind: string) => string;
  readonly recommended: string;
  readonly others: (count: string) => string;
  readonly unusual: string;
  readonly kinds: Readonly<Record<ArtifactKind, string>>;
  readonly notAccepted: string;
  readonly notAcceptedReasons: readonly string[];
}

export const licenceWords: InEveryLanguage<LicenceWords> = {
  en: {
    title: 'Licences',
    lead: 'A release is published only if every file in it is under a licence that lets anybody use, change and share it, for any purpose. These are the licences that do.',
    judge: 'May I use this licence?',
    expressionLabel: 'Licence, as an SPDX expression',
    expressionHint: 'Apache-2.0, CC-BY-4.0 OR MIT…',
    kindLabel: 'For',
    ask: 'Ask',
    open: (expression, kind) => `${expression} is accepted for ${kind}.`,
    refused: (expression, kind) => `${expression} is not accepted for ${kind}.`,
    whySaid: 'Why:',
    alternatives: 'Accepted instead:',
    acceptedFor: (kind) => `Accepted for ${kind}`,
    recommended: 'Recommended:',
    others: (count) => `${count} others`,
    unusual: 'accepted, but not made for this',
    kinds: {
      weights: 'weights',
      code: 'code',
      data: 'data',
      paper: 'papers',
      documentation: 'documentation',
      configuration: 'configuration',
    },
    notAccepted: 'What is never accepted',
    notAcceptedReasons: [
      'licences that forbid commercial use, changes, or certain uses or people;',
      'access for those who ask, sign, pay or wait;',
      'no licence at all: what nobody has allowed is forbidden.',
    ],
  },
  fr: {
    title: 'Licences',
    lead: 'Une version n’est publiée que si chacun de ses fichiers est sous une licence qui permet à chacun de l’utiliser, de le modifier et de le partager, à toute fin. Voici ces licences.',
    judge: 'Puis-je employer cette licence\u202f?',
    expressionLabel: 'Licence, en expression SPDX',
    expressionHint: 'Apache-2.0, CC-BY-4.0 OR MIT…',
    kindLabel: 'Pour',
    ask: 'Demander',
    open: (expression, kind) => `${expression}\u00a0: acceptée pour ${kind}.`,
    refused: (expression, kind) => `${expression}\u00a0: refusée pour ${kind}.`,
    whySaid: 'Pourquoi :',
    alternatives: 'Acceptées à la place :',
    acceptedFor: (kind) => `Acceptées pour ${kind}`,
    recommended: 'Recommandées :',
    others: (count) => `${count} autres`,
    unusual: 'acceptée, mais non faite pour cela',
    kinds: {
      weights: 'les poids',
      code: 'le code',
      data: 'les données',
      paper: 'les articles',
      documentation: 'la documentation',
      configuration: 'la configuration',
    },
    notAccepted: 'Ce qui n’est jamais accepté',
    notAcceptedReasons: [
      'les licences qui interdisent l’usage commercial, la modification, ou certains usages ou personnes\u202f;',
      'l’accès réservé à qui demande, signe, paie ou attend\u202f;',
      'l’absence de licence\u00a0: ce que personne n’a permis est interdit.',
    ],
  },
};
