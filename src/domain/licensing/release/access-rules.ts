import { type Fault, makeFault } from '../../errors/sphere-error.js';
import type { CardAccessReason } from '../../refusals/licence-facts.js';

type Card = Readonly<Record<string, unknown>>;

const priceFields = [
  'price',
  'pricing',
  'paywall',
  'fee',
  'fees',
  'access_fee',
  'payment',
  'payment_required',
  'paid',
  'subscription',
  'subscription_required',
  'purchase_url',
];
const embargoFields = ['embargo_date', 'embargo', 'embargo_until', 'embargoed_until'];
const accessRightFields = ['access_right', 'access_rights', 'accessRight', 'accessRights'];
const openAccess = new Set([
  'open',
  'open access',
  'open_access',
  'openaccess',
  'public',
  'info:eu-repo/semantics/openaccess',
  'http://purl.org/coar/access_right/c_abf2',
]);

/**
 * What in a card asks for a gate, a price or an embargo: nothing of the kind exists here
 * (licence-policy R46, R47). All findings, in the order of the card.
 *
 * @param today ISO date, `2026-01-31`
 */
export function findAccessFaults(card: Card, today: string): readonly Fault[] {
  return Object.entries(card).flatMap(([field, value]) => {
    // The one field whose `false` asks for something.
    if (field === 'isAccessibleForFree') {
      return saysNo(value) ? [priceFault(field, value)] : [];
    }
    if (isUnset(value)) return [];
    if (field === 'gated' || field.startsWith('extra_gated_')) return [gateFault(field, value)];
    if (priceFields.includes(field)) {
      return isFree(value) ? [] : [priceFault(field, value)];
    }
    if (embargoFields.includes(field)) {
      return isPast(value, today) ? [] : [embargoFault(field, value)];
    }
    if (accessRightFields.includes(field)) {
      return isOpenAccess(value) ? [] : [embargoFault(field, value)];
    }
    return [];
  });
}

function gateFault(field: string, value: unknown): Fault {
  return fault(
    'ACC_GATED',
    'R46',
    field,
    value,
    'released files are for everyone, without request, acceptance or account. Remove it; what you would ask of people can stand in the description as advice.',
  );
}

function priceFault(field: string, value: unknown): Fault {
  return fault('ACC_PRICE', 'R46', field, value, 'released files have no price. Remove it.');
}

function embargoFault(field: string, value: unknown): Fault {
  return fault(
    'ACC_EMBARGO',
    'R47',
    field,
    value,
    'a release is open access from its first day. Remove it, and keep the work a draft until it may be public.',
  );
}

function fault(
  code: CardAccessReason,
  rule: string,
  field: string,
  value: unknown,
  why: string,
): Fault {
  const message = `The card says ${field}: ${shown(value)}, but ${why}`;
  const facts = { name: field, value: shown(value) };
  return {
    ...makeFault(field, code, message, facts),
    declared: value,
    rule,
    docs: `/licences#${code}`,
  };
}

function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 120);
}

/** Also what an import tool writes where there is nothing: an empty text or list. */
function isUnset(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return true;
  if (typeof value === 'string') return saysNo(value);
  if (value instanceof Date) return false;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function saysNo(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /^(?:false|no)$/i.test(value.trim()));
}

function isFree(value: unknown): boolean {
  if (value === 0) return true;
  return typeof value === 'string' && /^(?:0(?:\.0+)?|free|none)$/i.test(value.trim());
}

/** What is no date cannot be told to be past. */
function isPast(value: unknown, today: string): boolean {
  const text = value instanceof Date ? value.toISOString() : value;
  const day = typeof text === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(text.trim())?.[0] : undefined;
  return day !== undefined && day <= today;
}

function isOpenAccess(value: unknown): boolean {
  return typeof value === 'string' && openAccess.has(value.trim().toLowerCase());
}
