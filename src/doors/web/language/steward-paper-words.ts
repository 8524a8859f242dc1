import type { InEveryLanguage } from './language.js';

/** The words of the list of papers whose PDF gave no text. */
interface StewardPaperWords {
  readonly title: string;
  readonly hint: string;
  readonly lead: string;
  readonly none: string;
  readonly paper: string;
  readonly reason: string;
  readonly on: string;
  readonly action: string;
  readonly retry: string;
  readonly retryOf: (paper: string) => string;
  readonly retryAll: string;
  readonly waiting: (count: string) => string;
  readonly done: Readonly<Record<'retried', string>>;
  readonly reasons: Readonly<
    Record<'encrypted' | 'no-pdf' | 'too-costly' | 'too-large' | 'unreadable' | 'gave-up', string>
  >;
}

export const stewardPaperWords: InEveryLanguage<StewardPaperWords> = {
  en: {
    title: 'Papers without a text',
    hint: 'PDFs that could not be read, so that search knows only their metadata.',
    lead: 'The PDFs of these papers gave no text: search finds the papers by their metadata alone. To read them again helps where the service was at fault; the file itself only its authors can replace, by a new version.',
    none: 'Every PDF that was read gave its text.',
    paper: 'Paper',
    reason: 'Reason',
    on: 'Since',
    action: 'Action',
    retry: 'Read again',
    retryOf: (paper) => `Read again: ${paper}`,
    retryAll: 'Read all of them again',
    waiting: (count) => `Waiting to be read: ${count}.`,
    done: { retried: 'It is due now; the service reads it within a minute.' },
    reasons: {
      encrypted: 'It is encrypted.',
      'no-pdf': 'It is no PDF.',
      'too-costly': 'Reading it takes more time or memory than is given.',
      'too-large': 'It is too large.',
      unreadable: 'It is damaged.',
      'gave-up': 'The service failed three times.',
    },
  },
  fr: {
    title: 'Articles sans texte',
    hint: 'Les PDF qui n’ont pas pu être lus : la recherche n’en connaît que les métadonnées.',
    lead: 'Les PDF de ces articles n’ont donné aucun texte : la recherche ne trouve ces articles que par leurs métadonnées. Les relire est utile quand le service était en cause ; le fichier lui-même, seuls ses auteurs peuvent le remplacer, par une nouvelle version.',
    none: 'Tous les PDF lus ont donné leur texte.',
    paper: 'Article',
    reason: 'Raison',
    on: 'Depuis le',
    action: 'Action',
    retry: 'Relire',
    retryOf: (paper) => `Relire : ${paper}`,
    retryAll: 'Tous les relire',
    waiting: (count) => `En attente de lecture : ${count}.`,
    done: { retried: 'À lire maintenant ; le service s’en charge dans la minute.' },
    reasons: {
      encrypted: 'Il est chiffré.',
      'no-pdf': 'Ce n’est pas un PDF.',
      'too-costly': 'Le lire demande plus de temps ou de mémoire qu’il n’en est accordé.',
      'too-large': 'Il est trop volumineux.',
      unreadable: 'Il est abîmé.',
      'gave-up': 'Le service a échoué trois fois.',
    },
  },
};
