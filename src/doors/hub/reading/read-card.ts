import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type Card, parseCard } from '../../../domain/card/parse-card.js';
import { Refused } from '../../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import type { Revision } from '../../../capabilities/repositories/index.js';
import { TextReader } from '../wire/read-text.js';

/** Longer cards are refused when they are proposed, and not shown parsed (supply-chain §8). */
const maxCardBytes = 2_200_000;
const maxRemembered = 500;
const emptyCard: Card = { frontMatter: {}, body: '' };

/** Reads the card of a revision for those who want its fields. */
@Injectable()
export class CardReader {
  private readonly remembered = new LRUCache<Sha256, Card>({ max: maxRemembered });

  constructor(private readonly texts: TextReader) {}

  /** The card; empty where there is none or where a draft's cannot be read. */
  async read(revision: Revision): Promise<Card> {
    const file = await this.texts.find(revision, 'README.md', maxCardBytes);
    if (file === null) return emptyCard;
    const known = this.remembered.get(file.sha256);
    if (known !== undefined) return known;
    const card = parse(await this.texts.read(file));
    this.remembered.set(file.sha256, card);
    return card;
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
