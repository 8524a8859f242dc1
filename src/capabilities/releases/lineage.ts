import { Injectable } from '@nestjs/common';
import type { BaseLink } from '../../domain/licensing/bases/judge-bases.js';
import { Database } from '../../foundations/database/database.js';
import type { RepositoryView } from '../repositories/index.js';
import { findRelease } from './release-rows.js';

/** A work in a lineage; `version` is null for what is not released here. */
export interface LineageNode {
  readonly id: string;
  readonly version: string | null;
  readonly licence: string | null;
  readonly isReleasedHere: boolean;
}

/** `from` is derived from `to`. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: string | null;
}

export interface Lineage {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  /** True where more works stand at the edge than are shown. */
  readonly isCut: boolean;
}

const maxNodes = 500;

/** What a model is derived from, and what is derived from it, among what is published. */
@Injectable()
export class LineageReader {
  constructor(private readonly database: Database) {}

  /**
   * The graph around the latest release.
   * @param depth steps in either direction
   */
  async around(repository: RepositoryView, depth: number): Promise<Lineage> {
    const nodes = new Map<string, LineageNode>();
    const edges = new Map<string, LineageEdge>();
    const release =
      repository.publicVersion === null
        ? null
        : await findRelease(this.database, repository.id, repository.publicVersion);
    nodes.set(repository.fullName.toLowerCase(), {
      id: repository.fullName,
      version: release?.version ?? null,
      licence: release?.licence ?? null,
      isReleasedHere: release !== null,
    });
    if (release !== null) {
      addBases(repository.fullName, release.licenceReport.bases.chain, depth, nodes, edges);
    }
    await this.addDerived([repository.fullName], depth, nodes, edges);
    return {
      nodes: [...nodes.values()],
      edges: [...edges.values()],
      isCut: nodes.size >= maxNodes,
    };
  }

  private async addDerived(
    bases: readonly string[],
    depth: number,
    nodes: Map<string, LineageNode>,
    edges: Map<string, LineageEdge>,
  ): Promise<void> {
    if (depth === 0 || bases.length === 0 || nodes.size >= maxNodes) return;
    // Served by release_base_by_base.
    const rows = await this.database.query<{
      id: string;
      base: string;
      relation: string | null;
      version: string;
      licence: string;
    }>(
      `SELECT n.handle || '/' || r.name AS id, b.base, b.relation, x.version, x.licence
       FROM release_base b
       JOIN release x ON x.id = b.release_id AND x.state = 'published'
       JOIN repository r ON r.id = x.repository_id AND r.public_version = x.version
       JOIN namespace n ON n.id = r.namespace_id
       WHERE b.base_folded = ANY($1) ORDER BY x.published_at DESC LIMIT $2`,
      [bases.map((base) => base.toLowerCase()), maxNodes - nodes.size],
    );
    const found: string[] = [];
    for (const { id, base, relation, version, licence } of rows) {
      edges.set(`${id}>${base}`.toLowerCase(), { from: id, to: base, relation });
      if (nodes.has(id.toLowerCase())) continue;
      nodes.set(id.toLowerCase(), { id, version, licence, isReleasedHere: true });
      found.push(id);
    }
    await this.addDerived(found, depth - 1, nodes, edges);
  }
}

function addBases(
  from: string,
  chain: readonly BaseLink[],
  depth: number,
  nodes: Map<string, LineageNode>,
  edges: Map<string, LineageEdge>,
): void {
  if (depth === 0) return;
  for (const { id, relation, licence, licenceFrom, version, bases } of chain) {
    if (nodes.size >= maxNodes) return;
    edges.set(`${from}>${id}`.toLowerCase(), { from, to: id, relation });
    if (!nodes.has(id.toLowerCase())) {
      const isReleasedHere = licenceFrom === 'release';
      nodes.set(id.toLowerCase(), { id, version, licence, isReleasedHere });
    }
    addBases(id, bases, depth - 1, nodes, edges);
  }
}
