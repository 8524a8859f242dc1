import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ArtifactsModule } from './capabilities/artifacts/index.js';
import { AuditModule } from './capabilities/audit/index.js';
import { CatalogueModule } from './capabilities/catalogue/index.js';
import { DescriptionsModule } from './capabilities/descriptions/index.js';
import { DiscoveryModule, DownloadsService } from './capabilities/discovery/index.js';
import { DoisModule } from './capabilities/dois/index.js';
import { FixityModule, FixityStandings } from './capabilities/fixity/index.js';
import { HarvestingModule } from './capabilities/harvesting/index.js';
import { IdentityModule, IdentityService, SessionsService } from './capabilities/identity/index.js';
import { ImportsModule } from './capabilities/imports/index.js';
import { NotificationsModule } from './capabilities/notifications/index.js';
import { NotifyModule } from './capabilities/notify/index.js';
import { PreservationModule } from './capabilities/preservation/index.js';
import { PaperQueue, PapersModule } from './capabilities/papers/index.js';
import { RegistrationModule, RegistrationsService } from './capabilities/registration/index.js';
import { ReleasesModule } from './capabilities/releases/index.js';
import { RepositoriesModule } from './capabilities/repositories/index.js';
import { ReviewModule } from './capabilities/review/index.js';
import { UptimeModule, UptimeService } from './capabilities/uptime/index.js';
import { DemoModule } from './doors/demo/demo.module.js';
import { FeedsModule } from './doors/feeds/feeds.module.js';
import { hubErrorWording, isHubAddress } from './doors/hub/hub-errors.js';
import { HubModule } from './doors/hub/hub.module.js';
import { NotifyDoorModule } from './doors/notify/notify.module.js';
import { OaiModule } from './doors/oai/oai.module.js';
import { ObjectsModule } from './doors/objects/objects.module.js';
import { OperationsModule } from './doors/operations/operations.module.js';
import { doiGauges } from './doors/operations/doi-gauges.js';
import { fixityGauges } from './doors/operations/fixity-gauges.js';
import { Gauges } from './doors/operations/gauges.js';
import { paperGauges } from './doors/operations/paper-gauges.js';
import { Readiness } from './doors/operations/readiness.js';
import { uptimeGauges } from './doors/operations/uptime-gauges.js';
import { usageGauges } from './doors/operations/usage-gauges.js';
import { toProblem } from './doors/rest/problem.js';
import { RestModule } from './doors/rest/rest.module.js';
import { isReadInBrowser, webErrorWording } from './doors/web/errors/web-errors.js';
import { PageWriter } from './doors/web/pages/page-writer.js';
import { WebModule } from './doors/web/web.module.js';
import { Clock, SystemClock } from './foundations/clock/clock.js';
import { ClockModule } from './foundations/clock/clock.module.js';
import { ConfigModule } from './foundations/config/config.module.js';
import type { SphereConfig } from './foundations/config/load-config.js';
import { DatabaseModule } from './foundations/database/database.module.js';
import { Database } from './foundations/database/database.js';
import { AuthenticationGuard, Authenticator } from './foundations/http/authentication.js';
import { ErrorFilter, ErrorWordings } from './foundations/http/error-filter.js';
import { ObjectStore } from './foundations/object-store/object-store.js';
import { ObjectStoreModule } from './foundations/object-store/object-store.module.js';

const capabilities = [
  ArtifactsModule,
  AuditModule,
  CatalogueModule,
  DescriptionsModule,
  DiscoveryModule,
  DoisModule,
  FixityModule,
  HarvestingModule,
  IdentityModule,
  ImportsModule,
  NotificationsModule,
  NotifyModule,
  PreservationModule,
  PapersModule,
  RegistrationModule,
  ReleasesModule,
  RepositoriesModule,
  ReviewModule,
  UptimeModule,
];

const operations = OperationsModule.checking(
  {
    provide: Readiness,
    inject: [Database, ObjectStore, RegistrationsService, DownloadsService],
    useFactory: (
      database: Database,
      store: ObjectStore,
      registrations: RegistrationsService,
      usage: DownloadsService,
    ): Readiness => ({
      check: async () => {
        await Promise.all([database.ping(), store.stat('readiness')]);
      },
      warnings: () => [
        ...(registrations.alarm === null ? [] : ['doi-registration-stopped']),
        ...(usage.isStuck ? ['usage-counter-stuck'] : []),
      ],
    }),
  },
  {
    provide: Gauges,
    inject: [
      RegistrationsService,
      FixityStandings,
      PaperQueue,
      DownloadsService,
      UptimeService,
      Clock,
    ],
    useFactory: (
      registrations: RegistrationsService,
      fixity: FixityStandings,
      papers: PaperQueue,
      usage: DownloadsService,
      uptime: UptimeService,
      clock: Clock,
    ): Gauges => ({
      read: async () => [
        ...doiGauges(await registrations.standing(), clock.now()),
        ...fixityGauges(await fixity.read(), clock.now()),
        ...paperGauges(await papers.standing(), clock.now()),
        ...usageGauges(await usage.health()),
        ...uptimeGauges(await uptime.read()),
      ],
    }),
  },
  [
    DiscoveryModule,
    FixityModule,
    ObjectStoreModule,
    PapersModule,
    RegistrationModule,
    UptimeModule,
  ],
);

const doors = [
  DemoModule,
  FeedsModule,
  HubModule,
  NotifyDoorModule,
  OaiModule,
  ObjectsModule,
  operations,
  RestModule,
  WebModule,
];

/** The whole service: which rooms and doors are open, and what they need of each other. */
@Module({})
export class AppModule {
  /**
   * @param databaseUrl of a database that is migrated
   * @param clock stands still in tests
   */
  static compose(
    config: SphereConfig,
    databaseUrl: string,
    clock: Clock = new SystemClock(),
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        ClockModule.of(clock),
        DatabaseModule.at(databaseUrl, config.database.replicaUrls),
        ...capabilities,
        ...doors,
      ],
      providers: [
        {
          provide: Authenticator,
          inject: [IdentityService, SessionsService],
          useFactory: (identity: IdentityService, sessions: SessionsService): Authenticator => ({
            authenticate: (secret) => identity.authenticate(secret),
            resume: (secret) => sessions.resume(secret),
          }),
        },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        {
          provide: ErrorWordings,
          inject: [PageWriter],
          useFactory: (writer: PageWriter) => wordings(config, writer),
        },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}

/** Each door words the refusals of its own addresses; problem+json is for all the others. */
function wordings({ server }: SphereConfig, writer: PageWriter): ErrorWordings {
  return new ErrorWordings([
    { handles: ({ url }) => isHubAddress(url), wording: hubErrorWording(server.publicUrl) },
    { handles: isReadInBrowser, wording: webErrorWording(writer) },
    { handles: () => true, wording: toProblem },
  ]);
}
