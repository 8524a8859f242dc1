import { Injectable } from '@nestjs/common';
import { CitationsService, type RecordDocument } from '../../../../capabilities/discovery/index.js';
import {
  InverseRelations,
  type LineageNode,
  LineageReader,
  ReleasesService,
  type ReleaseView,
} from '../../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../../capabilities/repositories/index.js';
import type { RelatedWork } from '../../../../domain/card/record-metadata.js';
import {
  citedIdentifiers,
  keyOf,
  pidKey,
  pidOfKey,
} from '../../../../domain/card/work-identifiers.js';
import { repositoryKinds } from '../../../../domain/identifiers/repository-kind.js';
import { Moved, NotFound } from '../../../../domain/errors/sphere-error.js';
import type { RecordName } from '../record-address.js';

/** A dataset by the name that a card gives it; `record` where it is released here. */
export interface DatasetSource {
  readonly name: string;
  readonly record: RecordName | null;
}

/** A work here that a record refers to; the relation is null where the card names none. */
export interface CitedHere {
  readonly document: RecordDocument;
  readonly relation: RelatedWork['relation'] | null;
}

/** Works here that a record is tied to, both ways. */
export interface RelatedSource {
  /** What the latest release was made from, released here or not. */
  readonly bases: readonly LineageNode[];
  /** Models here that were made from it. */
  readonly derived: readonly LineageNode[];
  /** Data that it was made with, as the card names them. */
  readonly datasets: readonly DatasetSource[];
  /** Works here that it refers to, and how. */
  readonly cited: readonly CitedHere[];
  /** Works that it is related to and that are not here. */
  readonly elsewhere: readonly RelatedWork[];
  /** Works here that refer to it, the most downloaded of each kind. */
  readonly citing: readonly CitedHere[];
  readonly citingCount: number;
}

const shownOfAKind = 8;
const shownNodes = 24;

/** Gathers what stands around a record. */
@Injectable()
export class RelatedReader {
  constructor(
    private readonly lineage: LineageReader,
    private readonly citations: CitationsService,
    private readonly releases: ReleasesService,
    private readonly repositories: RepositoriesService,
    private readonly inverses: InverseRelations,
  ) {}

  async around(repository: RepositoryView, release: ReleaseView): Promise<RelatedSource> {
    const [lineage, datasets, cited, citing] = await Promise.all([
      repository.kind === 'model' ? this.lineage.around(repository, 1) : emptyLineage,
      Promise.all(release.metadata.datasets.slice(0, shownNodes).map((name) => this.dataset(name))),
      this.worksCited(repository, release),
      this.citing(repository, release),
    ]);
    const nodes = new Map(lineage.nodes.map((node) => [node.id, node]));
    const ends = (ids: readonly string[]) =>
      ids.flatMap((id) => nodes.get(id) ?? []).slice(0, shownNodes);
    const own = repository.fullName;
    return {
      bases: ends(lineage.edges.filter(({ from }) => from === own).map(({ to }) => to)),
      derived: ends(lineage.edges.filter(({ to }) => to === own).map(({ from }) => from)),
      datasets,
      ...cited,
      ...citing,
    };
  }

  /** As strangers see it: what is a draft here is a name like any other. */
  private async dataset(name: string): Promise<DatasetSource> {
    const [namespace, ownName] = name.split('/');
    if (namespace === undefined || ownName === undefined) return { name, record: null };
    try {
      const anyone = { kind: 'anonymous' } as const;
      const record = await this.repositories.require(anyone, 'dataset', namespace, ownName);
      return { name, record };
    } catch (error) {
      if (error instanceof Moved) {
        const { location } = error;
        return { name, record: { ...location, kind: 'dataset' } };
      }
      if (error instanceof NotFound) return { name, record: null };
      throw error;
    }
  }

  private async worksCited(
    repository: RepositoryView,
    { metadata }: ReleaseView,
  ): Promise<Pick<RelatedSource, 'cited' | 'elsewhere'>> {
    const named = await this.idsOf(citedIdentifiers(metadata));
    const idOf = (work: RelatedWork) => named.get(keyOf(work) ?? '');
    const ids = [...new Set(named.values())].filter((id) => id !== repository.id);
    const documents = await this.citations.documentsOf(ids.slice(0, shownNodes));
    return {
      cited: [...documents].map(([id, document]) => ({
        document,
        relation: metadata.related.find((work) => idOf(work) === id)?.relation ?? null,
      })),
      elsewhere: metadata.related.filter((work) => !documents.has(idOf(work) ?? '')),
    };
  }

  /** The repositories here that identifiers name, by identifier. */
  private async idsOf(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const pids = keys.map(pidOfKey).filter((pid) => pid !== null);
    const [byPid, ...byName] = await Promise.all([
      this.releases.repositoriesOf(pids),
      ...repositoryKinds.map((kind) => this.citations.findWorks(kind, keys)),
    ]);
    return new Map([
      ...byName.flatMap((found) => [...found]),
      ...[...byPid].map(([pid, id]) => [pidKey(pid), id] as const),
    ]);
  }

  private async citing(
    repository: RepositoryView,
    { metadata }: ReleaseView,
  ): Promise<Pick<RelatedSource, 'citing' | 'citingCount'>> {
    const { items, total } = await this.inverses.of(repository, metadata, shownOfAKind);
    return {
      citing: items.map(({ document, relation }) => ({ document, relation })),
      citingCount: total,
    };
  }
}

const emptyLineage = { nodes: [], edges: [] };
