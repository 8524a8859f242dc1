import type { ProposalSource } from '../../../domain/bibliography/proposal.js';
import type { InEveryLanguage } from './language.js';

/** The words of the panel that fills a description in from elsewhere. */
export interface DepositProposalWords {
  readonly title: string;
  readonly lead: string;
  readonly fileLabel: string;
  readonly fromFile: string;
  readonly textLabel: string;
  readonly textHint: string;
  readonly fromText: string;
  readonly empty: string;
  readonly formats: Readonly<Record<ProposalSource, string>>;
  readonly filledIn: (format: string) => string;
  readonly notSaved: string;
  readonly nothing: string;
  readonly from: (source: string) => string;
  /** Under a field that was filled in. */
  readonly mark: (format: string, source: string) => string;
  /** By the key of the card. */
  readonly fields: Readonly<Record<string, string>>;
}

export const depositProposalWords: InEveryLanguage<DepositProposalWords> = {
  en: {
    title: 'Fill in from a bibliography or a PDF',
    lead: 'What is found goes into the form for you to check; nothing is saved before you save it.',
    fileLabel: 'A file of the draft',
    fromFile: 'Fill in from this file',
    textLabel: 'BibTeX, RIS, CSL-JSON or CITATION.cff',
    textHint: 'Paste one entry.',
    fromText: 'Fill in from this text',
    empty: 'Paste an entry first.',
    formats: {
      bibtex: 'BibTeX',
      ris: 'RIS',
      csl: 'CSL-JSON',
      cff: 'CITATION.cff',
      pdf: 'the PDF',
    },
    filledIn: (format) => `Filled in from ${format}`,
    notSaved: 'Check it, and save the description: nothing is saved yet.',
    nothing: 'Nothing was found that the form could take.',
    from: (source) => `from “${source}”`,
    mark: (format, source) => `Filled in from ${format}, “${source}”.`,
    fields: {
      title: 'Title',
      description: 'Abstract',
      creators: 'Creators',
      keywords: 'Keywords',
      language: 'Languages',
      subtype: 'Kind of paper',
      publicationDate: 'Date of publication',
      identifiers: 'Identifiers of the same work elsewhere',
      container: 'Journal or proceedings',
      references: 'References',
      contributors: 'Editors',
    },
  },
  fr: {
    title: 'Remplir d’après une notice ou un PDF',
    lead: 'Ce qui est trouvé va dans le formulaire pour que vous le vérifiiez\u202f; rien n’est enregistré avant que vous ne l’enregistriez.',
    fileLabel: 'Un fichier du brouillon',
    fromFile: 'Remplir d’après ce fichier',
    textLabel: 'BibTeX, RIS, CSL-JSON ou CITATION.cff',
    textHint: 'Collez une notice.',
    fromText: 'Remplir d’après ce texte',
    empty: 'Collez d’abord une notice.',
    formats: {
      bibtex: 'BibTeX',
      ris: 'RIS',
      csl: 'CSL-JSON',
      cff: 'CITATION.cff',
      pdf: 'le PDF',
    },
    filledIn: (format) => `Rempli d’après ${format}`,
    notSaved: 'Vérifiez, puis enregistrez la description\u00a0: rien n’est encore enregistré.',
    nothing: 'Rien n’a été trouvé que le formulaire puisse prendre.',
    from: (source) => `d’après «\u00a0${source}\u00a0»`,
    mark: (format, source) => `Rempli d’après ${format}, «\u00a0${source}\u00a0».`,
    fields: {
      title: 'Titre',
      description: 'Résumé',
      creators: 'Auteurs',
      keywords: 'Mots-clés',
      language: 'Langues',
      subtype: 'Nature de l’article',
      publicationDate: 'Date de publication',
      identifiers: 'Identifiants du même travail ailleurs',
      container: 'Revue ou actes',
      references: 'Références',
      contributors: 'Éditeurs scientifiques',
    },
  },
};
