import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { TreeId } from '../../domain/identifiers/git-oid.js';
import { TreeDescriber } from './describe-tree.js';
import { DescriptionTable, type StoredDescription } from './description-table.js';
import type { RevisionDescription } from './revision-description.js';

/** Characters of JSON that a process remembers; a card alone may have a million. */
const rememberedCharacters = 32 * 1024 * 1024;
/** Trees that one request has computed at a time. */
const parallelTrees = 4;

/** What revisions say about themselves: computed once, since a tree never changes, and stored. */
@Injectable()
export class DescriptionsService {
  private readonly remembered = new LRUCache<TreeId, StoredDescription>({
    maxSize: rememberedCharacters,
    sizeCalculation: ({ jsonLength }) => jsonLength,
  });
  private readonly computing = new Map<TreeId, Promise<RevisionDescription>>();

  constructor(
    private readonly table: DescriptionTable,
    private readonly describer: TreeDescriber,
  ) {}

  /** Describes the revisions of a tree, whoever asks; whether the viewer may see it is decided before. */
  async describe(treeId: TreeId): Promise<RevisionDescription> {
    const description = (await this.describeMany([treeId])).get(treeId);
    if (description === undefined) throw new Error(`Tree ${treeId} was not described.`);
    return description;
  }

  /** As `describe`, with one query for all that are known. */
  async describeMany(
    treeIds: readonly TreeId[],
  ): Promise<ReadonlyMap<TreeId, RevisionDescription>> {
    const found = new Map<TreeId, RevisionDescription>();
    const asked = new Set<TreeId>();
    for (const treeId of treeIds) {
      const known = this.remembered.get(treeId);
      if (known === undefined) asked.add(treeId);
      else found.set(treeId, known.description);
    }
    if (asked.size === 0) return found;
    for (const [treeId, stored] of await this.table.findMany([...asked])) {
      this.remembered.set(treeId, stored);
      found.set(treeId, stored.description);
      asked.delete(treeId);
    }
    const queue = asked.values();
    const work = async (): Promise<void> => {
      for (const treeId of queue) found.set(treeId, await this.compute(treeId));
    };
    await Promise.all(Array.from({ length: parallelTrees }, work));
    return found;
  }

  /** Whoever asks for a tree that is being computed waits for the same computation. */
  private compute(treeId: TreeId): Promise<RevisionDescription> {
    const running = this.computing.get(treeId);
    if (running !== undefined) return running;
    const computation = this.computeAndStore(treeId).finally(() => this.computing.delete(treeId));
    this.computing.set(treeId, computation);
    return computation;
  }

  private async computeAndStore(treeId: TreeId): Promise<RevisionDescription> {
    const description = await this.describer.describe(treeId);
    // Bytes that are out of service come back with a repair: until then nothing is kept.
    if (description === null) return this.describer.describeBare(treeId);
    const stored = await this.table.store(treeId, description);
    this.remembered.set(treeId, stored);
    return stored.description;
  }
}
