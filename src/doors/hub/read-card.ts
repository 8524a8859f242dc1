import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type Card, parseCard } from '../../domain/card/parse-card.js';
import { Refused } from '../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { ArtifactsService } from '../../capabilities/artifacts/index.js';
import { RepositoriesService, type Revision } from '../../capabilities/repositories/index.js';

/** Longer cards are refused when they are proposed, and not shown parsed (supply-chain §8). */
const maxCardBytes = 2_200_000;
const maxRemembered = 500;
const emptyCard: Card = { frontMatter: {}, body: '' };

/** Reads the card of a revision for those who want its fields. */
@Injectable()
export class CardReader {
  private readonly remembered = new LRUCache<Sha256, Card>({ max: maxRemembered });

  constructor(
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
  ) {}

  /** The card; empty where there is none or where a draft's cannot be read. */
  async read(revision: Revision): Promise<Card> {
    const entry = await this.repositories.entry(revision, 'README.md');
    if (entry?.type !== 'file' || entry.sizeBytes === 0 || entry.sizeBytes > maxCardBytes) {
      return emptyCard;
    }
    const known = this.remembered.get(entry.sha256);
    if (known !== undefined) return known;
    const card = parse(await this.text(entry.sha256));
    this.remembered.set(entry.sha256, card);
    return card;
  }

  private async text(sha256: Sha256): Promise<string> {
    const chunks: Buffer[] = [];
    const bytes = await this.artifacts.open(await this.artifacts.require(sha256));
    for await (const chunk of bytes) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
}

function parse(text: string): Card {
  try {
    return parseCard(text);
  } catch (error) {
    if (error instanceof Refused) return emptyCard;
    throw error;
  }
}
