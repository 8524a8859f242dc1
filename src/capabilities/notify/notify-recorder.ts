import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { JsonValue } from '../../domain/release/canonical-json.js';
import { EventLog } from '../audit/index.js';
import { ReleasesService } from '../releases/index.js';
import { RepositoriesService } from '../repositories/index.js';

/** Keeps in the event log what services told each other of a release. */
@Injectable()
export class NotifyRecorder {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly events: EventLog,
  ) {}

  /**
   * Call it last: it writes an event.
   * @param actor handle; null where another service did it
   */
  async record(
    manager: EntityManager,
    releaseId: string,
    event: {
      readonly action: string;
      readonly actor?: string;
      readonly detail: Readonly<Record<string, JsonValue | undefined>>;
      readonly isPublic: boolean;
    },
  ): Promise<void> {
    const release = (await this.releases.findMany([releaseId])).get(releaseId);
    const repositoryId = release?.repositoryId ?? '';
    const repository = (await this.repositories.findMany([repositoryId])).get(repositoryId);
    if (release === undefined || repository === undefined) return;
    await this.events.append(manager, {
      actor: event.actor ?? null,
      action: event.action,
      subject: `${repository.kind}:${repository.fullName}@${release.version}`,
      detail: event.detail,
      isPublic: event.isPublic,
    });
  }
}
