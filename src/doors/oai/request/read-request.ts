import type { Arguments } from './arguments.js';
import { readDatestamp } from './datestamp.js';
import { type OaiError, OaiRefusal } from './oai-error.js';

/** A request of the protocol, checked as far as that can be without asking anybody. */
export type OaiRequest =
  | { readonly verb: 'Identify' }
  | { readonly verb: 'ListMetadataFormats'; readonly identifier: string | null }
  | { readonly verb: 'ListSets'; readonly resumptionToken: string | null }
  | { readonly verb: 'GetRecord'; readonly identifier: string; readonly metadataPrefix: string }
  | (ListVerb & ({ readonly resumptionToken: string } | Selection));

interface ListVerb {
  readonly verb: 'ListRecords' | 'ListIdentifiers';
}

export interface Selection {
  readonly resumptionToken: null;
  readonly metadataPrefix: string;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly set: string | null;
}

interface Shape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const listShape: Shape = {
  required: ['metadataPrefix'],
  optional: ['from', 'until', 'set', 'resumptionToken'],
};

/** A map, not an object: `constructor` is no verb. */
const shapes: ReadonlyMap<string, Shape> = new Map([
  ['Identify', { required: [], optional: [] }],
  ['ListMetadataFormats', { required: [], optional: ['identifier'] }],
  ['ListSets', { required: [], optional: ['resumptionToken'] }],
  ['GetRecord', { required: ['identifier', 'metadataPrefix'], optional: [] }],
  ['ListIdentifiers', listShape],
  ['ListRecords', listShape],
]);

/** Values by name, as the protocol's schema allows them; dates are read apart. */
const syntaxes: ReadonlyMap<string, RegExp> = new Map([
  ['metadataPrefix', /^[\w.!~*'()-]+$/],
  ['set', /^[\w.!~*'()-]+(?::[\w.!~*'()-]+)*$/],
  // RFC 3986 §2: what a URI may be written with.
  ['identifier', /^[\w.~:/?#[\]@!$&'()*+,;=%-]+$/],
]);

/**
 * Reads the arguments of a request. Throws `OaiRefusal`: `badVerb`, or every `badArgument` that there is
 * (OAI-PMH 2.0 §3.6).
 */
export function readRequest({ pairs, isReadable }: Arguments): OaiRequest {
  const { verb, shape } = requireVerb(pairs);
  const rest = pairs.filter(([name]) => name !== 'verb');
  const values = new Map(rest);
  const errors = [
    ...(isReadable ? [] : [badArgument('The arguments are not percent-encoded as UTF-8.')]),
    ...namesAtFault(rest, shape, verb),
    ...valuesAtFault(values),
  ];
  if (errors.length > 0) throw new OaiRefusal(...errors);
  return toRequest(verb, values);
}

function requireVerb(pairs: Arguments['pairs']) {
  const [verb, ...more] = pairs.filter(([name]) => name === 'verb').map(([, value]) => value);
  const shape = shapes.get(verb ?? '');
  if (verb !== undefined && shape !== undefined && more.length === 0) return { verb, shape };
  const known = [...shapes.keys()].join(', ');
  const problem =
    verb === undefined
      ? 'The argument "verb" is missing'
      : more.length > 0
        ? 'The argument "verb" is repeated'
        : `${quoted(verb)} is no verb of OAI-PMH`;
  throw new OaiRefusal({ code: 'badVerb', message: `${problem}; use one of ${known}.` });
}

function namesAtFault(rest: Arguments['pairs'], shape: Shape, verb: string): OaiError[] {
  const names = rest.map(([name]) => name);
  const distinct = [...new Set(names)];
  const allowed = new Set([...shape.required, ...shape.optional]);
  const hasToken = names.includes('resumptionToken') && allowed.has('resumptionToken');
  const strangers = distinct.filter((name) => !allowed.has(name));
  const repeated = distinct.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  const missing = hasToken ? [] : shape.required.filter((name) => !names.includes(name));
  return [
    ...strangers.map((name) => badArgument(`${verb} takes no argument ${quoted(name)}.`)),
    ...repeated.map((name) => badArgument(`The argument ${quoted(name)} is repeated.`)),
    ...missing.map((name) => badArgument(`${verb} needs the argument "${name}".`)),
    ...(hasToken && distinct.length > 1
      ? [badArgument('The argument "resumptionToken" stands with "verb" alone.')]
      : []),
  ];
}

function valuesAtFault(values: ReadonlyMap<string, string>): OaiError[] {
  const misspelled = [...syntaxes].flatMap(([name, syntax]) => {
    const value = values.get(name);
    if (value === undefined || syntax.test(value)) return [];
    return [badArgument(`${quoted(value)} cannot be a value of "${name}".`)];
  });
  return [...misspelled, ...datesAtFault(values)];
}

function datesAtFault(values: ReadonlyMap<string, string>): OaiError[] {
  const [from, until] = [values.get('from'), values.get('until')];
  const unreadable = [from, until].filter(
    (text) => text !== undefined && readDatestamp(text) === null,
  );
  if (unreadable.length > 0) {
    return unreadable.map((text = '') =>
      badArgument(`${quoted(text)} is no date; write 2026-11-24 or 2026-11-24T10:20:30Z, in UTC.`),
    );
  }
  const first = from === undefined ? null : readDatestamp(from);
  const last = until === undefined ? null : readDatestamp(until);
  if (first === null || last === null) return [];
  if (first.granularity !== last.granularity) {
    return [badArgument('"from" and "until" must both be days, or both be seconds.')];
  }
  return first.from > last.until ? [badArgument('"from" is later than "until".')] : [];
}

function toRequest(verb: string, values: ReadonlyMap<string, string>): OaiRequest {
  const of = (name: string): string | null => values.get(name) ?? null;
  const resumptionToken = of('resumptionToken');
  const metadataPrefix = of('metadataPrefix') ?? '';
  switch (verb) {
    case 'ListMetadataFormats':
      return { verb, identifier: of('identifier') };
    case 'ListSets':
      return { verb, resumptionToken };
    case 'GetRecord':
      return { verb, identifier: of('identifier') ?? '', metadataPrefix };
    case 'ListRecords':
    case 'ListIdentifiers':
      if (resumptionToken !== null) return { verb, resumptionToken };
      return {
        verb,
        resumptionToken,
        metadataPrefix,
        from: readDatestamp(of('from') ?? '')?.from ?? null,
        until: readDatestamp(of('until') ?? '')?.until ?? null,
        set: of('set'),
      };
    default:
      return { verb: 'Identify' };
  }
}

function badArgument(message: string): OaiError {
  return { code: 'badArgument', message };
}

function quoted(text: string): string {
  return `"${text.slice(0, 80)}"`;
}
