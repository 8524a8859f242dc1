import { digits, quoted } from './french.js';
import type { FaultWords, Nothing, RefusalWords } from './sentences.js';

export type BibliographyFormat = 'bibtex' | 'ris' | 'csl' | 'cff';
export type BibliographyFlaw = 'field' | 'nothing-found' | 'syntax' | 'unclosed';

/** Why a PDF gave nothing. */
export type PdfFlaw = 'encrypted' | 'no-pdf' | 'too-costly' | 'too-large' | 'unreadable';

/** Refusals to propose metadata from another description of a work. */
export interface BibliographyRefusals {
  /** Its fault says where. */
  'bibliography-unreadable': Nothing;
  'paper-not-unread': { readonly paper: string };
  'pdf-unreadable': { readonly flaw: PdfFlaw };
}

export interface BibliographyFaults {
  'bibliography-syntax': {
    readonly format: BibliographyFormat;
    readonly flaw: BibliographyFlaw;
    readonly line?: number;
  };
  'bibliography-path': { readonly value: string };
}

const formats: Readonly<Record<BibliographyFormat, string>> = {
  bibtex: 'BibTeX',
  ris: 'RIS',
  csl: 'CSL-JSON',
  cff: 'CITATION.cff',
};

const flaws: Readonly<Record<BibliographyFlaw, string>> = {
  field: 'un champ n’est pas écrit comme nom = valeur',
  'nothing-found': 'aucune notice ne commence ici',
  syntax: 'ceci ne se lit pas',
  unclosed: 'une notice commence ici et n’est pas fermée',
};

const pdfFlaws: Readonly<Record<PdfFlaw, string>> = {
  encrypted: 'Le PDF est protégé par un mot de passe\u202f; envoyez-le sans.',
  'no-pdf': 'Le fichier n’est pas un PDF.',
  'too-costly': 'Le PDF demande plus de temps ou de mémoire qu’il n’en est donné pour le lire.',
  'too-large': 'Le PDF est plus grand que ce qui en est lu.',
  unreadable: 'Le PDF est abîmé et ne se lit pas.',
};

export const bibliographyRefusals: RefusalWords<BibliographyRefusals> = {
  fr: {
    'bibliography-unreadable': 'La notice ne se lit pas.',
    'paper-not-unread': ({ paper }) => ({
      message: `${quoted(paper)} n’est pas un article sans texte.`,
      remedy: 'Écrivez-le sous la forme espace/nom ; « sphere papers list » nomme ceux qu’il y a.',
    }),
    'pdf-unreadable': ({ flaw }) => pdfFlaws[flaw],
  },
};

export const bibliographyFaults: FaultWords<BibliographyFaults> = {
  fr: {
    'bibliography-syntax': ({ format, flaw, line }) =>
      `${line === undefined ? formats[format] : `Ligne ${digits(line)} (${formats[format]})`}\u00a0: ${flaws[flaw]}.`,
    'bibliography-path': ({ value }) =>
      `${quoted(value)} n’est ni un PDF, ni une notice .bib, .ris, .json ou .cff.`,
  },
};
