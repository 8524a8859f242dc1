import { NotAcceptable } from '../../domain/errors/sphere-error.js';
import { chooseMediaType } from '../../domain/exports/choose-media-type.js';

/**
 * Chooses among media types by an `Accept` header. Throws `NotAcceptable`, which names what there is.
 * @param types by name, the one for whoever does not mind first
 */
export function chooseType<Name extends string>(
  accept: string | undefined,
  types: Readonly<Record<Name, string>>,
): Name {
  const offered = Object.entries(types) as [Name, string][];
  const media = offered.map(([, type]) => type);
  const wanted = chooseMediaType(accept, media);
  const chosen = offered.find(([, type]) => type === wanted);
  if (chosen === undefined) throw new NotAcceptable(media);
  return chosen[0];
}
