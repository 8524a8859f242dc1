import type { Proposal } from '../../../../domain/bibliography/proposal.js';
import { type CardDescription, readDescription } from '../../../../domain/card/card-description.js';
import type { Fields } from '../../../../domain/card/field-reader.js';
import { carriedKeys, listedIn, readProposed } from './carried-proposal.js';
import type { EditedDescription } from './description-form.js';

/** Fields of the form that a proposal can fill in, by the key of the card. */
const formKeys = ['title', 'description', 'creators', 'keywords', 'language', 'subtype'] as const;

/** A form with a proposal filled in; nothing is saved by that. */
export interface FilledIn {
  readonly edited: EditedDescription;
  readonly proposal: Proposal;
  /** Names of the fields that were filled in. */
  readonly fields: readonly string[];
  /** Keys that the form does not show and that are written when it is saved. */
  readonly carried: Fields;
}

/**
 * Fills the form in with what a proposal states; what it does not state stays. New creators get their
 * place after those of the card, so that their parts are written as they were read.
 */
export function takeProposal(
  edited: EditedDescription,
  card: Fields,
  proposal: Proposal,
): FilledIn {
  const { metadata } = proposal;
  const stated = readDescription(metadata, 'paper');
  const known = listedIn(card['creators']).length;
  const has = (key: string): boolean => Object.hasOwn(metadata, key);
  const { description } = edited;
  const changes: Partial<CardDescription> = {
    ...(has('title') && { title: stated.title }),
    ...(has('description') && { description: stated.description }),
    ...(has('creators') && {
      creators: stated.creators.map((person, index) => ({ ...person, place: known + index })),
    }),
    ...(has('keywords') && {
      keywords: [...new Set([...description.keywords, ...stated.keywords])],
    }),
    ...(has('language') && { languages: stated.languages }),
    ...(has('subtype') && { subtype: stated.subtype }),
  };
  const proposed = readProposed({ ...edited.proposed, ...metadata });
  return {
    edited: { ...edited, description: { ...description, ...changes }, proposed },
    proposal,
    fields: formKeys.filter(has),
    carried: Object.fromEntries(
      carriedKeys.filter(has).map((key) => [key, metadata[key]] as const),
    ),
  };
}
