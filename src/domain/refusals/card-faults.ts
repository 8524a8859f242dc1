import type { RepositoryKind } from '../identifiers/repository-kind.js';
import { digits, either, quoted } from './french.js';
import type { FaultWords, Nothing } from './sentences.js';

interface Value {
  readonly value: string;
}

interface Line {
  /** Of README.md, from 1; absent where the metadata were sent as JSON. */
  readonly line?: number;
}

/** What is wrong with a card, or with metadata that would make one. */
export interface CardFaults {
  'card-aliases': Line & { readonly flaw: 'many' | 'dangling' | 'growing'; readonly limit: number };
  'card-bad-character': Line & { readonly where: 'key' | 'value' | 'text' };
  'card-body-too-large': Nothing;
  'card-duplicate-key': Line & { readonly key: string };
  'card-front-matter-too-large': Line & { readonly tokens?: number };
  'card-key': Line;
  'card-missing': Nothing;
  'card-not-a-mapping': Line;
  'card-too-deep': Line & { readonly limit: number };
  /** In the English words of the reader of YAML. */
  'card-yaml': Line & { readonly problem: string };
  'creators-missing': Nothing;
  'credit-role': Value;
  'date-impossible': Value;
  'date-in-future': Value;
  'description-missing': Nothing;
  'duplicate-person': { readonly orcid: string };
  'field-of-another-kind': { readonly name: string; readonly kind: RepositoryKind };
  'identifier-missing': Nothing;
  'identifier-scheme': Value;
  'issn-checksum': Value;
  'language-tag': Value;
  'name-missing': Nothing;
  'not-a-truth-value': Nothing;
  'not-a-number': { readonly isWhole: boolean };
  'not-an-address': Value;
  'not-in-list': Value & { readonly options: readonly string[] };
  'relation-cycle': Value;
  'title-html': Nothing;
  'title-missing': Nothing;
  'value-missing': Nothing;
  'wrong-type': { readonly takesLines: boolean };
}

const aliasFlaws = {
  many: (limit: number) => `plus de ${limit} alias`,
  dangling: () => 'des alias qui se multiplient ou ne désignent rien',
  growing: () => 'des alias qui se contiennent eux-mêmes ou gonflent trop le texte',
} as const;

const kindsOfWork = {
  paper: 'un article',
  model: 'un modèle',
  dataset: 'un jeu de données',
} as const;

const badPlaces = { key: 'une clé', value: 'une valeur', text: 'le texte' } as const;

export const cardFaults: FaultWords<CardFaults> = {
  fr: {
    'card-aliases': ({ flaw, limit, line }) =>
      `${at(line)}${aliasFlaws[flaw](limit)} ; écrivez les valeurs en toutes lettres.`,
    'card-bad-character': ({ where, line }) =>
      `${at(line)}${badPlaces[where]} contient un caractère interdit ; retirez-le.`,
    'card-body-too-large':
      'Le texte de README.md dépasse 1 Mio ; déplacez-en des parties vers d’autres fichiers.',
    'card-duplicate-key': ({ key, line }) =>
      `${at(line)}la clé ${quoted(key)} y est deux fois ; n’en gardez qu’une.`,
    'card-front-matter-too-large': ({ tokens, line }) =>
      `${at(line)}l’en-tête ${tokens === undefined ? 'dépasse 1 Mio' : `a plus de ${digits(tokens)} éléments`} ; raccourcissez-le.`,
    'card-key': ({ line }) => `${at(line)}une clé doit être un simple mot.`,
    'card-missing':
      'Il n’y a pas de fiche : ajoutez un README.md qui commence par « --- », une ligne telle que « license: cc-by-4.0 », et « --- ».',
    'card-not-a-mapping': ({ line }) => `${at(line)}l’en-tête est fait de lignes « clé: valeur ».`,
    'card-too-deep': ({ limit, line }) =>
      `${at(line)}des valeurs sont imbriquées sur plus de ${limit} niveaux ; simplifiez-les.`,
    'card-yaml': ({ problem, line }) =>
      `${at(line)}ce n’est pas du YAML lisible (le lecteur dit : ${quoted(problem)}) ; corrigez cette ligne.`,
    'creators-missing': 'Un article doit nommer ses auteurs : ajoutez « creators: » à README.md.',
    'credit-role': ({ value }) => `${quoted(value)} n’est aucun des 14 rôles CRediT.`,
    'date-impossible': ({ value }) =>
      `${quoted(value)} n’est pas une date ; écrivez 2026-11-24, 2026-11 ou 2026.`,
    'date-in-future': ({ value }) =>
      `La date de publication ${value} est encore à venir ; corrigez-la ou retirez-la.`,
    'description-missing':
      'Un article doit avoir un résumé : ajoutez « description: » à README.md.',
    'duplicate-person': ({ orcid }) =>
      `L’identifiant ORCID ${orcid} est deux fois dans cette liste ; nommez chaque personne une seule fois.`,
    'field-of-another-kind': ({ name, kind }) =>
      `${quoted(name)} appartient à ${kindsOfWork[kind]} ; retirez ce champ.`,
    'identifier-missing': (_, field) =>
      `${quoted(field)} manque ; donnez l’identifiant de l’œuvre.`,
    'identifier-scheme': ({ value }) =>
      `${quoted(value)} n’est ni un DOI, ni un identifiant arXiv, Handle, SWHID, ISBN, ISSN, PMID ou RRID, ni une adresse.`,
    'issn-checksum': ({ value }) =>
      `${quoted(value)} n’est pas un ISSN ; cherchez un chiffre mal tapé.`,
    'language-tag': ({ value }) =>
      `${quoted(value)} n’est pas une étiquette de langue ; écrivez-en une telle que fr ou pt-BR.`,
    'name-missing': (_, field) => `${quoted(field)} manque ; écrivez un nom.`,
    'not-a-truth-value': (_, field) => `${quoted(field)} doit être true ou false.`,
    'not-a-number': ({ isWhole }, field) =>
      `${quoted(field)} doit être un nombre ${isWhole ? 'entier' : 'positif ou nul'}.`,
    'not-an-address': ({ value }) => `${quoted(value)} n’est pas une adresse http ou https.`,
    'not-in-list': ({ value, options }, field) =>
      `${quoted(value)} ne convient pas à ${quoted(field)} ; écrivez ${either(options)}.`,
    'relation-cycle': ({ value }) =>
      `${quoted(value)} est tiré de ce travail même, qui ne peut en être tiré à son tour\u202f; retirez l’une des deux relations.`,
    'title-html': 'Un titre ne contient pas de HTML ; écrivez du texte simple.',
    'title-missing': 'Un article doit avoir un titre : ajoutez « title: » à README.md.',
    'value-missing': (_, field) => `${quoted(field)} manque ; écrivez-le ou retirez cette entrée.`,
    'wrong-type': ({ takesLines }, field) =>
      `${quoted(field)} doit être un texte${takesLines ? ' ou des lignes « clé: valeur »' : ''}.`,
  },
};

function at(line: number | undefined): string {
  return line === undefined ? 'Métadonnées : ' : `Ligne ${digits(line)} de README.md : `;
}
