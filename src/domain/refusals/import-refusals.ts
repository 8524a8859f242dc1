import { quoted } from './french.js';
import type { FaultWords, Nothing, RefusalWords } from './sentences.js';

type ImportCode =
  | 'bag-invalid'
  | 'import-conflict'
  | 'import-corrupt'
  | 'import-interrupted'
  | 'import-refused'
  | 'import-running'
  | 'import-target-in-use'
  | 'source-forbidden'
  | 'source-gated'
  | 'source-link-astray'
  | 'source-link-loop'
  | 'source-not-found'
  | 'source-redirects'
  | 'source-refused'
  | 'source-revision-not-found'
  | 'source-unreadable'
  | 'source-untrusted'
  | 'source-withdrawn';

/**
 * Refusals of an import, which operators start at a terminal. That speaks English, and names hosts and
 * numbers that these sentences leave to it.
 */
export type ImportRefusals = Readonly<Record<ImportCode, Nothing>>;
export type ImportFaults = Readonly<
  Record<
    | 'bag-invalid'
    | 'import-conflict'
    | 'import-from'
    | 'import-kind'
    | 'import-nothing'
    | 'import-pattern'
    | 'import-source',
    Nothing
  >
>;

export const importRefusals: RefusalWords<ImportRefusals> = {
  fr: {
    'bag-invalid': 'Ce n’est pas un paquet BagIt qui puisse être importé.',
    'import-conflict':
      'Le dépôt a changé ici depuis la dernière importation ; importez sous un autre nom.',
    'import-corrupt': 'La source a envoyé d’autres octets qu’annoncé ; relancez l’importation.',
    'import-interrupted': {
      message: 'L’importation a été interrompue.',
      remedy: 'Relancez-la : elle reprendra où elle en était.',
    },
    'import-refused':
      'Des fichiers de la source ne peuvent être pris ici ; laissez de côté ceux qui sont nommés.',
    'import-running': 'Une autre importation vers ce dépôt est en cours ; attendez sa fin.',
    'import-target-in-use':
      'Ce nom est déjà celui d’un dépôt d’une autre origine ; importez sous un autre nom.',
    'source-forbidden': 'La source ne montre pas ce dépôt ; donnez un jeton qui peut le lire.',
    'source-gated':
      'L’accès à ce dépôt est soumis à des conditions ; acceptez-les là-bas et donnez un jeton de ce compte.',
    'source-link-astray': 'La source poursuit sa liste de fichiers à une autre adresse.',
    'source-link-loop': 'La source liste ses fichiers en rond.',
    'source-not-found': 'La source n’a pas ce dépôt ; vérifiez son nom et sa nature.',
    'source-redirects':
      'La source redirige trop de fois, ou vers une adresse qui n’est pas suivie.',
    'source-refused': 'La source a refusé de répondre.',
    'source-revision-not-found':
      'La source n’a pas cette révision ; nommez une branche, une version ou un commit entier.',
    'source-unreadable': 'La réponse de la source ne peut être lue ; vérifiez que c’est un Hub.',
    'source-untrusted': 'Le certificat de la source n’est pas reconnu.',
    'source-withdrawn': 'La source a retiré cette révision ; nommez-en une autre.',
  },
};

export const importFaults: FaultWords<ImportFaults> = {
  fr: {
    'bag-invalid': (_, field) => `Le paquet n’est pas valide\u00a0: ${quoted(field)}.`,
    'import-conflict': (_, field) => `${quoted(field)} a changé ici et à la source.`,
    'import-from':
      'Ce n’est pas l’adresse d’un Hub ; écrivez-la comme https://huggingface.co, sans mot de passe.',
    'import-kind': 'La nature demandée n’est pas celle que dit le nom de la source.',
    'import-nothing': 'Il n’y a là aucun fichier à importer.',
    'import-pattern': 'Ce n’est pas un motif de chemins ; écrivez par exemple « *.safetensors ».',
    'import-source':
      'Ce nom ne désigne aucun dépôt ; écrivez hf:espace/nom, ou hf:datasets/espace/nom.',
  },
};
