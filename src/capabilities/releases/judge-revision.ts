import { Injectable } from '@nestjs/common';
import { splitCard } from '../../domain/card/parse-card.js';
import type { RecordMetadata } from '../../domain/card/record-metadata.js';
import type { Fault } from '../../domain/errors/sphere-error.js';
import { judgeRelease } from '../../domain/licensing/judge-release.js';
import type { LicenceReport } from '../../domain/licensing/release/licence-report.js';
import { Clock } from '../../foundations/clock/clock.js';
import { IdentityService, type NamespaceView } from '../identity/index.js';
import {
  type FileView,
  RepositoriesService,
  type RepositoryView,
  type Revision,
} from '../repositories/index.js';
import { describeCard } from './describe-card.js';
import { DerivationCycles } from './derivation-cycles.js';
import { EvidenceReader } from './read-evidence.js';
import { BaseResolver } from './resolve-bases.js';

/** Everything that decides whether a revision can be released, and what its record would say. */
export interface Judgement {
  readonly files: readonly FileView[];
  readonly namespace: NamespaceView;
  /** Null exactly where the card has faults. */
  readonly metadata: RecordMetadata | null;
  readonly cardFaults: readonly Fault[];
  /** Bytes that are not what they claim to be, or not verified. */
  readonly artifactFaults: readonly Fault[];
  readonly report: LicenceReport;
}

/** Judges a revision by the card, the licences and the bytes, all at once, and stores nothing. */
@Injectable()
export class RevisionJudge {
  constructor(
    private readonly identity: IdentityService,
    private readonly repositories: RepositoriesService,
    private readonly evidence: EvidenceReader,
    private readonly bases: BaseResolver,
    private readonly cycles: DerivationCycles,
    private readonly clock: Clock,
  ) {}

  async judge(repository: RepositoryView, revision: Revision): Promise<Judgement> {
    const files = await this.repositories.files(revision.treeId);
    return this.judgeFiles(repository, files, this.clock.now());
  }

  /** As `judge`, of files whose blobs are stored, as of an instant. */
  async judgeFiles(
    repository: RepositoryView,
    files: readonly FileView[],
    now: Date,
  ): Promise<Judgement> {
    const namespace = await this.identity.namespaceById(repository.namespaceId);
    const evidence = await this.evidence.read(files);
    const cardText = evidence.files.find(({ path }) => path === 'README.md')?.text ?? null;
    const today = now.toISOString().slice(0, 10);
    const described = describeCard(cardText, repository, namespace, today);
    const { card, metadata } = described;
    const cycles = metadata === null ? [] : await this.cycles.faultsOf(repository, metadata);
    const report = judgeRelease({
      repository: repository.fullName,
      repositoryKind: repository.kind,
      card: card.frontMatter,
      body: card.body,
      bodyStartLine: cardText === null ? 1 : splitCard(cardText).bodyLine,
      files: evidence.files,
      creators: metadata?.creators.map(({ name }) => name) ?? [],
      namespaceDisplayName: namespace.displayName,
      today,
      resolvedBases: await this.bases.resolve(card.frontMatter),
    });
    return {
      files,
      namespace,
      metadata: cycles.length === 0 ? metadata : null,
      cardFaults: [...described.faults, ...cycles],
      artifactFaults: evidence.faults,
      report,
    };
  }
}
