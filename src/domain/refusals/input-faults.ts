import { digits, either, quoted } from './french.js';
import { type FaultWords, type Nothing, sayIn } from './sentences.js';

/** What a field takes, by the word that stands for it in English. */
export type InputType =
  'a text' | 'a list' | 'a list of texts' | 'a list of objects' | 'an object' | 'true or false';

/** Shapes of requests: texts, lists, numbers and days that are not what a field takes. */
export interface InputFaults {
  'bad-character': { readonly isTitle?: boolean };
  'bad-content': Nothing;
  body: { readonly wanted: 'bytes' | 'commit' | 'object' };
  /** Without an example where only the years 1 to 9999 are asked for. */
  date: { readonly value?: string; readonly example?: string };
  etag: { readonly value: string };
  filter: { readonly value: string; readonly limit: number };
  /** What class-validator found and no rule below names. */
  invalid: Nothing;
  kind: { readonly value: string; readonly options: readonly string[] };
  limit: { readonly value: number; readonly max: number };
  /** With what the field takes. */
  missing: { readonly wanted?: Wanted };
  'not-allowed': { readonly value?: string; readonly options?: readonly string[] };
  'out-of-range': { readonly value?: string; readonly min: number; readonly max: number };
  range: Nothing;
  /** Of a form of the site, in the words that its page has for the reader. */
  required: { readonly said: string };
  sort: { readonly value: string; readonly options: readonly string[] };
  span: { readonly days?: number };
  'too-few': { readonly min: number };
  'too-long': {
    readonly limit: number;
    readonly found?: number;
    readonly unit?: 'characters' | 'words';
    readonly isEntry?: boolean;
  };
  'too-many': { readonly limit: number; readonly found?: number };
  'too-short': { readonly min?: number };
  type: { readonly wanted?: InputType };
  'unknown-field': { readonly name: string; readonly rule?: string };
}

/** A fault that would be left, were the field sent empty. */
export type Wanted = {
  readonly [Code in keyof InputFaults]: {
    readonly code: Code;
    readonly facts: InputFaults[Code];
  };
}[keyof InputFaults];

const types: Readonly<Record<InputType, string>> = {
  'a text': 'un texte',
  'a list': 'une liste',
  'a list of texts': 'une liste de textes',
  'a list of objects': 'une liste d’objets',
  'an object': 'un objet',
  'true or false': 'true ou false',
};

const bodies = {
  bytes: 'Envoyez les octets dans le corps de la requête.',
  commit: 'Envoyez le commit dans le corps de la requête.',
  object: 'Envoyez un objet JSON.',
} as const;

export const inputFaults: FaultWords<InputFaults> = {
  fr: {
    'bad-character': ({ isTitle }, field) =>
      isTitle === true
        ? 'Un titre tient sur une ligne.'
        : `${quoted(field)} contient un caractère de contrôle ou brisé ; retirez-le.`,
    'bad-content': (_, field) =>
      `${quoted(field)} est imbriqué trop profondément, ou contient un caractère de contrôle ou brisé ; simplifiez-le.`,
    body: ({ wanted }) => bodies[wanted],
    date: ({ value, example }, field) =>
      `${quoted(field)} doit être une date ${example === undefined ? 'des années 1 à 9999' : `telle que ${example}`}${andNot(value)}.`,
    etag: ({ value }) => `${quoted(value)} n’est pas l’ETag d’une liste d’amendements.`,
    filter: ({ value, limit }, field) =>
      `${quoted(value)} ne convient pas à ${quoted(field)} : c’est un texte d’au plus ${limit} caractères.`,
    invalid: (_, field) => `${quoted(field)} n’est pas ce qui est attendu ici.`,
    kind: notAmong,
    limit: ({ value, max }) => `${value} n’est pas un nombre de 1 à ${max}.`,
    missing: ({ wanted }, field) =>
      `${quoted(field)} manque.${wanted === undefined ? '' : ` ${wantedInFrench(wanted, field)}`}`,
    'not-allowed': ({ value, options }, field) =>
      options === undefined
        ? `${quoted(field)} n’est l’identifiant de rien ici.`
        : `${quoted(field)} doit être ${either(options)}${andNot(value)}.`,
    'out-of-range': ({ value, min, max }, field) =>
      `${quoted(field)} doit être un nombre entier de ${digits(min)} à ${digits(max)}${andNot(value)}.`,
    range: 'Écrivez deux versions, comme v1.0...v2.0.',
    required: ({ said }) => said,
    sort: notAmong,
    span: ({ days }) =>
      days === undefined
        ? '« from » ne peut pas venir après « to ».'
        : `On ne demande pas plus de ${days} jours à la fois ; demandez par mois, ou moins de jours.`,
    'too-few': ({ min }, field) =>
      `${quoted(field)} doit avoir au moins ${min === 1 ? 'une entrée' : `${min} entrées`}.`,
    'too-long': ({ limit, found, unit = 'characters', isEntry }, field) => {
      const subject = isEntry === true ? `Une entrée de ${quoted(field)}` : quoted(field);
      const word = unit === 'words' ? 'mots' : 'caractères';
      return found === undefined
        ? `${subject} a plus de ${digits(limit)} ${word} ; raccourcissez.`
        : `${subject} a ${digits(found)} ${word}, et ${digits(limit)} au plus sont permis ; raccourcissez.`;
    },
    'too-many': ({ limit, found }, field) =>
      found === undefined
        ? `${quoted(field)} a plus de ${digits(limit)} entrées ; envoyez-en moins à la fois.`
        : `${quoted(field)} a ${digits(found)} entrées, et ${digits(limit)} au plus sont permises ; envoyez-en moins à la fois.`,
    'too-short': ({ min }, field) =>
      min === undefined
        ? `${quoted(field)} est vide ; écrivez ce que vous pensez.`
        : `${quoted(field)} est vide ; écrivez au moins ${min === 1 ? 'un caractère' : `${min} caractères`}.`,
    type: ({ wanted }, field) =>
      wanted === undefined
        ? `${quoted(field)} n’a pas la forme attendue.`
        : `${quoted(field)} doit être ${types[wanted]}.`,
    'unknown-field': ({ name, rule }) =>
      rule === undefined
        ? `${quoted(name)} n’est pas un champ d’ici ; retirez-le ou corrigez son orthographe.`
        : `${quoted(name)} n’existe pas ici : ce qui est publié est public, gratuit et ouvert pour toujours (licence-policy ${rule}).`,
  },
};

function andNot(value: string | undefined): string {
  return value === undefined ? '' : `, et non ${quoted(value)}`;
}

function wantedInFrench({ code, facts }: Wanted, field: string): string {
  return sayIn<string>(inputFaults.fr[code], facts, field);
}

function notAmong(
  { value, options }: { readonly value: string; readonly options: readonly string[] },
  field: string,
): string {
  return `${quoted(value)} ne convient pas à ${quoted(field)} ; écrivez ${either(options)}.`;
}
