import { Injectable } from '@nestjs/common';
import {
  CardEditor,
  type CardInHand,
  ReleasesService,
  type ReleaseView,
} from '../../../../capabilities/releases/index.js';
import {
  type FileView,
  RepositoriesService,
  type RepositoryView,
} from '../../../../capabilities/repositories/index.js';
import type { LicenceReport } from '../../../../domain/licensing/release/licence-report.js';
import { canOwn } from '../../../../domain/release/policies.js';
import { requireAccount } from '../../../../domain/release/require-ability.js';
import type { Viewer } from '../../../../domain/release/viewer.js';
import type { RecordName } from '../../records/record-address.js';

/** A draft as its workbench shows it, whatever the step. */
export interface Draft {
  readonly repository: RepositoryView;
  readonly card: CardInHand;
  /** Every file, by path. */
  readonly files: readonly FileView[];
  readonly report: LicenceReport;
  /** The newest first; candidates, published and withdrawn ones. */
  readonly releases: readonly ReleaseView[];
  /** Whether the viewer may publish and delete, besides writing. */
  readonly isOwner: boolean;
}

const readReleases = 50;

/** Reads drafts for those who may write to them. */
@Injectable()
export class DraftWorkReader {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly cards: CardEditor,
  ) {}

  /** Throws `Unauthenticated` for strangers, who are asked to sign in, `NotFound` and `Forbidden`. */
  async require(viewer: Viewer, { kind, namespace, name }: RecordName): Promise<RepositoryView> {
    requireAccount(viewer);
    return this.repositories.requireWritable(viewer, kind, namespace, name);
  }

  /** As `require`, with all that the steps are about. */
  async read(viewer: Viewer, record: RecordName): Promise<Draft> {
    const repository = await this.require(viewer, record);
    const [card, { report }, releases, { treeId }] = await Promise.all([
      this.cards.read(viewer, repository),
      this.releases.licenceReport(viewer, repository, 'main'),
      this.releases.list(viewer, repository, { before: null, limit: readReleases }),
      this.repositories.resolve(viewer, repository, 'main'),
    ]);
    const files = await this.repositories.files(treeId);
    const isOwner = canOwn(viewer, repository);
    return { repository, card, files, report, releases, isOwner };
  }
}
