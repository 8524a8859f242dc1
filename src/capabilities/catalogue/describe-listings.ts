import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { statedLanguages } from '../../domain/card/hub-fields.js';
import { DescriptionsService, type RevisionDescription } from '../descriptions/index.js';
import { type DraftAudience, ListingIndex, type UndescribedRevision } from '../discovery/index.js';

/** So many revisions wait at most for one list; what a migration left behind is worked off beside it. */
const describedAtOnce = 50;
const catchUpEveryMs = 60_000;

/** Keys of a card whose values clients filter by with the key in front (hf-hub C1). */
const filteredKeys = [
  'annotations_creators',
  'language_creators',
  'multilinguality',
  'size_categories',
  'task_categories',
  'task_ids',
] as const;

/**
 * Fills in what lists are filtered by. That takes reading cards and headers, which no publication waits
 * for; the first list after it does.
 */
@Injectable()
export class ListingDescriber implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ListingDescriber.name);
  private publicWork: Promise<number> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly descriptions: DescriptionsService,
    private readonly listings: ListingIndex,
  ) {}

  /** Describes what the audience may see and nobody has described yet. Never fails: lists go on without. */
  async catchUp(audience: DraftAudience | null): Promise<void> {
    if (audience === null) await this.describePublic();
    else await this.describeSome(audience);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.workOff();
    }, catchUpEveryMs);
    this.timer.unref();
    this.workOff();
  }

  /** Ends the work between two batches. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.publicWork;
  }

  private workOff(): void {
    const next = async (): Promise<void> => {
      while (this.timer !== null && (await this.describePublic()) === describedAtOnce);
    };
    void next();
  }

  /** Strangers ask at the same time for the same: one works for all. */
  private describePublic(): Promise<number> {
    this.publicWork ??= this.describeSome(null).finally(() => {
      this.publicWork = null;
    });
    return this.publicWork;
  }

  /** Gives how many were described. */
  private async describeSome(audience: DraftAudience | null): Promise<number> {
    try {
      const revisions = await this.listings.undescribed(audience, describedAtOnce);
      if (revisions.length > 0) await this.describeAll(revisions);
      return revisions.length;
    } catch (error) {
      this.logger.warn(
        { err: error },
        'What lists are filtered by is behind; the next one tries again.',
      );
      return 0;
    }
  }

  private async describeAll(revisions: readonly UndescribedRevision[]): Promise<void> {
    const described = await this.descriptions.describeMany(revisions.map(({ treeId }) => treeId));
    for (const revision of revisions) {
      const description = described.get(revision.treeId);
      if (description !== undefined) await this.listings.describe(revision, factsOf(description));
    }
  }
}

function factsOf(description: RevisionDescription) {
  const { tags, pipelineTag, libraryName, frontMatter, safetensors, gguf } = description;
  const counted = safetensors?.total ?? gguf?.total;
  return {
    tags,
    pipelineTag,
    libraryName,
    languages: statedLanguages(frontMatter),
    keyed: Object.fromEntries(filteredKeys.map((key) => [key, textsOf(frontMatter[key])])),
    descriptionLength: JSON.stringify(description).length,
    parameters: typeof counted === 'number' && Number.isSafeInteger(counted) ? counted : 0,
  };
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (item): item is string => typeof item === 'string',
  );
}
