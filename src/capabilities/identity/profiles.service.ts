import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput, NotFound } from '../../domain/errors/sphere-error.js';
import { parseDisplayName } from '../../domain/identifiers/display-name.js';
import { parseOrcid } from '../../domain/identifiers/orcid.js';
import { decodeCursor, encodeCursor } from '../../domain/identifiers/page-cursor.js';
import { parseHomepage, parseProfileText } from '../../domain/identifiers/profile-text.js';
import { parseRor } from '../../domain/identifiers/ror.js';
import { requireDescription } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { gatherFields } from './gather-fields.js';
import type { NamespaceView, Page, PageRequest } from './identity-view.js';
import {
  mayBeHandle,
  namespaceColumns,
  type NamespaceRow,
  toNamespaceView,
} from './namespace-rows.js';

/** What an account or organisation tells everybody about itself. */
export interface ProfileView extends NamespaceView {
  /** Plain text of several lines. */
  readonly bio: string | null;
  /** An `https` address. */
  readonly homepage: string | null;
  /** Standing competing interests that an advisor declares; null for others too. */
  readonly interests: string | null;
  readonly isAdvisor: boolean;
  /** Of a removed account only its handle and its releases are left. */
  readonly isClosed: boolean;
}

/** Absent fields stay as they are; an empty text takes a field away, where it may be empty. */
export interface ProfileChanges {
  readonly displayName?: string | undefined;
  readonly bio?: string | undefined;
  readonly homepage?: string | undefined;
  /** Of accounts. */
  readonly orcid?: string | undefined;
  /** Of accounts. */
  readonly interests?: string | undefined;
  /** Of organisations. */
  readonly ror?: string | undefined;
}

/** Somebody who advises, as the list of advisors names her. */
export interface AdvisorView {
  readonly id: string;
  readonly handle: string;
  readonly displayName: string;
  readonly orcid: string | null;
  readonly homepage: string | null;
  readonly interests: string | null;
  /** Organisations that the account belongs to, by handle; at most 20. */
  readonly affiliations: readonly {
    readonly handle: string;
    readonly name: string;
    readonly ror: string | null;
  }[];
}

type Kind = NamespaceView['kind'];
type FieldName = keyof ProfileChanges;

const columns: Readonly<Record<Kind, Partial<Record<FieldName, string>>>> = {
  account: {
    displayName: 'display_name',
    bio: 'bio',
    homepage: 'homepage',
    orcid: 'orcid',
    interests: 'interests',
  },
  organisation: { displayName: 'display_name', bio: 'bio', homepage: 'homepage', ror: 'ror' },
};

const readers: Readonly<Record<FieldName, (text: string) => string>> = {
  displayName: (text) => parseDisplayName(text),
  bio: (text) => parseProfileText(text, 'bio'),
  homepage: (text) => parseHomepage(text),
  orcid: (text) => parseOrcid(text),
  interests: (text) => parseProfileText(text, 'interests'),
  ror: (text) => parseRor(text),
};

/** What accounts and organisations say about themselves, and who advises. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** The profile of a handle in any case, for anyone to see; null where there is none. */
  async find(handle: string): Promise<ProfileView | null> {
    if (!mayBeHandle(handle)) return null;
    const [row] = await this.database.prepared<ProfileRow>('profile-by-handle', profileByHandle, [
      handle,
    ]);
    return row === undefined ? null : toProfile(row);
  }

  /** As `find`. Throws `NotFound` (`namespace-not-found`). */
  async read(handle: string): Promise<ProfileView> {
    const profile = await this.find(handle);
    if (profile !== null) return profile;
    throw notFound(handle, null);
  }

  /**
   * Changes a profile: an account's by itself, an organisation's by its owners, either by stewards.
   * Throws `Unauthenticated`, `Forbidden`, `NotFound` (`namespace-not-found`, `account-not-found`,
   * `organisation-not-found`; for a closed account too), `InvalidInput` with every fault.
   * @param kind of the only namespaces that may be meant
   */
  async update(
    viewer: Viewer,
    handle: string,
    changes: ProfileChanges,
    kind: Kind | null = null,
  ): Promise<ProfileView> {
    const before = await this.find(handle);
    if (before === null || before.isClosed || (kind !== null && before.kind !== kind)) {
      throw notFound(handle, kind);
    }
    const actor = requireDescription(viewer, { namespaceId: before.id });
    const changed = readChanges(before.kind, changes);
    const fields = Object.keys(changed);
    if (fields.length === 0) return before;
    return this.database.transaction(async (manager) => {
      await write(manager, before, changed);
      await this.events.append(manager, {
        actor: actor.handle,
        action: `${before.kind}.described`,
        subject: `${before.kind}:${before.handle}`,
        detail: { fields: fields.sort() },
        isPublic: true,
      });
      const [row] = await sql<ProfileRow>(manager, profileByHandle, [handle]);
      if (row === undefined) throw new Error(`The profile of ${before.id} has no row.`);
      return toProfile(row);
    });
  }

  /**
   * Who advises, by name; served by `account_advisors`. Throws `InvalidInput` for the cursor.
   */
  async advisors({ limit, cursor }: PageRequest): Promise<Page<AdvisorView>> {
    const [name, id] = cursor === undefined ? ['', firstId] : readCursor(cursor);
    const found = await this.database.query<AdvisorView & { readonly folded: string }>(
      advisorsAfter,
      [name, id, limit + 1],
    );
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map(({ folded: _, ...advisor }) => advisor),
      next: last === undefined ? null : encodeCursor([last.folded, last.id]),
    };
  }
}

