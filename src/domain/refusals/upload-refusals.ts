import { digits, octets, quoted } from './french.js';
import type { FaultWords, Nothing, RefusalWords } from './sentences.js';

/** Refusals about bytes on their way in. */
export interface UploadRefusals {
  'completion-token-invalid': Nothing;
  'object-missing': Nothing;
  'part-interrupted': { readonly part: number };
  'too-many-uploads': { readonly handle: string; readonly limit: number };
  'upload-aborted': { readonly id: string };
  'upload-complete': { readonly id: string };
  'upload-expired': { readonly id: string; readonly at: string };
  'upload-incomplete': { readonly id: string };
  /** Without its id where bytes were sent here that go elsewhere. */
  'upload-missing': { readonly id?: string };
  'upload-not-found': { readonly id: string } | { readonly sha256: string };
  'url-expired': Nothing;
  'url-invalid': Nothing;
}

export interface UploadFaults {
  /** By git's id, of what an import fetches. */
  'blob-id-mismatch': { readonly expected: string; readonly found: string };
  'file-too-large': { readonly path: string; readonly limit: number };
  'missing-parts': { readonly id: string; readonly shown: string; readonly more: number };
  part: Nothing;
  'part-differs': { readonly part: number; readonly etag: string };
  'part-missing': { readonly part: number };
  'part-unknown': { readonly part: number };
  parts: { readonly limit: number };
  'sha256-mismatch': { readonly expected: string; readonly found: string };
  size: { readonly value: number };
  'too-large-for-one-part': { readonly sizeBytes: number; readonly limitBytes: number };
  'unknown-part': { readonly id: string; readonly last: number; readonly part: number };
}

const beginAgain = 'Commencez un nouvel envoi.';

export const uploadRefusals: RefusalWords<UploadRefusals> = {
  fr: {
    'completion-token-invalid': 'Cette adresse n’achève aucun envoi.',
    'object-missing': 'Ces octets ne sont pas dans l’entrepôt.',
    'part-interrupted': ({ part }) =>
      `La partie ${part} a été envoyée une seconde fois, ou l’envoi a pris fin ; envoyez-la de nouveau.`,
    'too-many-uploads': ({ handle, limit }) => ({
      message: `${quoted(handle)} a déjà ${limit} envois en cours.`,
      remedy: 'Achevez-en ou abandonnez-en d’abord.',
    }),
    'upload-aborted': ({ id }) => ({
      message: `L’envoi ${id} a été abandonné.`,
      remedy: beginAgain,
    }),
    'upload-complete': ({ id }) => `L’envoi ${id} est achevé et ne peut plus être abandonné.`,
    'upload-expired': ({ id, at }) => ({
      message: `L’envoi ${id} a expiré le ${at}.`,
      remedy: beginAgain,
    }),
    'upload-incomplete': ({ id }) =>
      `L’envoi ${id} n’est pas entier : envoyez les parties nommées, puis achevez-le de nouveau.`,
    'upload-missing': ({ id }) =>
      id === undefined
        ? 'Les envois vont à l’entrepôt d’octets, et non ici.'
        : `Il n’y a pas d’envoi ${quoted(id)} en cours.`,
    'upload-not-found': (facts) =>
      'id' in facts
        ? { message: `Il n’y a pas ici d’envoi ${quoted(facts.id)}.`, remedy: beginAgain }
        : {
            message: `Aucun envoi de SHA-256 ${facts.sha256} n’a été commencé ici.`,
            remedy: 'Demandez un envoi et envoyez d’abord les octets.',
          },
    'url-expired': 'Cette adresse a expiré : demandez-en une nouvelle.',
    'url-invalid':
      'Cette adresse n’a pas été signée ici, ou n’est pas celle d’un envoi : demandez-en une nouvelle.',
  },
};

export const uploadFaults: FaultWords<UploadFaults> = {
  fr: {
    'blob-id-mismatch': ({ expected, found }) =>
      `L’identifiant git des octets est ${found}, et non ${expected} : envoyez-les de nouveau.`,
    'file-too-large': ({ path, limit }) =>
      `${quoted(path)} est plus grand que les ${octets(limit)} acceptés ; partagez-le ou laissez-le de côté.`,
    'missing-parts': ({ id, shown, more }) =>
      `Il manque à l’envoi ${id} les parties ${shown}${more > 0 ? ` et ${digits(more)} autres` : ''} ; envoyez ce qui manque, puis achevez-le de nouveau.`,
    part: (_, field) => `${quoted(field)} doit être de la forme {"partNumber": 1, "etag": "…"}.`,
    'part-differs': ({ part, etag }) =>
      `La partie ${part} n’est pas ${quoted(etag)} ; renvoyez-la.`,
    'part-missing': ({ part }) => `La partie ${part} n’est pas arrivée ; envoyez-la.`,
    'part-unknown': ({ part }) => `Il n’y a pas de partie ${part} ; retirez-la de la liste.`,
    parts: ({ limit }) =>
      `Envoyez de 1 à ${digits(limit)} parties, ainsi : [{"partNumber": 1, "etag": "…"}].`,
    'sha256-mismatch': ({ expected, found }) =>
      `L’empreinte des octets est ${found}, et non ${expected} : envoyez-les de nouveau.`,
    size: ({ value }) => `${value} n’est pas une taille ; donnez un nombre entier d’octets.`,
    'too-large-for-one-part': ({ sizeBytes, limitBytes }) =>
      `${octets(sizeBytes)} ne tiennent pas dans un seul envoi d’au plus ${digits(limitBytes)} ; envoyez en plusieurs parties.`,
    'unknown-part': ({ id, last, part }) =>
      `L’envoi ${id} a les parties 1 à ${last}, et aucune de numéro ${part}.`,
  },
};
