import type { FixityCheck, GarbageCollector } from '../../capabilities/artifacts/index.js';
import type { RobotLists, UsageRebuild } from '../../capabilities/discovery/index.js';
import type { BlobRepair, Replications } from '../../capabilities/fixity/index.js';
import type {
  AccountsService,
  IdentityService,
  OrganisationsService,
  TokensService,
} from '../../capabilities/identity/index.js';
import type { ImportsService } from '../../capabilities/imports/index.js';
import type {
  BagExport,
  BagImports,
  MirrorImports,
  OcflExport,
} from '../../capabilities/preservation/index.js';
import type { PaperQueue } from '../../capabilities/papers/index.js';
import type { PublicRecords, ReleasesService } from '../../capabilities/releases/index.js';
import type { RepositoriesService } from '../../capabilities/repositories/index.js';
import type { RegistrationsService } from '../../capabilities/registration/index.js';
import type { AccountViewer } from '../../domain/release/viewer.js';

/**
 * The installation that the commands work on. It is put together where the service is: a door knows
 * no database. Each method reads the configuration anew and throws `ConfigurationError`.
 */
export interface Installation {
  /** Starts the whole service. `say` hears lines for whoever started it. */
  start(say: (line: string) => void): Promise<RunningService>;
  /** Migrates the database; answers with the names of the migrations that ran. */
  migrate(): Promise<readonly string[]>;
  /** Opens the rooms for one command, beside a running service as well. */
  withRooms<Result>(work: (rooms: Rooms) => Promise<Result>): Promise<Result>;
}

export interface RunningService {
  /** Ends it: first what it serves, then its database. Harmless to repeat. */
  stop(): Promise<void>;
  /** Rejects with the reason where the service cannot go on. */
  readonly failure: Promise<never>;
}

/** What the commands use of the service. */
export interface Rooms {
  /** Whoever runs commands has the database itself: they act as the first steward. */
  readonly operator: AccountViewer;
  readonly identity: IdentityService;
  readonly accounts: AccountsService;
  readonly tokens: TokensService;
  readonly organisations: OrganisationsService;
  readonly fixity: FixityCheck;
  readonly blobRepair: BlobRepair;
  readonly replications: Replications;
  readonly garbage: GarbageCollector;
  readonly imports: ImportsService;
  readonly bagImports: BagImports;
  readonly mirrorImports: MirrorImports;
  readonly registrations: RegistrationsService;
  readonly paperQueue: PaperQueue;
  readonly releases: ReleasesService;
  readonly usageRebuild: UsageRebuild;
  readonly robotLists: RobotLists;
  readonly repositories: RepositoriesService;
  readonly publicRecords: PublicRecords;
  readonly bagExport: BagExport;
  readonly ocflExport: OcflExport;
  /** Address of the Hub to import from where none is named. */
  readonly defaultHub: string;
  readonly loadDemo: (report: (line: string) => void) => Promise<DemoOutcome>;
}

/** Releases as `labo-demo/name@version`, by what became of them. */
export interface DemoOutcome {
  readonly loaded: readonly string[];
  /** Were there before. */
  readonly present: readonly string[];
  /** Their npm package is not installed. */
  readonly missing: readonly string[];
}
