import { Injectable } from '@nestjs/common';
import type { RelatedIdentifier } from '../../domain/scholarly/scholarly-record.js';

/** What another room knows that releases are related to, by their ids. */
type RelationSource = (
  releaseIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly RelatedIdentifier[]>>;

/** Relations of releases that other rooms know of, and that belong to their records. */
@Injectable()
export class FurtherRelations {
  private readonly sources: RelationSource[] = [];

  /** Asks `source` for every record that is described from now on. */
  add(source: RelationSource): void {
    this.sources.push(source);
  }

  /** Of each release, in the order of the sources; one without any may be missing. */
  async of(releaseIds: readonly string[]): ReturnType<RelationSource> {
    const answers = await Promise.all(this.sources.map((source) => source(releaseIds)));
    return new Map(
      releaseIds.map((id) => [id, answers.flatMap((answer) => answer.get(id) ?? [])] as const),
    );
  }
}
