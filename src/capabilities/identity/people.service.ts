import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NotFound } from '../../domain/errors/sphere-error.js';
import { sql } from '../../foundations/database/database.js';
import { mayBeHandle } from './namespace-rows.js';

/** Somebody as she signs: with her institutions. */
export interface PersonView {
  readonly id: string;
  readonly handle: string;
  readonly displayName: string;
  readonly orcid: string | null;
  readonly isAdvisor: boolean;
  /** Organisations that the account belongs to, by handle; at most 20. */
  readonly affiliations: readonly { readonly name: string; readonly ror: string | null }[];
}

/** Who people are to each other, within a transaction of another room. */
@Injectable()
export class PeopleService {
  /** The account of a handle in any case. Throws `NotFound` (`account-not-found`), also once closed. */
  async require(manager: EntityManager, handle: string): Promise<PersonView> {
    const [person] = mayBeHandle(handle)
      ? await sql<PersonView>(
          manager,
          `${personColumns} WHERE n.handle_folded = lower($1) AND a.closed_at IS NULL`,
          [handle],
        )
      : [];
    if (person !== undefined) return person;
    throw new NotFound('account-not-found', `There is no account "${handle.slice(0, 80)}".`, {
      facts: { handle: handle.slice(0, 80) },
    });
  }

  /** The account of an id that is known to exist. */
  async byId(manager: EntityManager, accountId: string): Promise<PersonView> {
    const [person] = await sql<PersonView>(manager, `${personColumns} WHERE a.id = $1`, [
      accountId,
    ]);
    if (person === undefined) throw new Error(`There is no account ${accountId}.`);
    return person;
  }

  /** Ids of the accounts that may write to a namespace; at most 200, in the order of their joining. */
  async writersOf(manager: EntityManager, namespaceId: string): Promise<string[]> {
    const rows = await sql<{ id: string }>(
      manager,
      `SELECT id FROM account WHERE id = $1 AND closed_at IS NULL
       UNION ALL
       (SELECT account_id FROM membership
        WHERE organisation_id = $1 AND role IN ('writer', 'owner')
        ORDER BY created_at, account_id LIMIT 200)`,
      [namespaceId],
    );
    return rows.map(({ id }) => id);
  }
}

const personColumns = `
  SELECT a.id, n.handle, a.display_name AS "displayName", a.orcid, a.is_advisor AS "isAdvisor",
    ARRAY(SELECT jsonb_build_object('name', o.display_name, 'ror', o.ror)
          FROM membership m
          JOIN organisation o ON o.id = m.organisation_id
          JOIN namespace h ON h.id = o.id
          WHERE m.account_id = a.id
          ORDER BY h.handle_folded LIMIT 20) AS affiliations
  FROM account a JOIN namespace n ON n.id = a.id`;
