import type { RecordDocument } from '../../src/capabilities/discovery/search/record-document.js';
import { newId } from '../../src/foundations/clock/clock.js';
import { aRecord } from '../support/discovery-room.js';

const vocabularySize = 250_000;
const consonants = [
  'b',
  'd',
  'f',
  'g',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'z',
  'st',
  'tr',
];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'en', 'or'];

/** Made-up records whose words are as unevenly spread as those of a language; the same for a seed. */
export class GeneratedRecords {
  /** In how many of the records made so far a word stands. */
  readonly frequency = new Map<string, number>();
  private readonly vocabulary = Array.from({ length: vocabularySize }, (_, rank) => spell(rank));
  /** Zipf-Mandelbrot, as measured on natural languages: 1 / (rank + 2.7) ^ 1.05. */
  private readonly words = cumulate(vocabularySize, (rank) => 1 / (rank + 3.7) ** 1.05);
  private readonly labels = cumulate(2_000, (rank) => 1 / (rank + 1));

  constructor(private state: number) {}

  next(): RecordDocument {
    const organisation = `org-${this.label(600)}`;
    const publishedAt = new Date(
      Date.UTC(2020, 0, 1) + Math.floor(this.random() * 6.5 * 365 * 86_400_000),
    );
    const record = aRecord({
      repositoryId: newId(),
      kind: this.pick(['model', 'model', 'dataset', 'paper']),
      namespace: organisation,
      namespaceDisplayName: `Organisation ${organisation}`,
      organisation,
      name: `${this.word()}-${this.word()}-${this.between(1, 70)}b`,
      title: this.text(this.between(4, 14), 0.5),
      description: this.text(this.between(60, 200), 0),
      creators: Array.from({ length: this.between(1, 6) }, () => `${this.word()} ${this.word()}`),
      orcids: [],
      tags: Array.from({ length: this.between(1, 6) }, () => `tag-${this.label(2_000)}`),
      tasks: [`task-${this.label(40)}`],
      languages: Array.from({ length: this.between(1, 2) }, () => `l${this.label(60)}`),
      licenceIds: [
        this.pick(['Apache-2.0', 'Apache-2.0', 'MIT', 'CC-BY-4.0', 'CC0-1.0', 'BSD-3-Clause']),
      ],
      opennessClass: this.pick(['class-1', 'class-2', 'class-3']),
      publishedAt,
      firstPublishedAt: publishedAt,
    });
    const text = `${record.title} ${record.description}`;
    for (const word of new Set(text.split(' '))) {
      this.frequency.set(word, (this.frequency.get(word) ?? 0) + 1);
    }
    return record;
  }

  /** Titles use the very commonest words less often than running text does. */
  private text(length: number, reluctance: number): string {
    return Array.from({ length }, () => {
      const rank = draw(this.words, this.random());
      const isAvoided = rank < 60 && this.random() < reluctance;
      return this.vocabulary[isAvoided ? draw(this.words, this.random()) : rank];
    }).join(' ');
  }

  private word(): string {
    return this.vocabulary[draw(this.words, this.random())] ?? '';
  }

  private label(count: number): number {
    return draw(this.labels, this.random()) % count;
  }

  private between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  private pick<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[Math.floor(this.random() * values.length)] ?? values[0];
  }

  /** mulberry32. */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

/** Spells a rank as syllables: common words are short, and no two are the same. */
function spell(rank: number): string {
  const base = consonants.length * vowels.length;
  let rest = rank;
  let word = '';
  do {
    const syllable = rest % base;
    word += `${consonants[syllable % consonants.length] ?? ''}${vowels[Math.floor(syllable / consonants.length)] ?? ''}`;
    rest = Math.floor(rest / base) - 1;
  } while (rest >= 0);
  // A mark of the rank keeps apart what syllables of different lengths spell alike.
  return rank < base ? word : `${word}${rank.toString(36).slice(-2).replace(/\d/g, 'x')}`;
}

function cumulate(size: number, weight: (rank: number) => number): Float64Array {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) {
    sum += weight(rank);
    sums[rank] = sum;
  }
  return sums;
}

function draw(sums: Float64Array, random: number): number {
  const wanted = random * (sums.at(-1) ?? 0);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
