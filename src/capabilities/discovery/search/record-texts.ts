import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../../foundations/database/database.js';
import { words } from './words.js';

/** Longer texts are cut: about as much as a thesis has. */
const maxTextLength = 1_000_000;
/** Words whose lexemes have more bytes together would not fit into one tsvector of a mebibyte. */
const maxLexemeBytes = 500_000;
/** PostgreSQL keeps no more places of a word, and none further on. */
const maxPlaces = 200;
const maxPlace = 16_383;
/** Between two looks at what else there is to do. */
const sliceLength = 20_000;

/** A text ready for the index. */
export interface IndexedText {
  readonly body: string;
  /** PostgreSQL's text form of a tsvector, of the least weight. */
  readonly vector: string;
}

/** Keeps the full text of papers beside what search knows of them. It goes where the record goes. */
@Injectable()
export class RecordTexts {
  /** The words of a text, without keeping others waiting. */
  async prepare(text: string): Promise<IndexedText> {
    const body = text
      .slice(0, maxTextLength)
      .replaceAll('\u0000', '')
      .replace(/\p{Cs}/gu, '');
    const places = new Map<string, number[]>();
    let [position, lexemeBytes] = [1, 0];
    for (const slice of slicesOf(body)) {
      for (const { text: word } of words(slice)) {
        let at = places.get(word);
        if (at === undefined) {
          lexemeBytes += Buffer.byteLength(word);
          if (lexemeBytes > maxLexemeBytes) continue;
          places.set(word, (at = []));
        }
        if (at.length < maxPlaces && position <= maxPlace) at.push(position);
        position += 1;
      }
      await setImmediate();
    }
    const vector = [...places].map(([word, at]) =>
      at.length === 0 ? `'${word}'` : `'${word}':${at.join(',')}`,
    );
    return { body, vector: vector.join(' ') };
  }

  /**
   * Holds the record of a repository until the transaction ends; false where search does not know it.
   * Called before anything else is locked, as those who withdraw begin there as well.
   */
  async hold(manager: EntityManager, repositoryId: string): Promise<boolean> {
    const rows = await sql(
      manager,
      'SELECT 1 FROM record_search WHERE repository_id = $1 FOR KEY SHARE',
      [repositoryId],
    );
    return rows.length > 0;
  }

  /** Puts the text of a record that is held. What is asked for may stand half in it, half in its title. */
  async put(
    manager: EntityManager,
    repositoryId: string,
    { body, vector }: IndexedText,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO record_text (repository_id, body, text_vector)
       SELECT repository_id, $2, strip(full_vector) || $3::tsvector
       FROM record_search WHERE repository_id = $1
       ON CONFLICT (repository_id)
         DO UPDATE SET body = excluded.body, text_vector = excluded.text_vector`,
      [repositoryId, body, vector],
    );
  }

  /** Harmless where there is none. */
  async remove(manager: EntityManager, repositoryId: string): Promise<void> {
    await manager.query('DELETE FROM record_text WHERE repository_id = $1', [repositoryId]);
  }
}

/** Parts of a text that end between words. */
function* slicesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const space = text.slice(from + sliceLength, from + sliceLength + 200).search(/\s/);
    const to = from + sliceLength + Math.max(0, space);
    yield text.slice(from, to);
    from = to;
  }
}
