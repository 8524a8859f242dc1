import { type Fault, makeFault } from '../errors/sphere-error.js';
import type { MemberForm } from '../refusals/notify-refusals.js';

type Members = Readonly<Record<string, unknown>>;

const longestAddress = 2_000;
/** Controls, halves of symbols, and marks that make text read in another order. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** Reads the members of a stranger's JSON one by one, and gathers what is wrong with them. */
export class MemberReader {
  readonly faults: Fault[] = [];

  /** The members of an object; none, and a fault, for anything else. */
  object(value: unknown, field: string): Members {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Members;
    }
    this.refuse(field, 'object');
    return {};
  }

  /** An `http` or `https` address in its normal spelling, ASCII; the empty text, and a fault, for others. */
  address(value: unknown, field: string): string {
    const address = webAddress(value);
    if (address === null) this.refuse(field, 'web-address');
    return address ?? '';
  }

  /** As `address`, or null where there is none. */
  optionalAddress(value: unknown, field: string): string | null {
    return value === undefined || value === null ? null : this.address(value, field);
  }

  /** An identifier of a notification: `urn:uuid:`, in lower case, or a web address. */
  identifier(value: unknown, field: string): string {
    const urn =
      typeof value === 'string' ? /^urn:uuid:[0-9a-f-]{36}$/i.exec(value)?.[0] : undefined;
    const identifier = urn?.toLowerCase() ?? webAddress(value);
    if (identifier === null) this.refuse(field, 'identifier');
    return identifier ?? '';
  }

  /** The types of a thing, one or several of them; none, and a fault, for anything else. */
  types(value: unknown, field: string): readonly string[] {
    const types = Array.isArray(value) ? value : [value];
    if (types.length > 0 && types.every((one): one is string => typeof one === 'string'))
      return types;
    this.refuse(field, 'type');
    return [];
  }

  refuse(field: string, expected: MemberForm): void {
    this.faults.push(
      makeFault(field, 'notify-member', `"${field}" ${sentences[expected]}`, { expected }),
    );
  }
}

/** Somebody's words on one line, at most so many characters, without what would disturb a page. */
export function plainLine(value: unknown, maxCharacters: number): string {
  if (typeof value !== 'string') return '';
  const line = value
    .slice(0, maxCharacters * 4)
    .replace(unprintable, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.slice(0, maxCharacters).replace(/[\uD800-\uDBFF]$/, '');
}

/** A member by its own name: `constructor` is none unless it was sent. */
export function member(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longestAddress || !URL.canParse(value))
    return null;
  const url = new URL(value);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.href.length <= longestAddress ? url.href : null;
}

const sentences: Readonly<Record<MemberForm, string>> = {
  object: 'has to be a JSON object.',
  'web-address': 'has to be a web address of at most 2,000 characters.',
  identifier: 'has to be an identifier: urn:uuid: and a UUID, or a web address.',
  type: 'has to be a type, or a list of types.',
  contexts: 'has to name https://www.w3.org/ns/activitystreams and https://coar-notify.net.',
  activity:
    'has to name one of Accept, TentativeAccept, Reject, TentativeReject, Announce and Undo.',
  action:
    'of an Announce also names coar-notify:ReviewAction, coar-notify:EndorsementAction or coar-notify:RelationshipAction.',
};
