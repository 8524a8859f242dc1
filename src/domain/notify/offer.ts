import type { JsonValue } from '../release/canonical-json.js';
import { type NotifyService, notifyContext } from './vocabulary.js';

/** A release that a review is asked for, as the Offer names it. Addresses are absolute. */
export interface OfferedWork {
  readonly landingPage: string;
  /** Address of the version PID. */
  readonly citeAs: string;
  /** The file that is to be reviewed, or what lists the files. */
  readonly item: { readonly address: string; readonly mediaType: string };
  /** Terms of schema.org. */
  readonly itemType: string;
}

interface Exchange {
  /** UUID. */
  readonly id: string;
  /** Of this service. */
  readonly origin: NotifyService;
  readonly target: NotifyService;
  readonly actor: { readonly address: string; readonly name: string };
}

/** Asks another service for a review (COAR Notify, Offer of a ReviewAction). */
export function offerDocument(exchange: Exchange, work: OfferedWork) {
  return {
    '@context': [...notifyContext],
    ...envelope(exchange),
    type: ['Offer', 'coar-notify:ReviewAction'],
    object: {
      id: work.landingPage,
      'ietf:cite-as': work.citeAs,
      type: ['Page', 'sorg:AboutPage'],
      'ietf:item': {
        id: work.item.address,
        mediaType: work.item.mediaType,
        type: ['Object', work.itemType],
      },
    },
  } satisfies JsonValue;
}

/** Takes an offer back (COAR Notify, Undo). */
export function undoDocument(exchange: Exchange, offer: Readonly<Record<string, JsonValue>>) {
  const { '@context': _, ...undone } = offer;
  return {
    '@context': [...notifyContext],
    ...envelope(exchange),
    type: 'Undo',
    inReplyTo: undone['id'] ?? '',
    object: undone,
  } satisfies JsonValue;
}

function envelope({ id, origin, target, actor }: Exchange) {
  return {
    id: `urn:uuid:${id}`,
    actor: { id: actor.address, name: actor.name, type: 'Person' },
    origin: { id: origin.id, inbox: origin.inbox, type: 'Service' },
    target: { id: target.id, inbox: target.inbox, type: 'Service' },
  };
}
