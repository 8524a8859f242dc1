import type { DoiState } from '../../../domain/registration/doi-state.js';
import type { InEveryLanguage } from './language.js';

/** The words about DOIs and their way to the registrar. */
export interface DoiWords {
  readonly ofAllVersions: string;
  /** Nothing is to be said of one that everybody finds. */
  readonly states: Readonly<Record<Exclude<DoiState, 'findable'>, string>>;
  /** It leads here, and what changed since was refused. */
  readonly changeRefused: string;
  readonly toPrint: string;
  readonly standing: string;
  readonly found: (count: string) => string;
  readonly waiting: (count: string) => string;
  readonly refused: (count: string) => string;
  readonly alarm: string;
  readonly remedy: string;
}

export const doiWords: InEveryLanguage<DoiWords> = {
  en: {
    ofAllVersions: 'DOI · all versions',
    states: {
      reserved: 'Reserved. It will lead here once this version is published.',
      pending: 'On its way to the registrar. It will lead here as soon as it is registered.',
      registered: 'Registered. Catalogues do not list it, since what it names is withdrawn.',
      failed: 'Refused by the registrar:',
    },
    changeRefused: 'It leads here. The registrar refused the latest change:',
    toPrint: 'You may print it in the PDF: it will lead to this version once that is published.',
    standing: 'DOIs',
    found: (count) => `Findable: ${count}.`,
    waiting: (count) => `Waiting for the registrar: ${count}.`,
    refused: (count) => `Refused by the registrar: ${count}.`,
    alarm: 'The registrar refuses the account of this instance: no DOI is sent.',
    remedy: 'Correct DATACITE_REPOSITORY_ID and DATACITE_PASSWORD and restart the service.',
  },
  fr: {
    ofAllVersions: 'DOI · toutes les versions',
    states: {
      reserved: 'Réservé. Il mènera ici dès la publication de cette version.',
      pending: 'En route vers l’agence d’enregistrement. Il mènera ici dès qu’il sera enregistré.',
      registered:
        'Enregistré. Les catalogues ne l’affichent pas\u00a0: ce qu’il désigne est retiré.',
      failed: 'Refusé par l’agence d’enregistrement\u00a0:',
    },
    changeRefused:
      'Il mène ici. L’agence d’enregistrement a refusé la dernière modification\u00a0:',
    toPrint:
      'Vous pouvez l’imprimer dans le PDF\u00a0: il mènera à cette version dès sa publication.',
    standing: 'DOI',
    found: (count) => `Trouvables\u00a0: ${count}.`,
    waiting: (count) => `En attente de l’agence d’enregistrement\u00a0: ${count}.`,
    refused: (count) => `Refusés par l’agence d’enregistrement\u00a0: ${count}.`,
    alarm:
      'L’agence d’enregistrement refuse le compte de cette instance\u00a0: aucun DOI n’est envoyé.',
    remedy: 'Corrigez DATACITE_REPOSITORY_ID et DATACITE_PASSWORD, puis redémarrez le service.',
  },
};
