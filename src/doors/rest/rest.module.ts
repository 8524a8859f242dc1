import { type INestApplication, Module } from '@nestjs/common';
import { ArtifactsModule } from '../../capabilities/artifacts/index.js';
import { AuditModule } from '../../capabilities/audit/index.js';
import { CatalogueModule } from '../../capabilities/catalogue/index.js';
import { DiscoveryModule } from '../../capabilities/discovery/index.js';
import { FixityModule } from '../../capabilities/fixity/index.js';
import { IdentityModule } from '../../capabilities/identity/index.js';
import { NotificationsModule } from '../../capabilities/notifications/index.js';
import { NotifyModule } from '../../capabilities/notify/index.js';
import { PapersModule } from '../../capabilities/papers/index.js';
import { ReleasesModule } from '../../capabilities/releases/index.js';
import { RepositoriesModule } from '../../capabilities/repositories/index.js';
import { ReviewModule } from '../../capabilities/review/index.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { ViewCounter } from './count-views.js';
import { BlobsController } from './discovery/blobs.controller.js';
import { UnreadPapersController } from './discovery/unread-papers.controller.js';
import { EventsController } from './discovery/events.controller.js';
import { LicencesController } from './discovery/licences.controller.js';
import { PidsController } from './discovery/pids.controller.js';
import { RecordsController } from './discovery/records.controller.js';
import { StatsController } from './discovery/stats.controller.js';
import { UsageReportController } from './discovery/usage-report.controller.js';
import { AccountsController } from './identity/accounts.controller.js';
import { MeController } from './identity/me.controller.js';
import { OrganisationsController } from './identity/organisations.controller.js';
import { TokensController } from './identity/tokens.controller.js';
import {
  ExternalReviewsController,
  ReviewServicesController,
} from './notify/external-reviews.controller.js';
import { ReviewOffersController } from './notify/review-offers.controller.js';
import { ApiDescription } from './openapi/api-description.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { ProblemsController } from './problems/problems.controller.js';
import { AmendmentsController } from './releases/amendments.controller.js';
import { CreditController } from './releases/credit.controller.js';
import { LicenceReportsController } from './releases/licence-reports.controller.js';
import { RelationsController } from './releases/relations.controller.js';
import { ReleaseChangesController } from './releases/release-changes.controller.js';
import { ReleaseEventsController } from './releases/release-events.controller.js';
import { ReleasePapersController } from './releases/release-papers.controller.js';
import { ReleasesController } from './releases/releases.controller.js';
import { CommitsController } from './repositories/commits.controller.js';
import { FilesController } from './repositories/files.controller.js';
import { PaperTextsController } from './repositories/paper-texts.controller.js';
import { ProposalsController } from './repositories/proposals.controller.js';
import { RecordReader } from './repositories/read-record.js';
import { RepositoriesController } from './repositories/repositories.controller.js';
import { UploadsController } from './repositories/uploads.controller.js';
import { AddressesController } from './reviews/addresses.controller.js';
import { FeedsController } from './reviews/feeds.controller.js';
import { InvitationsController } from './reviews/invitations.controller.js';
import { KeysController } from './reviews/keys.controller.js';
import { NotificationsController } from './reviews/notifications.controller.js';
import { OpinionsController } from './reviews/opinions.controller.js';
import { OwnReviewsController } from './reviews/own-reviews.controller.js';
import { ReviewsController } from './reviews/reviews.controller.js';

/** The own API: JSON under `/api/v1`, and the identifiers that lead to it. */
@Module({
  imports: [
    ArtifactsModule,
    AuditModule,
    CatalogueModule,
    DiscoveryModule,
    FixityModule,
    IdentityModule,
    NotificationsModule,
    NotifyModule,
    PapersModule,
    ReleasesModule,
    RepositoriesModule,
    ReviewModule,
  ],
  controllers: [
    AccountsController,
    AddressesController,
    AmendmentsController,
    BlobsController,
    CommitsController,
    CreditController,
    EventsController,
    ExternalReviewsController,
    FeedsController,
    FilesController,
    InvitationsController,
    KeysController,
    LicenceReportsController,
    LicencesController,
    MeController,
    NotificationsController,
    OpenApiController,
    OpinionsController,
    OrganisationsController,
    OwnReviewsController,
    PaperTextsController,
    PidsController,
    ProblemsController,
    ProposalsController,
    RecordsController,
    RelationsController,
    ReleaseChangesController,
    ReleaseEventsController,
    ReleasePapersController,
    ReleasesController,
    RepositoriesController,
    ReviewOffersController,
    ReviewServicesController,
    ReviewsController,
    UsageReportController,
    StatsController,
    TokensController,
    UnreadPapersController,
    UploadsController,
  ],
  providers: [ApiDescription, RecordReader, ViewCounter],
})
export class RestModule {}

/** Writes the OpenAPI document; called once the application is made. */
export function describeRestApi(app: INestApplication): void {
  app.get(ApiDescription).describe(app, [RestModule], app.get(ServerConfig).publicUrl);
}
