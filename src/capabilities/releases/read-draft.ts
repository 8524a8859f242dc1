import { Injectable } from '@nestjs/common';
import type { RecordMetadata } from '../../domain/card/record-metadata.js';
import type { Fault } from '../../domain/errors/sphere-error.js';
import type { CommitId } from '../../domain/identifiers/git-oid.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { ArtifactsService } from '../artifacts/index.js';
import { IdentityService } from '../identity/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { describeCard } from './describe-card.js';

/** What a draft would say of itself, were it proposed now. */
export interface DraftView {
  readonly commitId: CommitId;
  readonly fileCount: number;
  readonly totalBytes: number;
  /** Null exactly where the card has faults. */
  readonly metadata: RecordMetadata | null;
  readonly faults: readonly Fault[];
}

/** A card's limits are the domain's; this only keeps a strange file from being read whole. */
const maxCardBytes = 4_194_304;

/** Reads the card at the head of `main`, for those who may see drafts. */
@Injectable()
export class DraftReader {
  constructor(
    private readonly identity: IdentityService,
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly clock: Clock,
  ) {}

  /** Throws `NotFound` (`revision-not-found`) for those who may not. */
  async read(viewer: Viewer, repository: RepositoryView): Promise<DraftView> {
    const revision = await this.repositories.resolve(viewer, repository, 'main');
    const { fileCount, sizeBytes } = await this.repositories.totals(revision.treeId);
    const namespace = await this.identity.namespaceById(repository.namespaceId);
    const today = this.clock.now().toISOString().slice(0, 10);
    const text = await this.readCardText(revision);
    const { metadata, faults } = describeCard(text, repository, namespace, today);
    return {
      commitId: revision.commitId,
      fileCount,
      totalBytes: sizeBytes,
      metadata,
      faults,
    };
  }

  private async readCardText(
    revision: Parameters<RepositoriesService['entry']>[0],
  ): Promise<string | null> {
    const entry = await this.repositories.entry(revision, 'README.md');
    if (entry?.type !== 'file' || entry.sizeBytes > maxCardBytes) return null;
    const chunks: Buffer[] = [];
    const blob = await this.artifacts.require(entry.sha256);
    for await (const chunk of await this.artifacts.open(blob)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
}
