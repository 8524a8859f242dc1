import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../../capabilities/artifacts/index.js';
import { DescriptionsModule } from '../../capabilities/descriptions/index.js';
import { CatalogueModule } from '../../capabilities/catalogue/index.js';
import { DiscoveryModule } from '../../capabilities/discovery/index.js';
import { IdentityModule } from '../../capabilities/identity/index.js';
import { ReleasesModule } from '../../capabilities/releases/index.js';
import { RepositoriesModule } from '../../capabilities/repositories/index.js';
import { NamespacesController } from './account/namespaces.controller.js';
import { UploadAdviser } from './commits/advise-upload.js';
import { AccountController } from './account/account.controller.js';
import { CommitIntake } from './commits/commit-intake.js';
import { CommitsController } from './commits/commits.controller.js';
import { CompareController } from './reading/compare.controller.js';
import { DownloadCounter } from './files/count-download.js';
import { FileLocator } from './files/locate-file.js';
import { RawController } from './files/raw.controller.js';
import { FileHeaders } from './files/file-headers.js';
import { HistoryController } from './reading/history.controller.js';
import { InfoController } from './reading/info.controller.js';
import { LfsController } from './large-files/lfs.controller.js';
import { LfsTransfers } from './large-files/lfs-transfers.js';
import { PaperFinder } from './papers/find-papers.js';
import { PaperLister } from './papers/list-papers.js';
import { PapersController } from './papers/papers.controller.js';
import { RevisionLocator } from './wire/locate-revision.js';
import { TextReader } from './wire/read-text.js';
import { ListController } from './listing/list.controller.js';
import { DiscussionsController } from './repositories/discussions.controller.js';
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
  imports: [
    ArtifactsModule,
    CatalogueModule,
    DescriptionsModule,
    DiscoveryModule,
    IdentityModule,
    ReleasesModule,
    RepositoriesModule,
  ],
  controllers: [
    AccountController,
    NamespacesController,
    PapersController,
    DiscussionsController,
    RepositoriesController,
    ResolveController,
    RawController,
    LfsController,
    InfoController,
    ListController,
    TreeController,
    HistoryController,
    CommitsController,
    CompareController,
    RefsController,
    SettingsController,
    XetTokenController,
    XetController,
  ],
  providers: [
    CommitIntake,
    DownloadCounter,
    FileHeaders,
    FileLocator,
    LfsTransfers,
    PaperFinder,
    PaperLister,
    RevisionLocator,
    TextReader,
    UploadAdviser,
    XetAdmission,
  ],
})
export class HubModule {}
