import { Injectable } from '@nestjs/common';
import { describeRecord } from '../../domain/card/describe-record.js';
import { type Card, parseCard } from '../../domain/card/parse-card.js';
import { writeCard } from '../../domain/card/write-card.js';
import { type Fault, Refused } from '../../domain/errors/sphere-error.js';
import type { CommitId } from '../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { requireWrite } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { ArtifactsService } from '../artifacts/index.js';
import { IdentityService } from '../identity/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';

/** The card at the head of `main`, as somebody takes it in hand to change it. */
export interface CardInHand extends Card {
  /** The head that was read; given back with the change, so that none is lost. */
  readonly commitId: CommitId;
  /** As it stands in the file; empty where there is none. */
  readonly text: string;
  /** Why it could not be read; front matter and body are empty then. */
  readonly faults: readonly Fault[];
  /** What of the description is wrong, or missing for a release. */
  readonly wanting: readonly Fault[];
}

const cardPath = 'README.md';
/** A card's limits are the domain's; this only keeps a strange file from being read whole. */
const maxCardBytes = 4_194_304;

/** Changes cards as their authors see them, with every key that they hold. */
@Injectable()
export class CardEditor {
  constructor(
    private readonly identity: IdentityService,
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly clock: Clock,
  ) {}

  /** The card of a draft. Throws `NotFound` (`revision-not-found`) for those who may not see it. */
  async read(viewer: Viewer, repository: RepositoryView): Promise<CardInHand> {
    const { commitId, treeId } = await this.repositories.resolve(viewer, repository, 'main');
    const entry = await this.repositories.entry({ treeId }, cardPath);
    const isReadable = entry?.type === 'file' && entry.sizeBytes <= maxCardBytes;
    const text = isReadable ? await this.readText(entry.sha256) : '';
    const { card, faults } = takeApart(text);
    return { commitId, text, ...card, faults, wanting: await this.faultsOf(card, repository) };
  }

  /**
   * Replaces front matter and text. What is missing may still come, what is wrong is refused: throws
   * `Refused` (`card-invalid`) with every fault, also where what is to be replaced could not be read,
   * and `StaleRevision` where somebody else changed the draft.
   */
  async write(
    viewer: Viewer,
    repository: RepositoryView,
    { commitId, faults }: CardInHand,
    card: Card,
  ): Promise<void> {
    if (faults[0] !== undefined) throw new Refused('card-invalid', faults[0].message, { faults });
    await this.commit(viewer, repository, writeCard(card.frontMatter, card.body), commitId);
  }

  /** Replaces the whole text as it is written; as `write`. */
  async writeText(
    viewer: Viewer,
    repository: RepositoryView,
    text: string,
    parent: CommitId,
  ): Promise<void> {
    await this.commit(viewer, repository, text, parent);
  }

  private async commit(
    viewer: Viewer,
    repository: RepositoryView,
    text: string,
    parent: CommitId,
  ): Promise<void> {
    requireWrite(viewer, repository);
    const faults = await this.faultsOf(parseCard(text), repository);
    const wrong = faults.filter(
      ({ code }) => !/^(?:title|creators|description)-missing$/.test(code),
    );
    if (wrong[0] !== undefined) {
      throw new Refused('card-invalid', wrong[0].message, { faults: wrong });
    }
    await this.repositories.commit(viewer, repository, 'main', {
      title: 'Describe the record',
      parent,
      operations: [{ op: 'add-bytes', path: cardPath, bytes: Buffer.from(text) }],
    });
  }

  private async faultsOf(card: Card, repository: RepositoryView): Promise<readonly Fault[]> {
    const namespace = await this.identity.namespaceById(repository.namespaceId);
    const { faults } = describeRecord(card, {
      repositoryKind: repository.kind,
      repositoryName: repository.name,
      namespaceHandle: namespace.handle,
      namespaceDisplayName: namespace.displayName,
      namespaceIsOrganisation: namespace.kind === 'organisation',
      today: this.clock.now().toISOString().slice(0, 10),
    });
    return faults;
  }

  private async readText(sha256: Sha256): Promise<string> {
    const chunks: Buffer[] = [];
    const blob = await this.artifacts.require(sha256);
    for await (const chunk of await this.artifacts.open(blob)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
}

function takeApart(text: string): { readonly card: Card; readonly faults: readonly Fault[] } {
  try {
    return { card: parseCard(text), faults: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { card: { frontMatter: {}, body: '' }, faults: error.faults };
  }
}
