import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../../capabilities/artifacts/index.js';
import { AuditModule } from '../../capabilities/audit/index.js';
import { DescriptionsModule } from '../../capabilities/descriptions/index.js';
import { CatalogueModule } from '../../capabilities/catalogue/index.js';
import { DiscoveryModule } from '../../capabilities/discovery/index.js';
import { ExportsModule } from '../../capabilities/exports/index.js';
import { FixityModule } from '../../capabilities/fixity/index.js';
import { HarvestingModule } from '../../capabilities/harvesting/index.js';
import { IdentityModule } from '../../capabilities/identity/index.js';
import { NotificationsModule } from '../../capabilities/notifications/index.js';
import { NotifyModule } from '../../capabilities/notify/index.js';
import { PapersModule } from '../../capabilities/papers/index.js';
import { PreservationModule } from '../../capabilities/preservation/index.js';
import { RegistrationModule } from '../../capabilities/registration/index.js';
import { ReleasesModule } from '../../capabilities/releases/index.js';
import { RepositoriesModule } from '../../capabilities/repositories/index.js';
import { ReviewModule } from '../../capabilities/review/index.js';
import { UptimeModule } from '../../capabilities/uptime/index.js';
import { OpenIdModule } from '../../foundations/openid/openid.module.js';
import { AboutController } from './about/about.controller.js';
import { AdvisorsController } from './advisors/advisors.controller.js';
import { AccountController } from './account/account.controller.js';
import { OwnOrganisationController } from './account/organisations/organisation.controller.js';
import { OwnOrganisationsController } from './account/organisations/organisations.controller.js';
import { TokensController } from './account/tokens/tokens.controller.js';
import { AssetShelf } from './assets/asset-shelf.js';
import { AssetsController } from './assets/assets.controller.js';
import { DepositDescriptionController } from './deposit/description/description.controller.js';
import { DepositsController } from './deposit/deposits.controller.js';
import { DepositFilesController } from './deposit/files/deposit-files.controller.js';
import { UploadPlace } from './deposit/files/upload-place.js';
import { DepositLicencesController } from './deposit/licences/deposit-licences.controller.js';
import { DepositEndingsController } from './deposit/release/endings.controller.js';
import { DepositReleaseController } from './deposit/release/release.controller.js';
import { DraftWorkReader } from './deposit/workbench/draft-reader.js';
import { CrawlersController } from './crawlers/crawlers.controller.js';
import { HelpController } from './help/help.controller.js';
import { HomeController } from './home/home.controller.js';
import { InboxController } from './inbox/inbox.controller.js';
import { NotificationSettingsController } from './inbox/settings.controller.js';
import { LicencesController } from './licences/licences.controller.js';
import { TextRenderer } from './markdown/text-renderer.js';
import { OpinionTexts } from './opinions/opinion-texts.js';
import { OpinionReader } from './opinions/opinion-reader.js';
import { PageWriter } from './pages/page-writer.js';
import { PolicyController } from './policy/policy.controller.js';
import { WellKnownController } from './policy/well-known.controller.js';
import { PlaceReader } from './places/place-reader.js';
import { PlacesController } from './places/places.controller.js';
import { OpinionsController } from './records/opinions.controller.js';
import { PageViews } from './records/count-views.js';
import { ExternalReviewsController } from './records/external-reviews.controller.js';
import { LocatedReleases } from './records/located-releases.js';
import { RecordNegotiation } from './records/exports/negotiation.js';
import { RecordExports } from './records/exports/record-exports.js';
import { RecordExportsController } from './records/exports/record-exports.controller.js';
import { BagProfileController, PackagesController } from './records/packages.controller.js';
import { RecordPages } from './records/record-pages.js';
import { CreditController } from './records/credit/credit.controller.js';
import { RecordPartsController } from './records/record-parts.controller.js';
import { RecordsController } from './records/records.controller.js';
import { TensorsController } from './records/tensors/tensors.controller.js';
import { LinksetController } from './records/signposts/linkset.controller.js';
import { Linksets } from './records/signposts/linksets.js';
import { PageSignposts } from './records/signposts/page-signposts.js';
import { CardReader } from './records/source/card-reader.js';
import { ExternalReader } from './records/source/external-reader.js';
import { ReleaseOpinions } from './records/source/opinion-reader.js';
import { RecordReader } from './records/source/record-reader.js';
import { RelatedReader } from './records/source/related-reader.js';
import { Surroundings } from './records/source/surroundings.js';
import { FileTexts } from './records/source/text-reader.js';
import { SearchExportController } from './search/export.controller.js';
import { ResultExports } from './search/export-results.js';
import { AuthorsController } from './reviews/authors/authors.controller.js';
import { CandidatePages } from './reviews/candidate/candidate-pages.js';
import { CandidateReader } from './reviews/candidate/candidate-reader.js';
import { CandidateController } from './reviews/candidate/candidate.controller.js';
import { ExportController, OwnOpinionsController } from './reviews/mine/own-opinions.controller.js';
import { OpinionController } from './reviews/opinion/opinion.controller.js';
import { QueueController } from './reviews/queue/queue.controller.js';
import { SearchController } from './search/search.controller.js';
import { SendPages } from './pages/send-pages.js';
import { ConfirmIdentityController } from './sign-in/oidc/confirm-identity.controller.js';
import { IdentityArrivals } from './sign-in/oidc/identity-arrivals.js';
import { IdentityController } from './sign-in/oidc/identity.controller.js';
import { SessionOpener } from './sign-in/session-opener.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInView } from './sign-in/sign-in-view.js';
import { StewardAccountController } from './steward/accounts/account.controller.js';
import { StewardTokensController } from './steward/accounts/account-tokens.controller.js';
import { StewardAccountsController } from './steward/accounts/accounts.controller.js';
import { StewardBytesController } from './steward/bytes.controller.js';
import { StewardDamageController } from './steward/damage/damage.controller.js';
import { StewardEventsController } from './steward/events/events.controller.js';
import { StewardOrganisationsController } from './steward/organisations.controller.js';
import { ReleaseDesk } from './steward/releases/release-desk.js';
import { StewardReleaseController } from './steward/releases/release.controller.js';
import { StewardReleasesController } from './steward/releases/releases.controller.js';
import { StewardWithdrawalController } from './steward/releases/withdrawal.controller.js';
import { StewardPapersController } from './steward/papers/papers.controller.js';
import { StewardController } from './steward/steward.controller.js';

