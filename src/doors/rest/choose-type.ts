import { NotAcceptable } from '../../domain/errors/sphere-error.js';
import { type AcceptedRange, readAccept } from '../../domain/exports/accept.js';

/**
 * Chooses among media types by an `Accept` header (RFC 9110 §12.5.1). Throws `NotAcceptable`, which names
 * what there is.
 * @param types by name, the one for whoever does not mind first
 */
export function chooseType<Name extends string>(
  accept: string | undefined,
  types: Readonly<Record<Name, string>>,
): Name {
  const ranges = readAccept(accept ?? '*/*');
  const offered = Object.entries(types) as [Name, string][];
  const [first] = offered;
  if (ranges.length === 0 && first !== undefined) return first[0];
  const wanted = offered
    .map(([name, type]) => ({ name, ...weigh(type, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort(
      (one, other) =>
        other.quality - one.quality ||
        other.exactness - one.exactness ||
        one.position - other.position,
    );
  const [best] = wanted;
  if (best === undefined) throw new NotAcceptable(Object.values(types));
  return best.name;
}

interface Weight {
  readonly quality: number;
  /** 2 for the type itself, 1 for `type/*`, 0 for anything. */
  readonly exactness: number;
  readonly position: number;
}

/** The most exact range decides, whatever the wider ones say. */
function weigh(type: string, ranges: readonly AcceptedRange[]): Weight {
  const [family = ''] = type.split('/');
  const matches = ranges.flatMap((range, position): Weight[] => {
    const exactness = [`*/*`, `${family}/*`, type].indexOf(range.type);
    return exactness < 0 ? [] : [{ quality: range.quality, exactness, position }];
  });
  const [best] = matches.sort((one, other) => other.exactness - one.exactness);
  return best ?? { quality: 0, exactness: 0, position: 0 };
}
