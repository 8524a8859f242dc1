/** One range of an `Accept` header (RFC 9110 §12.5.1). Lower case, but for the values of parameters. */
export interface AcceptedRange {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** 0 to 1. */
  readonly quality: number;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const range = new RegExp(`^\\s*(${token}/${token})\\s*(?:;|$)`);
/** A profile is an address, and often written without the quotes that it needs: it is read all the same. */
const parameter = new RegExp(
  `;\\s*(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))\\s*`,
  'g',
);

/**
 * Reads an `Accept` header in the order in which it is written. What is no media range is left out, and
 * a weight that is none is 0: whoever wrote it is not known to want it.
 */
export function readAccept(header: string): AcceptedRange[] {
  return partsOf(header).flatMap((part) => {
    const type = range.exec(part)?.[1]?.toLowerCase();
    if (type === undefined) return [];
    const parameters = new Map(
      [...part.matchAll(parameter)].map(([, name = '', quoted, plain = '']) => [
        name.toLowerCase(),
        quoted?.replace(/\\(.)/g, '$1') ?? plain,
      ]),
    );
    const weight = parameters.get('q');
    parameters.delete('q');
    return [{ type, parameters, quality: weight === undefined ? 1 : qualityOf(weight) }];
  });
}

/** The pieces between commas that stand in no quotes. */
function partsOf(header: string): string[] {
  return header.match(/(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/g) ?? [];
}

function qualityOf(weight: string): number {
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? Number(weight) : 0;
}
