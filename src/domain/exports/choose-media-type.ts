import { type AcceptedRange, readAccept } from './accept.js';

/**
 * The type of `types` that an `Accept` header wants most (RFC 9110 §12.5.1), the first of them for whoever
 * does not mind; null where it wants none.
 */
export function chooseMediaType<Type extends string>(
  accept: string | undefined,
  types: readonly Type[],
): Type | null {
  const ranges = readAccept(accept ?? '*/*');
  if (ranges.length === 0) return types[0] ?? null;
  const [best] = types
    .map((type) => ({ type, ...weigh(type, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort(
      (one, other) =>
        other.quality - one.quality ||
        other.exactness - one.exactness ||
        one.position - other.position,
    );
  return best?.type ?? null;
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
