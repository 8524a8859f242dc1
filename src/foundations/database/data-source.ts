import type { DataSourceOptions } from 'typeorm';
import { CreateIdentity1790000000000 } from '../../../migrations/1790000000000-create-identity.js';
import { CreateEventLog1790000001000 } from '../../../migrations/1790000001000-create-event-log.js';
import { CreateRepositories1790000002000 } from '../../../migrations/1790000002000-create-repositories.js';
import { CreateReleases1790000003000 } from '../../../migrations/1790000003000-create-releases.js';
import { CreateRecordSearch1790000004000 } from '../../../migrations/1790000004000-create-record-search.js';
import { CreateDownloadStatistics1790000005000 } from '../../../migrations/1790000005000-create-download-statistics.js';
import { WatchUnreachedBlobs1790000006000 } from '../../../migrations/1790000006000-watch-unreached-blobs.js';
import { WidenCompoundLicences1790000007000 } from '../../../migrations/1790000007000-widen-compound-licences.js';
import { IndexRepositoriesByUpdate1790000008000 } from '../../../migrations/1790000008000-index-repositories-by-update.js';
import { CreateXorbs1790000009000 } from '../../../migrations/1790000009000-create-xorbs.js';
import { CreateListing1790000010000 } from '../../../migrations/1790000010000-create-listing.js';
import { CreateTreeDescriptions1790000011000 } from '../../../migrations/1790000011000-create-tree-descriptions.js';
import { CreateRecordIdentifiers1790000012000 } from '../../../migrations/1790000012000-create-record-identifiers.js';
import { CreateReview1790000014000 } from '../../../migrations/1790000014000-create-review.js';
import { CreateSessions1790000015000 } from '../../../migrations/1790000015000-create-sessions.js';
import { DescribeAccounts1790000016000 } from '../../../migrations/1790000016000-describe-accounts.js';
import { CreateSignInFlows1790000017000 } from '../../../migrations/1790000017000-create-sign-in-flows.js';
import { IndexStewardLists1790000017100 } from '../../../migrations/1790000017100-index-steward-lists.js';
import { CreateHarvest1790000018000 } from '../../../migrations/1790000018000-create-harvest.js';
import { CreateDois1790000019000 } from '../../../migrations/1790000019000-create-dois.js';
import { KeepRawUsage1790000020000 } from '../../../migrations/1790000020000-keep-raw-usage.js';
import { CreateFixityChecks1790000021000 } from '../../../migrations/1790000021000-create-fixity-checks.js';
import { CreatePaperTexts1790000022000 } from '../../../migrations/1790000022000-create-paper-texts.js';
import { MarkMonthsInSearch1790000023000 } from '../../../migrations/1790000023000-mark-months-in-search.js';
import { RestoreFromMirrors1790000024000 } from '../../../migrations/1790000024000-restore-from-mirrors.js';
import { CreateNotify1790000025000 } from '../../../migrations/1790000025000-create-notify.js';
import { CreateReleaseCredit1790000026000 } from '../../../migrations/1790000026000-create-release-credit.js';
import { CreateUptime1790000027000 } from '../../../migrations/1790000027000-create-uptime.js';
import { RankByUsers1790000027100 } from '../../../migrations/1790000027100-rank-by-users.js';
import { ScheduleFixityChecks1790000028000 } from '../../../migrations/1790000028000-schedule-fixity-checks.js';
import { IndexPublishedReleases1790000029000 } from '../../../migrations/1790000029000-index-published-releases.js';
import { RestoreWhatIsSaid1790000030000 } from '../../../migrations/1790000030000-restore-what-is-said.js';

/** All migrations in the order in which they run. */
export const migrations = [
  CreateIdentity1790000000000,
  CreateEventLog1790000001000,
  CreateRepositories1790000002000,
  CreateReleases1790000003000,
  CreateRecordSearch1790000004000,
  CreateDownloadStatistics1790000005000,
  WatchUnreachedBlobs1790000006000,
  WidenCompoundLicences1790000007000,
  IndexRepositoriesByUpdate1790000008000,
  CreateXorbs1790000009000,
  CreateListing1790000010000,
  CreateTreeDescriptions1790000011000,
  CreateRecordIdentifiers1790000012000,
  CreateReview1790000014000,
  CreateSessions1790000015000,
  DescribeAccounts1790000016000,
  CreateSignInFlows1790000017000,
  IndexStewardLists1790000017100,
  CreateHarvest1790000018000,
  CreateDois1790000019000,
  KeepRawUsage1790000020000,
  CreateFixityChecks1790000021000,
  CreatePaperTexts1790000022000,
  MarkMonthsInSearch1790000023000,
  RestoreFromMirrors1790000024000,
  CreateNotify1790000025000,
  CreateReleaseCredit1790000026000,
  CreateUptime1790000027000,
  RankByUsers1790000027100,
  ScheduleFixityChecks1790000028000,
  IndexPublishedReleases1790000029000,
  RestoreWhatIsSaid1790000030000,
];

/** How long a statement may run before PostgreSQL ends it; long work sets its own. */
const statementTimeoutMs = 30_000;

/**
 * The TypeORM settings of Sphere's one database.
 * @param url a `postgres://` address of PostgreSQL 15 or later
 * @param replicaUrls read replicas; reads outside transactions go to them
 */
export function dataSourceOptions(
  url: string,
  replicaUrls: readonly string[] = [],
  poolSize = 16,
): DataSourceOptions {
  const connection =
    replicaUrls.length === 0
      ? { url }
      : {
          replication: {
            master: { url },
            slaves: replicaUrls.map((replica) => ({ url: replica })),
          },
        };
  return {
    type: 'postgres',
    ...connection,
    entities: [],
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize,
    applicationName: 'sphere',
    extra: { statement_timeout: statementTimeoutMs },
  };
}
