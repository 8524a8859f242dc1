import { Injectable } from '@nestjs/common';
import {
  CitationsService,
  PapersService,
  type RecordDocument,
} from '../../../../capabilities/discovery/index.js';
import {
  type LineageNode,
  LineageReader,
  ReleasesService,
  type ReleaseView,
} from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import {
  citedIdentifiers,
  doiKey,
  ownIdentifiers,
  pidKey,
} from '../../../../domain/card/work-identifiers.js';

/** Works here that a record is tied to, both ways. */
export interface RelatedSource {
  /** What the latest release was made from, released here or not. */
  readonly bases: readonly LineageNode[];
  /** Models here that were made from it. */
  readonly derived: readonly LineageNode[];
  /** Papers here that it refers to. */
  readonly papers: readonly RecordDocument[];
  /** Works here that refer to it, the most downloaded of each kind. */
  readonly citing: readonly RecordDocument[];
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
    private readonly papers: PapersService,
    private readonly releases: ReleasesService,
  ) {}

  async around(repository: RepositoryView, release: ReleaseView): Promise<RelatedSource> {
    const [lineage, papers, citing] = await Promise.all([
      repository.kind === 'model' ? this.lineage.around(repository, 1) : emptyLineage,
      this.papersCited(repository, release),
      this.citing(repository, release),
    ]);
    const nodes = new Map(lineage.nodes.map((node) => [node.id, node]));
    const ends = (ids: readonly string[]) =>
      ids.flatMap((id) => nodes.get(id) ?? []).slice(0, shownNodes);
    const own = repository.fullName;
    return {
      bases: ends(lineage.edges.filter(({ from }) => from === own).map(({ to }) => to)),
      derived: ends(lineage.edges.filter(({ to }) => to === own).map(({ from }) => from)),
      papers,
      ...citing,
    };
  }

  private async papersCited(
    repository: RepositoryView,
    { metadata }: ReleaseView,
  ): Promise<RecordDocument[]> {
    const works = await this.citations.findWorks('paper', citedIdentifiers(metadata));
    const ids = [...new Set(works.values())].filter((id) => id !== repository.id);
    const found = await Promise.all(ids.slice(0, shownOfAKind).map((id) => this.papers.find(id)));
    return found.filter((paper) => paper !== null);
  }

  private async citing(
    repository: RepositoryView,
    { metadata }: ReleaseView,
  ): Promise<Pick<RelatedSource, 'citing' | 'citingCount'>> {
    const { pids, dois } = await this.releases.citableNames(repository);
    const keys = [...ownIdentifiers(metadata), ...pids.map(pidKey), ...dois.map(doiKey)];
    const found = await Promise.all(
      (['model', 'dataset', 'paper'] as const).map((kind) =>
        this.citations.citing(kind, keys, shownOfAKind),
      ),
    );
    return {
      citing: found.flatMap(({ items }) => items.map(({ document }) => document)),
      citingCount: found.reduce((sum, { total }) => sum + total, 0),
    };
  }
}

const emptyLineage = { nodes: [], edges: [] };