interface ProfileRow extends NamespaceRow {
  readonly bio: string | null;
  readonly homepage: string | null;
  readonly interests: string | null;
  readonly is_advisor: boolean | null;
  readonly is_closed: boolean;
}

const profileByHandle = `
  SELECT profile.*, coalesce(p.bio, g.bio) AS bio, coalesce(p.homepage, g.homepage) AS homepage,
         p.interests, p.is_advisor, p.closed_at IS NOT NULL AS is_closed
    FROM (${namespaceColumns} WHERE n.handle_folded = lower($1)) AS profile
    LEFT JOIN account p ON p.id = profile.id
    LEFT JOIN organisation g ON g.id = profile.id`;

const firstId = '00000000-0000-0000-0000-000000000000';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const advisorsAfter = `
  SELECT a.id, n.handle, a.display_name AS "displayName", a.orcid, a.homepage, a.interests,
    lower(a.display_name) AS folded,
    ARRAY(SELECT jsonb_build_object('handle', h.handle, 'name', o.display_name, 'ror', o.ror)
          FROM membership m
          JOIN organisation o ON o.id = m.organisation_id
          JOIN namespace h ON h.id = o.id
          WHERE m.account_id = a.id
          ORDER BY h.handle_folded LIMIT 20) AS affiliations
  FROM account a JOIN namespace n ON n.id = a.id
  WHERE a.is_advisor AND a.closed_at IS NULL
    AND (lower(a.display_name) COLLATE "C", a.id) > ($1::text, $2::uuid)
  ORDER BY lower(a.display_name) COLLATE "C", a.id LIMIT $3`;

function toProfile(row: ProfileRow): ProfileView {
  const isAdvisor = row.is_advisor ?? false;
  return {
    ...toNamespaceView(row),
    bio: row.bio,
    homepage: row.homepage,
    interests: isAdvisor ? row.interests : null,
    isAdvisor,
    isClosed: row.is_closed,
  };
}

/** The columns to be written, by field; null empties one. */
type ChangedColumns = Partial<Record<FieldName, string | null>>;

function readChanges(kind: Kind, changes: ProfileChanges): ChangedColumns {
  const given = (Object.keys(readers) as FieldName[]).flatMap((name) => {
    const text = changes[name];
    return text === undefined ? [] : [{ name, text }];
  });
  const fields = given.map(({ name, text }) => {
    const read = (): string | null => {
      if (columns[kind][name] === undefined) throw notOfThisKind(kind, name);
      return text.trim() === '' && name !== 'displayName' ? null : readers[name](text);
    };
    return [name, read] as const;
  });
  return gatherFields<Record<string, string | null>>(Object.fromEntries(fields));
}

async function write(
  manager: EntityManager,
  { id, kind }: NamespaceView,
  changed: ChangedColumns,
): Promise<void> {
  const entries = Object.entries(changed);
  const assigned = entries.map(
    ([name], index) => `${columns[kind][name as FieldName] ?? ''} = $${index + 2}`,
  );
  const isOpen = kind === 'account' ? 'AND closed_at IS NULL' : '';
  await sql(manager, `UPDATE ${kind} SET ${assigned.join(', ')} WHERE id = $1 ${isOpen}`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
}

function notOfThisKind(kind: Kind, field: FieldName): InvalidInput {
  const message =
    kind === 'account'
      ? `A person has no "${field}"; leave it out.`
      : `An organisation has no "${field}"; leave it out.`;
  return InvalidInput.field(field, 'unknown-field', message, { name: field });
}

function readCursor(cursor: string): readonly [string, string] {
  const [name, id] = decodeCursor(cursor, ['string', 'string']);
  if (uuid.test(id) && !name.includes('\0')) return [name, id];
  throw InvalidInput.field('cursor', 'cursor', 'This is not a cursor of this list.');
}

function notFound(handle: string, kind: Kind | null): NotFound {
  const shown = handle.slice(0, 80);
  const named = `"${shown}"`;
  const details = { facts: { handle: shown } };
  if (kind === null) {
    return new NotFound(
      'namespace-not-found',
      `There is no account or organisation ${named}.`,
      details,
    );
  }
  return kind === 'account'
    ? new NotFound('account-not-found', `There is no account ${named}.`, details)
    : new NotFound('organisation-not-found', `There is no organisation ${named}.`, details);
}
