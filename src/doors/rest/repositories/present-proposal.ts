import { noteWords } from '../../../domain/bibliography/note-words.js';
import type { Proposal } from '../../../domain/bibliography/proposal.js';
import type { Language } from '../../../domain/language/language.js';
import { list, map, object, oneOf, openObject, text } from '../openapi/schema.js';

/** A proposal on the wire; each note has its sentence. */
export function presentProposal(
  { format, metadata, sources, notes }: Proposal,
  language: Language,
) {
  return {
    format,
    metadata,
    sources,
    notes: notes.map(({ code, value }) => ({
      code,
      value,
      message: noteWords[language][code](value),
    })),
  };
}

export const proposalSchemas = {
  MetadataProposal: object({
    format: oneOf('bibtex', 'ris', 'csl', 'cff', 'pdf'),
    metadata: openObject(),
    sources: map(text),
    notes: list(object({ code: text, value: text, message: text })),
  }),
};
