import { Injectable } from '@nestjs/common';
import { IdentityService, OrganisationsService } from '../../capabilities/identity/index.js';
import { ProposeRelease, ReleasesService } from '../../capabilities/releases/index.js';
import { RepositoriesService, type RepositoryView } from '../../capabilities/repositories/index.js';
import { NotFound } from '../../domain/errors/sphere-error.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { basicPitch } from './basic-pitch.js';
import {
  type DemoFile,
  demoOrganisation,
  type DemoRecord,
  type DemoRelease,
  type DemoSources,
} from './demo-record.js';
import { findInstalledPackage } from './installed-package.js';
import { provenancePaper } from './provenance-paper.js';
import { sileroVad } from './silero-vad.js';

const records: readonly DemoRecord[] = [basicPitch, provenancePaper, sileroVad];

/** Releases as `labo-demo/name@version`, by what became of them. */
interface Outcome {
  readonly loaded: string[];
  /** Were there before. */
  readonly present: string[];
  /** Their npm package is not installed. */
  readonly missing: string[];
}

/** Deposits the demonstration records, as the operator and for everybody to see whose work they are. */
@Injectable()
export class DemoLoader {
  constructor(
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly proposals: ProposeRelease,
    private readonly server: ServerConfig,
  ) {}

  /**
   * Loads what is not there yet; repeating it is harmless, and completes what was interrupted.
   * @param report hears of each release that was loaded
   * @param interruption ends the work after the release at hand
   */
  async load(report: (line: string) => void, interruption?: AbortSignal): Promise<Outcome> {
    const viewer = await this.foundOrganisation();
    const sources = this.sources();
    const outcome: Outcome = { loaded: [], present: [], missing: [] };
    for (const record of records) {
      for (const release of record.releases) {
        if (interruption?.aborted === true) return outcome;
        const became = await this.deposit(viewer, record, release, sources);
        const name = `${demoOrganisation.handle}/${record.name}@${release.version}`;
        outcome[became].push(name);
        if (became === 'loaded') report(`Loaded the demonstration record ${name}.`);
      }
    }
    return outcome;
  }

  /** The operator as the organisation's owner. */
  private async foundOrganisation(): Promise<AccountViewer> {
    const operator = await this.identity.operator();
    if ((await this.identity.findNamespace(demoOrganisation.handle)) !== null) return operator;
    await this.organisations.create(operator, demoOrganisation);
    return this.identity.operator();
  }

  private async deposit(
    viewer: AccountViewer,
    record: DemoRecord,
    release: DemoRelease,
    sources: DemoSources,
  ): Promise<keyof Outcome> {
    const { packageName, version, notes } = release;
    const repository = await this.find(viewer, record);
    if (repository !== null && (await this.isReleased(viewer, repository, version))) {
      return 'present';
    }
    if (packageName !== null && (await sources.find(packageName)) === null) return 'missing';
    const files = await release.files(sources);
    const written = await this.write(viewer, record, repository, files, version);
    await this.proposals.propose(viewer, written, { version, notes, publish: true });
    return 'loaded';
  }

  private async write(
    viewer: AccountViewer,
    { kind, name }: DemoRecord,
    repository: RepositoryView | null,
    files: readonly DemoFile[],
    version: string,
  ): Promise<RepositoryView> {
    const namespace = demoOrganisation.handle;
    const title = `Copy version ${version}`;
    if (repository === null) {
      return this.repositories.create(viewer, { kind, namespace, name, files, message: title });
    }
    const operations = files.map((file) => ({ op: 'add-bytes', ...file }) as const);
    await this.repositories.commit(viewer, repository, 'main', { title, operations });
    return repository;
  }

  private find(viewer: AccountViewer, { kind, name }: DemoRecord): Promise<RepositoryView | null> {
    return unlessMissing(this.repositories.require(viewer, kind, demoOrganisation.handle, name));
  }

  private async isReleased(
    viewer: AccountViewer,
    repository: RepositoryView,
    version: string,
  ): Promise<boolean> {
    return (await unlessMissing(this.releases.require(viewer, repository, version))) !== null;
  }

  private sources(): DemoSources {
    return {
      publicUrl: this.server.publicUrl,
      find: findInstalledPackage,
      require: async (name) => {
        const found = await findInstalledPackage(name);
        if (found === null) throw new Error(`The npm package ${name} is gone.`);
        return found;
      },
    };
  }
}

async function unlessMissing<Found>(finding: Promise<Found>): Promise<Found | null> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
