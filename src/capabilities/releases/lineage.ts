import { Injectable } from '@nestjs/common';
import type { BaseLink } from '../../domain/licensing/bases/judge-bases.js';
import { Database } from '../../foundations/database/database.js';
import type { RepositoryView } from '../repositories/index.js';
import { findRelease, readBases } from './release-rows.js';

/** A work in a lineage; `version` is null for what is not released here. */
export interface LineageNode {
  readonly id: string;
  readonly version: string | null;
  readonly licence: string | null;
  readonly isReleasedHere: boolean;
}

/** `from` is derived from `to`; both are ids of nodes. */
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

interface DerivedRow extends LineageNode {
  readonly repositoryId: string;
  readonly kind: string;
  readonly baseRepositoryId: string;
  readonly relation: string | null;
}

/** What a model is derived from, and what is derived from it, among what is published. */
@Injectable()
export class LineageReader {
  constructor(private readonly database: Database) {}

  /**
   * The graph around the latest release.
   * @param depth steps in either direction
   */
  async around(repository: RepositoryView, depth: number): Promise<Lineage> {
    const graph = new Graph();
    const { id, fullName, publicVersion } = repository;
    const release =
      publicVersion === null ? null : await findRelease(this.database, id, publicVersion);
    graph.add({
      id: fullName,
      version: release?.version ?? null,
      licence: release?.licence ?? null,
      isReleasedHere: release !== null,
    });
    if (release !== null)
      addBases(graph, fullName, await readBases(this.database, release.id), depth);
    // Bases are models: a paper of the same name is nobody's base.
    const roots =
      repository.kind === 'model' ? new Map([[id, fullName]]) : new Map<string, string>();
    await this.addDerived(graph, roots, depth);
    return graph.toLineage();
  }

  /** @param bases names of nodes by the ids of their repositories */
  private async addDerived(
    graph: Graph,
    bases: ReadonlyMap<string, string>,
    depth: number,
  ): Promise<void> {
    if (depth === 0 || bases.size === 0 || graph.isFull) return;
    // Served by release_base_by_base, base by base, so that a base of very many costs no more than
    // what is shown of it. A base that was renamed is named by its old name as well.
    const rows = await this.database.query<DerivedRow>(
      `WITH asked AS (
         SELECT r.id, lower(n.handle || '/' || r.name) AS folded
         FROM repository r JOIN namespace n ON n.id = r.namespace_id WHERE r.id = ANY($1)
         UNION
         SELECT repository_id, namespace_folded || '/' || name_folded
         FROM repository_redirect WHERE repository_id = ANY($1) AND kind = 'model'
       )
       SELECT derived.*, asked.id AS "baseRepositoryId"
       FROM asked CROSS JOIN LATERAL (
         SELECT r.id AS "repositoryId", r.kind, n.handle || '/' || r.name AS id, x.version, x.licence,
                true AS "isReleasedHere", b.relation
         FROM release_base b
         JOIN release x ON x.id = b.release_id AND x.state = 'published'
         JOIN repository r ON r.id = x.repository_id AND r.public_version = x.version
         JOIN namespace n ON n.id = r.namespace_id
         WHERE b.base_folded = asked.folded ORDER BY b.release_id DESC LIMIT $2) derived
       LIMIT $2`,
      [[...bases.keys()], maxNodes],
    );
    const found = new Map<string, string>();
    for (const { repositoryId, kind, baseRepositoryId, relation, ...node } of rows) {
      const base = bases.get(baseRepositoryId);
      if (base === undefined) continue;
      const isNew = graph.add(node);
      graph.connect(node.id, base, relation);
      if (isNew && kind === 'model') found.set(repositoryId, node.id);
    }
    await this.addDerived(graph, found, depth - 1);
  }
}

/** Nodes and edges, each once, in whatever case they are spelled. */
class Graph {
  private readonly nodes = new Map<string, LineageNode>();
  private readonly edges = new Map<string, LineageEdge>();
  private isCut = false;

  get isFull(): boolean {
    return this.nodes.size >= maxNodes;
  }

  /** True where it was not there before. */
  add({ id, version, licence, isReleasedHere }: LineageNode): boolean {
    const key = id.toLowerCase();
    if (this.nodes.has(key)) return false;
    if (this.isFull) {
      this.isCut = true;
      return false;
    }
    this.nodes.set(key, { id, version, licence, isReleasedHere });
    return true;
  }

  connect(from: string, to: string, relation: string | null): void {
    const source = this.nodes.get(from.toLowerCase());
    const target = this.nodes.get(to.toLowerCase());
    if (source === undefined || target === undefined) return;
    const edge = { from: source.id, to: target.id, relation };
    this.edges.set(`${edge.from}>${edge.to}`, edge);
  }

  toLineage(): Lineage {
    return {
      nodes: [...this.nodes.values()],
      edges: [...this.edges.values()],
      isCut: this.isCut || this.isFull,
    };
  }
}

/** Level by level, since a base that is reached twice shows its own bases only once. */
function addBases(graph: Graph, root: string, chain: readonly BaseLink[], depth: number): void {
  const basesOf = new Map([[root.toLowerCase(), chain]]);
  const collect = (links: readonly BaseLink[]): void => {
    for (const { id, bases } of links) {
      if (bases.length > 0) basesOf.set(id.toLowerCase(), bases);
      collect(bases);
    }
  };
  collect(chain);
  let level: readonly string[] = [root];
  for (let step = 0; step < depth && level.length > 0; step += 1) {
    const next: string[] = [];
    for (const from of level) {
      for (const link of basesOf.get(from.toLowerCase()) ?? []) {
        const isReleasedHere = link.licenceFrom === 'release';
        if (graph.add({ ...link, isReleasedHere })) next.push(link.id);
        graph.connect(from, link.id, link.relation);
      }
    }
    level = next;
  }
}
