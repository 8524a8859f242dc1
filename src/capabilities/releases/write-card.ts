import { Injectable } from '@nestjs/common';
import { checkMetadata } from '../../domain/card/check-metadata.js';
import { parseCard } from '../../domain/card/parse-card.js';
import { writeCard } from '../../domain/card/write-card.js';
import { Refused } from '../../domain/errors/sphere-error.js';
import type { CommitId } from '../../domain/identifiers/git-oid.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import { requireWrite } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { ArtifactsService } from '../artifacts/index.js';
import { IdentityService, type NamespaceView } from '../identity/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';

/** A repository to be made from metadata alone. */
export interface Deposit {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
  /** Front matter of the card; none makes an empty repository. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

const cardPath = 'README.md';
/** A card's limits are the domain's; this only keeps a strange file from being read whole. */
const maxCardBytes = 4_194_304;

/** Writes a record's metadata where it lives: into the card, by a commit. */
@Injectable()
export class CardWriter {
  constructor(
    private readonly identity: IdentityService,
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly clock: Clock,
  ) {}

  /** Makes a repository, empty or with a card. Throws `Refused` (`card-invalid`) with all faults. */
  async deposit(viewer: Viewer, { metadata, ...address }: Deposit): Promise<RepositoryView> {
    if (metadata === undefined) return this.repositories.create(viewer, address);
    const namespace = await this.identity.requireNamespace(address.namespace);
    this.refuseFaults(metadata, namespace, address);
    return this.repositories.create(viewer, {
      ...address,
      files: [{ path: cardPath, bytes: Buffer.from(writeCard(metadata, firstBody(metadata))) }],
      message: 'Describe the record',
    });
  }

  /** Replaces the metadata and keeps the text below it. Throws `StaleRevision` for another parent. */
  async replaceMetadata(
    viewer: Viewer,
    repository: RepositoryView,
    metadata: Readonly<Record<string, unknown>>,
    parent?: CommitId,
  ): Promise<{ readonly commitId: CommitId }> {
    requireWrite(viewer, repository);
    const namespace = await this.identity.namespaceById(repository.namespaceId);
    this.refuseFaults(metadata, namespace, repository);
    const body = (await this.readBody(viewer, repository)) ?? firstBody(metadata);
    return this.repositories.commit(viewer, repository, 'main', {
      title: 'Describe the record',
      ...(parent !== undefined && { parent }),
      operations: [
        { op: 'add-bytes', path: cardPath, bytes: Buffer.from(writeCard(metadata, body)) },
      ],
    });
  }

  private refuseFaults(
    metadata: Readonly<Record<string, unknown>>,
    namespace: NamespaceView,
    { kind, name }: { readonly kind: RepositoryKind; readonly name: string },
  ): void {
    const faults = checkMetadata(metadata, {
      repositoryKind: kind,
      repositoryName: name,
      namespaceHandle: namespace.handle,
      namespaceDisplayName: namespace.displayName,
      namespaceIsOrganisation: namespace.kind === 'organisation',
      today: this.clock.now().toISOString().slice(0, 10),
    });
    if (faults[0] !== undefined) throw new Refused('card-invalid', faults[0].message, { faults });
  }

  /** The Markdown of the card at the head of `main`; null where there is no readable card. */
  private async readBody(viewer: Viewer, repository: RepositoryView): Promise<string | null> {
    const revision = await this.repositories.resolve(viewer, repository, 'main');
    const entry = await this.repositories.entry(revision, cardPath);
    if (entry?.type !== 'file' || entry.sizeBytes > maxCardBytes) return null;
    const chunks: Buffer[] = [];
    const blob = await this.artifacts.require(entry.sha256);
    for await (const chunk of await this.artifacts.open(blob)) chunks.push(chunk as Buffer);
    try {
      return parseCard(Buffer.concat(chunks).toString('utf8')).body;
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }
}

function firstBody(metadata: Readonly<Record<string, unknown>>): string {
  const { title, description } = metadata;
  const parts = [
    typeof title === 'string' ? `# ${title}` : null,
    typeof description === 'string' ? description : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `\n${parts.join('\n\n')}\n`;
}
