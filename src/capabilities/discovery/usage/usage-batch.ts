import { createHash } from 'node:crypto';
import type { Delivery, VisitEvent } from './usage-event.js';

/** A file of a release that was sent in one way; without a path the pages of the release. */
interface Place {
  readonly repositoryId: string;
  readonly version: string;
  readonly path: string | null;
  readonly delivery: Delivery;
}

/** So many are written by one statement; preparing it keeps the process from nothing else for long. */
const capacity = 4_000;
const hourMs = 3_600_000;
const doubleClickMs = 30_000;
const maxPathLength = 1_024;
/** A longer agent says nothing more about who it is. */
const maxAgentLength = 512;
/** Longer than any address with an agent that is kept whole. */
const maxKeyLength = 640;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Events of one hour that wait to be written. An event is a few numbers: places, users and agents are kept
 * once each, so that an event that is like another leaves nothing behind for the garbage collector.
 */
export class UsageBatch {
  readonly places: Place[] = [];
  /** Who it was, until it is written. */
  readonly users: string[] = [];
  readonly agents: string[] = [];
  /** Of each event, in order: when (ms), and the places of its parts in the lists above. */
  readonly at: number[] = [];
  readonly placeOf: number[] = [];
  readonly userOf: number[] = [];
  readonly agentOf: number[] = [];
  readonly bytes: number[] = [];
  private readonly hour: number;
  private readonly knownPlaces = new Map<string, number>();
  private readonly knownUsers = new Map<string, number>();
  private readonly knownAgents = new Map<string, number>();
  private readonly latest = new Map<number, number>();

  /** @param at an instant (ms) of the hour that it gathers */
  constructor(at: number) {
    this.hour = Math.floor(at / hourMs);
  }

  /** The day of its events, `YYYY-MM-DD`, UTC. */
  get day(): string {
    return new Date(this.hour * hourMs).toISOString().slice(0, 10);
  }

  get size(): number {
    return this.at.length;
  }

  /** Whether an event of that instant (ms) still has its place here. */
  takes(at: number): boolean {
    return this.at.length < capacity && Math.floor(at / hourMs) === this.hour;
  }

  /**
   * Adds an event, or joins it to the one of the same user at the same place that it is a double click of
   * or a further part of: what the figures make of both stays the same.
   * @returns false for what cannot be written, which would keep the whole batch from being written
   */
  add(event: VisitEvent, at: number): boolean {
    if (!Number.isSafeInteger(event.bytes) || event.bytes < 0) return false;
    const place = this.numberOfPlace(event);
    if (place === null) return false;
    const user = numberOf(this.knownUsers, this.users, shortKey(event.userKey));
    const agent = numberOf(this.knownAgents, this.agents, atMost(event.userAgent, maxAgentLength));
    const identity = (place * capacity + user) * capacity + agent;
    const earlier = this.latest.get(identity);
    if (earlier !== undefined && this.join(earlier, event, at)) return true;
    this.latest.set(identity, this.at.length);
    this.at.push(at);
    this.placeOf.push(place);
    this.userOf.push(user);
    this.agentOf.push(agent);
    this.bytes.push(event.bytes);
    return true;
  }

  /** Parts and redirects are one download in a session, which an hour never divides. */
  private join(earlier: number, { delivery, bytes }: VisitEvent, at: number): boolean {
    const isSession = delivery === 'range' || delivery === 'redirect';
    const [atBefore = at, before = 0] = [this.at[earlier], this.bytes[earlier]];
    if (!isSession && Math.abs(at - atBefore) >= doubleClickMs) return false;
    this.at[earlier] = at;
    if (delivery === 'range') this.bytes[earlier] = before + bytes;
    else this.bytes[earlier] = delivery === 'redirect' ? Math.max(before, bytes) : bytes;
    return true;
  }

  private numberOfPlace({ repositoryId, version, path, delivery }: VisitEvent): number | null {
    const short = path === null ? '' : path.slice(0, maxPathLength);
    const key = `${repositoryId}\n${delivery}\n${version}\n${short}`;
    const known = this.knownPlaces.get(key);
    if (known !== undefined) return known;
    if (!uuid.test(repositoryId)) return null;
    this.knownPlaces.set(key, this.places.length);
    return (
      this.places.push({
        repositoryId,
        version: storable(version),
        path: path === null ? null : storable(short),
        delivery,
      }) - 1
    );
  }
}

function numberOf(known: Map<string, number>, list: string[], text: string): number {
  const number = known.get(text);
  if (number !== undefined) return number;
  known.set(text, list.length);
  return list.push(text) - 1;
}

/** What a client sends may be long, and must not fill the memory with many of it. */
function shortKey(userKey: string): string {
  if (userKey.length <= maxKeyLength) return userKey;
  return createHash('sha256').update(userKey).digest('hex');
}

/** A copy where it is cut: a mere part of a text would keep the whole of it in memory. */
function atMost(text: string, length: number): string {
  return text.length <= length ? text : Buffer.from(text.slice(0, length)).toString();
}

/** PostgreSQL takes no NUL and no lone surrogates; going through bytes mends the latter. */
function storable(text: string): string {
  return Buffer.from(text.replaceAll('\u0000', '')).toString();
}