/** The door of people with a browser: pages, and nothing that the other doors could not do. */
@Module({
  imports: [
    ArtifactsModule,
    AuditModule,
    DescriptionsModule,
    CatalogueModule,
    DiscoveryModule,
    ExportsModule,
    FixityModule,
    HarvestingModule,
    IdentityModule,
    OpenIdModule,
    NotificationsModule,
    NotifyModule,
    PapersModule,
    PreservationModule,
    RegistrationModule,
    ReleasesModule,
    RepositoriesModule,
    ReviewModule,
    UptimeModule,
  ],
  controllers: [
    AboutController,
    ...[PolicyController, WellKnownController],
    AdvisorsController,
    AssetsController,
    DepositsController,
    ...[DepositFilesController, DepositDescriptionController, DepositLicencesController],
    ...[DepositReleaseController, DepositEndingsController],
    CrawlersController,
    HelpController,
    HomeController,
    LicencesController,
    SignInController,
    SearchExportController,
    ...[IdentityController, ConfirmIdentityController],
    ...[AccountController, TokensController],
    ...[OwnOrganisationsController, OwnOrganisationController],
    ...[StewardController, StewardOrganisationsController, StewardBytesController],
    ...[StewardAccountsController, StewardTokensController, StewardAccountController],
    ...[StewardReleasesController, StewardReleaseController, StewardWithdrawalController],
    ...[StewardEventsController, StewardDamageController],
    StewardPapersController,
    SearchController,
    PlacesController,
    InboxController,
    NotificationSettingsController,
    ...[QueueController, OwnOpinionsController, ExportController],
    ...[CandidateController, OpinionController, AuthorsController],
    RecordsController,
    CreditController,
    RecordPartsController,
    RecordExportsController,
    ...[PackagesController, BagProfileController],
    LinksetController,
    ...[OpinionsController, ExternalReviewsController],
    TensorsController,
  ],
  providers: [
    PlaceReader,
    ...[AssetShelf, PageWriter, SendPages, TextRenderer],
    ...[LocatedReleases, ExternalReader, ReleaseOpinions, OpinionTexts, ResultExports],
    ...[DraftWorkReader, UploadPlace],
    ...[IdentityArrivals, ReleaseDesk, SessionOpener, SignInView],
    ...[
      CardReader,
      FileTexts,
      PageSignposts,
      PageViews,
      RecordPages,
      RecordReader,
      RelatedReader,
      Surroundings,
    ],
    ...[RecordExports, RecordNegotiation, Linksets],
    ...[OpinionReader, CandidateReader, CandidatePages],
  ],
  exports: [PageWriter],
})
export class WebModule {}
