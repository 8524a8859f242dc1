import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../../capabilities/artifacts/index.js';
import { DiscoveryModule } from '../../capabilities/discovery/index.js';
import { IdentityModule } from '../../capabilities/identity/index.js';
import { ReleasesModule } from '../../capabilities/releases/index.js';
import { RepositoriesModule } from '../../capabilities/repositories/index.js';
import { UploadAdviser } from './advise-upload.js';
import { AccountController } from './account.controller.js';
import { CommitIntake } from './commit-intake.js';
import { CommitsController } from './commits.controller.js';
import { DownloadCounter } from './count-download.js';
import { FileHeaders } from './file-headers.js';
import { HistoryController } from './history.controller.js';
import { InfoController } from './info.controller.js';
import { LfsController } from './lfs.controller.js';
import { LfsTransfers } from './lfs-transfers.js';
import { RevisionLocator } from './locate-revision.js';
import { CardReader } from './read-card.js';
import { TextReader } from './read-text.js';
import { RefsController } from './refs.controller.js';
import { RepositoriesController } from './repositories.controller.js';
import { ResolveController } from './resolve.controller.js';
import { SettingsController } from './settings.controller.js';
import { TreeController } from './tree.controller.js';

/** The door of Hugging Face Hub clients: `HF_ENDPOINT` is all that they are told (hf-hub). */
@Module({
  imports: [ArtifactsModule, DiscoveryModule, IdentityModule, ReleasesModule, RepositoriesModule],
  controllers: [
    AccountController,
    RepositoriesController,
    ResolveController,
    LfsController,
    InfoController,
    TreeController,
    HistoryController,
    CommitsController,
    RefsController,
    SettingsController,
  ],
  providers: [
    CardReader,
    CommitIntake,
    DownloadCounter,
    FileHeaders,
    LfsTransfers,
    RevisionLocator,
    TextReader,
    UploadAdviser,
  ],
})
export class HubModule {}
