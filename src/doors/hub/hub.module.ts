import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../../capabilities/artifacts/index.js';
import { DiscoveryModule } from '../../capabilities/discovery/index.js';
import { IdentityModule } from '../../capabilities/identity/index.js';
import { ReleasesModule } from '../../capabilities/releases/index.js';
import { RepositoriesModule } from '../../capabilities/repositories/index.js';
import { UploadAdviser } from './commits/advise-upload.js';
import { AccountController } from './account/account.controller.js';
import { CommitIntake } from './commits/commit-intake.js';
import { CommitsController } from './commits/commits.controller.js';
import { DownloadCounter } from './files/count-download.js';
import { FileHeaders } from './files/file-headers.js';
import { HistoryController } from './reading/history.controller.js';
import { InfoController } from './reading/info.controller.js';
import { LfsController } from './large-files/lfs.controller.js';
import { LfsTransfers } from './large-files/lfs-transfers.js';
import { RevisionLocator } from './wire/locate-revision.js';
import { CardReader } from './reading/read-card.js';
import { TextReader } from './wire/read-text.js';
import { RefsController } from './repositories/refs.controller.js';
import { RepositoriesController } from './repositories/repositories.controller.js';
import { ResolveController } from './files/resolve.controller.js';
import { SettingsController } from './repositories/settings.controller.js';
import { TreeController } from './reading/tree.controller.js';
import { XetAdmission } from './xet/xet-admission.js';
import { XetController } from './xet/xet.controller.js';
import { XetTokenController } from './xet/xet-token.controller.js';

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
    XetTokenController,
    XetController,
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
    XetAdmission,
  ],
})
export class HubModule {}
