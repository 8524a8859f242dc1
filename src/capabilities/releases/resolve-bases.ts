import { Injectable } from '@nestjs/common';
import { NotFound, InvalidInput, Moved, Withdrawn } from '../../domain/errors/sphere-error.js';
import { declaredBases } from '../../domain/licensing/bases/base-declarations.js';
import type { ResolvedBase } from '../../domain/licensing/bases/judge-bases.js';
import { concludedOf } from '../../domain/licensing/release/concluded-licence.js';
import { anonymousViewer } from '../../domain/release/viewer.js';
import { Database } from '../../foundations/database/database.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { findRelease, readBases } from './release-rows.js';

/** Finds which of a card's base models are released here, and under what (licence-policy R35). */
@Injectable()
export class BaseResolver {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
  ) {}

  /** Every declared base, in order. Only what is public counts as released here. */
  async resolve(card: Readonly<Record<string, unknown>>): Promise<ResolvedBase[]> {
    const resolved: ResolvedBase[] = [];
    for (const { id } of declaredBases(card).bases) resolved.push(await this.resolveOne(id));
    return resolved;
  }

  private async resolveOne(id: string): Promise<ResolvedBase> {
    const repository = await this.findPublicModel(id);
    const version = repository?.publicVersion ?? null;
    const release =
      repository === null || version === null
        ? null
        : await findRelease(this.database, repository.id, version);
    if (release === null) return { id, state: 'external' };
    return {
      id,
      state: 'released',
      licence: (await this.licenceOfWeights(release.id)) ?? release.licence,
      version: release.version,
      bases: await readBases(this.database, release.id),
    };
  }

  /** As it is now: it may have been widened since the report was frozen (R49). */
  private async licenceOfWeights(releaseId: string): Promise<string | null> {
    const rows = await this.database.query<{ licence: string }>(
      `SELECT DISTINCT licence FROM release_file
       WHERE release_id = $1 AND is_covered AND kind = 'weights' ORDER BY licence`,
      [releaseId],
    );
    return concludedOf(rows.map(({ licence }) => licence));
  }

  private async findPublicModel(id: string): Promise<RepositoryView | null> {
    const [namespace, name, ...rest] = id.split('/');
    if (namespace === undefined || name === undefined || rest.length > 0) return null;
    try {
      return await this.repositories.require(anonymousViewer, 'model', namespace, name);
    } catch (error) {
      if (error instanceof Moved) {
        return this.findPublicModel(`${error.location.namespace}/${error.location.name}`);
      }
      if (
        error instanceof NotFound ||
        error instanceof InvalidInput ||
        error instanceof Withdrawn
      ) {
        return null;
      }
      throw error;
    }
  }
}
