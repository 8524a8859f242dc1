import { InvalidInput } from '../errors/sphere-error.js';
import { member, MemberReader, plainLine } from './read-members.js';
import {
  answersByActivity,
  coarContexts,
  type ExternalKind,
  kindsByAction,
  notifyContext,
  type OfferAnswer,
} from './vocabulary.js';

/** A service at one of the two ends of a notification. Addresses are normal and absolute. */
export interface NotifyParty {
  readonly id: string;
  readonly inbox: string;
}

/** What another service says of a work, and where. */
export interface Announcement {
  readonly kind: ExternalKind;
  /** Where what is announced stands, the address to be confirmed first. */
  readonly addresses: readonly string[];
  readonly citeAs: string | null;
  /** Of a relationship: the address of its type. */
  readonly relationship: string | null;
  /** Empty where it has none. */
  readonly title: string;
  /** Addresses of the work that it is about. */
  readonly works: readonly string[];
}

/** What a notification says, and to what. */
export type Said =
  | { readonly activity: 'answer'; readonly answer: OfferAnswer; readonly note: string }
  | { readonly activity: 'announce'; readonly announcement: Announcement }
  | { readonly activity: 'undo'; readonly undone: string };

/** A notification of COAR Notify as it was received; the sender is whoever it says. */
export interface ReceivedNotification {
  /** The sender's own. */
  readonly id: string;
  readonly origin: NotifyParty;
  readonly target: NotifyParty;
  /** Of whoever acts: the name, or else the host of the origin. */
  readonly actorName: string;
  readonly inReplyTo: string | null;
  readonly said: Said;
}

const maxName = 120;
const maxTitle = 300;
const maxNote = 2_000;

/**
 * Reads the payload of a notification (COAR Notify 1.0; LDN §3.3). Throws `InvalidInput` with every
 * faulty member.
 */
export function readNotification(payload: unknown): ReceivedNotification {
  const reader = new MemberReader();
  const whole = reader.object(payload, 'body');
  if (reader.faults.length > 0) throw invalid(reader);
  readContexts(reader, member(whole, '@context'));
  const id = reader.identifier(member(whole, 'id'), 'id');
  const origin = readParty(reader, member(whole, 'origin'), 'origin');
  const target = readParty(reader, member(whole, 'target'), 'target');
  const actor = reader.object(member(whole, 'actor'), 'actor');
  reader.address(member(actor, 'id'), 'actor.id');
  reader.types(member(actor, 'type'), 'actor.type');
  const said = readSaid(reader, whole);
  const replied = member(whole, 'inReplyTo');
  const isAnswer = said?.activity === 'answer';
  const inReplyTo =
    isAnswer || (replied !== undefined && replied !== null)
      ? reader.identifier(replied, 'inReplyTo')
      : null;
  if (said === null || reader.faults.length > 0) throw invalid(reader);
  const actorName = plainLine(member(actor, 'name'), maxName) || new URL(origin.id).host;
  return { id, origin, target, actorName, inReplyTo, said };
}

function invalid({ faults }: MemberReader): InvalidInput {
  return new InvalidInput(faults.map(({ message }) => message).join(' '), { faults });
}

function readContexts(reader: MemberReader, value: unknown): void {
  const contexts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isNotify =
    contexts.includes(notifyContext[0]) &&
    contexts.some((one) => typeof one === 'string' && coarContexts.includes(one));
  if (!isNotify) reader.refuse('@context', 'contexts');
}

function readParty(reader: MemberReader, value: unknown, field: string): NotifyParty {
  const party = reader.object(value, field);
  reader.types(member(party, 'type'), `${field}.type`);
  return {
    id: reader.address(member(party, 'id'), `${field}.id`),
    inbox: reader.address(member(party, 'inbox'), `${field}.inbox`),
  };
}

function readSaid(reader: MemberReader, whole: Readonly<Record<string, unknown>>): Said | null {
  const types = reader.types(member(whole, 'type'), 'type');
  const object = reader.object(member(whole, 'object'), 'object');
  const activities = types.filter(isActivity);
  const [activity] = activities;
  if (activity === undefined || activities.length > 1) {
    reader.refuse('type', 'activity');
    return null;
  }
  switch (activity) {
    case 'Announce':
      return readAnnounce(reader, types, object, member(whole, 'context'));
    case 'Undo':
      return { activity: 'undo', undone: reader.identifier(member(object, 'id'), 'object.id') };
    default:
      reader.identifier(member(object, 'id'), 'object.id');
      return {
        activity: 'answer',
        answer: answersByActivity[activity],
        note: plainLine(member(whole, 'summary'), maxNote),
      };
  }
}

function readAnnounce(
  reader: MemberReader,
  types: readonly string[],
  object: Readonly<Record<string, unknown>>,
  about: unknown,
): Said | null {
  const actions = types.filter(isAction);
  const [action] = actions;
  if (action === undefined || actions.length > 1) {
    reader.refuse('type', 'action');
    return null;
  }
  const kind = kindsByAction[action];
  const announcement =
    kind === 'relationship'
      ? readRelationship(reader, object, about)
      : { kind, relationship: null, ...readDocument(reader, object, about) };
  return { activity: 'announce', announcement };
}

/** A review or an endorsement stands somewhere, and is about what `context` names. */
function readDocument(
  reader: MemberReader,
  object: Readonly<Record<string, unknown>>,
  about: unknown,
) {
  const work = reader.object(about, 'context');
  const id = reader.address(member(object, 'id'), 'object.id');
  const citeAs = reader.optionalAddress(member(object, 'ietf:cite-as'), 'object.ietf:cite-as');
  const cited = reader.optionalAddress(member(work, 'ietf:cite-as'), 'context.ietf:cite-as');
  return {
    addresses: citeAs === null ? [id] : [id, citeAs],
    citeAs,
    title: plainLine(member(object, 'name'), maxTitle),
    works: [reader.address(member(work, 'id'), 'context.id'), ...(cited === null ? [] : [cited])],
  };
}

/** One end of a relationship is a work of ours and the other one is what is announced of it. */
function readRelationship(
  reader: MemberReader,
  object: Readonly<Record<string, unknown>>,
  about: unknown,
): Announcement {
  const subject = reader.address(member(object, 'as:subject'), 'object.as:subject');
  const target = reader.address(member(object, 'as:object'), 'object.as:object');
  const relationship = reader.address(member(object, 'as:relationship'), 'object.as:relationship');
  const work = about === undefined ? {} : reader.object(about, 'context');
  const cited = reader.optionalAddress(member(work, 'ietf:cite-as'), 'context.ietf:cite-as');
  return {
    kind: 'relationship',
    addresses: [subject, target],
    citeAs: null,
    relationship,
    title: plainLine(member(object, 'name'), maxTitle),
    works: [target, subject, ...(cited === null ? [] : [cited])],
  };
}

type Activity = keyof typeof answersByActivity | 'Announce' | 'Undo';

function isActivity(type: string): type is Activity {
  return type === 'Announce' || type === 'Undo' || Object.hasOwn(answersByActivity, type);
}

function isAction(type: string): type is keyof typeof kindsByAction {
  return Object.hasOwn(kindsByAction, type);
}
