import { Injectable } from '@nestjs/common';
import { standingSets } from '../../domain/scholarly/harvest-sets.js';
import { Database } from '../../foundations/database/database.js';
import { ListTokens, ofAnotherList } from './list-tokens.js';
import type { Resumption } from './harvest-view.js';

/** A page of set specs; `resumption` is null where all are on one. */
export interface SetPage {
  readonly sets: readonly string[];
  readonly resumption: Resumption | null;
}

const verb = 'ListSets';

/** The sets that harvesters can choose. */
@Injectable()
export class HarvestSets {
  constructor(
    private readonly database: Database,
    private readonly tokens: ListTokens,
  ) {}

  /** The sets that there always are, then those of tasks and organisations, by name. */
  begin(pageSize: number): Promise<SetPage> {
    return this.page('', 0, standingSets, pageSize);
  }

  /** Throws `Forbidden` (`url-invalid`, `url-expired`). */
  async resume(token: string, pageSize: number): Promise<SetPage> {
    const { verb: given, after, cursor } = this.tokens.read(token);
    if (given !== verb || typeof after !== 'string' || typeof cursor !== 'number') {
      throw ofAnotherList();
    }
    return this.page(after, cursor, [], pageSize);
  }

  private async page(
    after: string,
    cursor: number,
    first: readonly string[],
    pageSize: number,
  ): Promise<SetPage> {
    const rows = await this.database.prepared<{ set: string }>('harvest-sets', setsAfter, [
      after,
      pageSize + 1,
    ]);
    const found = rows.map(({ set }) => set);
    const shown = found.slice(0, pageSize);
    const sets = [...first, ...shown];
    const last = shown.at(-1);
    if (found.length <= pageSize || last === undefined) {
      return { sets, resumption: cursor === 0 ? null : { cursor, next: null, total: null } };
    }
    const next = this.tokens.issue({ verb, after: last, cursor: cursor + sets.length });
    return { sets, resumption: { cursor, next, total: null } };
  }
}

/** From one set to the next by `harvest_membership`'s primary key, whatever the number of releases. */
const setsAfter = `
  WITH RECURSIVE step AS (
    SELECT min(set_spec) AS set_spec FROM harvest_membership WHERE set_spec > $1
    UNION ALL
    SELECT (SELECT min(m.set_spec) FROM harvest_membership m WHERE m.set_spec > step.set_spec)
    FROM step WHERE step.set_spec IS NOT NULL
  )
  SELECT set_spec AS set FROM step WHERE strpos(set_spec, ':') > 0 LIMIT $2`;
