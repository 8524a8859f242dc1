import { resolve } from 'node:path';
import { ConfigurationError } from './configuration-error.js';
import { ContactConfig } from './contact.config.js';
import { DatabaseConfig } from './database.config.js';
import { DataCiteConfig } from './datacite.config.js';
import { DemoConfig } from './demo.config.js';
import { Environment, type Variables } from './environment.js';
import type { FixityConfig } from './fixity.config.js';
import { HarvestingConfig } from './harvesting.config.js';
import { ImportsConfig } from './imports.config.js';
import { MailConfig } from './mail.config.js';
import { ObjectStoreConfig } from './object-store.config.js';
import { NotifyConfig } from './notify.config.js';
import { OidcConfig } from './oidc.config.js';
import { readAgentList } from './read-agent-list.js';
import { PreservationConfig } from './preservation.config.js';
import { loadFixity } from './load-fixity.js';
import { loadPolicy } from './load-policy.js';
import type { PolicyConfig } from './policy.config.js';
import { logLevels, ServerConfig } from './server.config.js';
import { StewardConfig } from './steward.config.js';
import { UsageConfig } from './usage.config.js';

/** All settings of one process, read once. */
export interface SphereConfig {
  readonly server: ServerConfig;
  readonly database: DatabaseConfig;
  readonly objectStore: ObjectStoreConfig;
  readonly steward: StewardConfig;
  readonly demo: DemoConfig;
  readonly contact: ContactConfig;
  readonly harvesting: HarvestingConfig;
  readonly dataCite: DataCiteConfig;
  readonly imports: ImportsConfig;
  readonly mail: MailConfig;
  readonly notify: NotifyConfig;
  readonly oidc: OidcConfig;
  readonly usage: UsageConfig;
  readonly preservation: PreservationConfig;
  readonly fixity: FixityConfig;
  readonly policy: PolicyConfig;
}

/**
 * Reads the settings from environment variables (design §6). Throws `ConfigurationError` at the first
 * bad one: one line with the variable, its value (but for secrets) and the remedy.
 */
export function loadConfig(variables: Variables): SphereConfig {
  const environment = new Environment(variables);
  const server = loadServer(environment);
  const database = loadDatabase(environment);
  const objectStore = loadObjectStore(environment);
  const isEmbedded = database.url === null && objectStore.settings.kind === 'embedded';
  const { hostname } = new URL(server.publicUrl);
  return {
    server,
    database,
    objectStore,
    steward: loadSteward(environment),
    demo: new DemoConfig({ isEnabled: environment.boolean('SPHERE_DEMO', isEmbedded) }),
    contact: loadContact(environment, hostname),
    harvesting: loadHarvesting(environment, hostname),
    dataCite: loadDataCite(environment),
    imports: loadImports(environment),
    mail: loadMail(environment),
    notify: loadNotify(environment),
    oidc: loadOidc(environment),
    usage: new UsageConfig({
      tools: readAgentList(environment, 'USAGE_TOOLS_FILE'),
      robots: readAgentList(environment, 'USAGE_ROBOTS_FILE'),
      robotsFile: environment.find('USAGE_ROBOTS_FILE'),
      instanceRobots: readAgentList(environment, 'USAGE_INSTANCE_ROBOTS_FILE'),
    }),
    preservation: loadPreservation(environment),
    fixity: loadFixity(environment),
    policy: loadPolicy(environment),
  };
}

/** Reads the settings of this process from its own environment. */
export function loadProcessConfig(): SphereConfig {
  // The SDK would write a notice about coming Node versions into the log; the lock file pins it.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  return loadConfig(process.env);
}

function loadServer(environment: Environment): ServerConfig {
  const port = environment.integer('PORT', 3000, 0, 65_535);
  return new ServerConfig({
    host: environment.matching(
      'HOST',
      '127.0.0.1',
      /^[A-Za-z0-9.:_-]+$/,
      'set it to an address or host name, such as 0.0.0.0',
    ),
    port,
    publicUrl: environment.webAddress('SPHERE_PUBLIC_URL', `http://localhost:${port}`),
    dataDir: resolve(environment.find('SPHERE_DATA_DIR') ?? '.sphere'),
    logLevel: environment.oneOf('LOG_LEVEL', 'info', logLevels),
    redirectMinBytes: environment.integer(
      'SPHERE_REDIRECT_MIN_BYTES',
      10_485_760,
      0,
      Number.MAX_SAFE_INTEGER,
    ),
  });
}

function loadDatabase(environment: Environment): DatabaseConfig {
  const replicas = environment.find('DATABASE_REPLICA_URLS');
  if (replicas !== null) environment.require('DATABASE_URL', ['DATABASE_REPLICA_URLS']);
  const url = environment.find('DATABASE_URL');
  return new DatabaseConfig({
    url: url === null ? null : postgresAddress('DATABASE_URL', url),
    replicaUrls: (replicas?.split(',') ?? [])
      .map((replica) => replica.trim())
      .filter((replica) => replica !== '')
      .map((replica) => postgresAddress('DATABASE_REPLICA_URLS', replica)),
  });
}

function postgresAddress(variable: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && /^postgres(ql)?:$/.test(url.protocol)) return value;
  // The address may hold a password: only its scheme is shown.
  const scheme = /^[A-Za-z0-9+.-]{1,20}:/.exec(value)?.[0] ?? 'no scheme';
  throw new ConfigurationError(
    variable,
    `${variable} is not a PostgreSQL address (${scheme}): write postgres://user:password@host:5432/database.`,
  );
}

const s3Required = [
  'S3_ENDPOINT',
  'S3_BUCKET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
] as const;
const s3Optional = ['S3_REGION', 'S3_FORCE_PATH_STYLE', 'S3_PUBLIC_ENDPOINT'] as const;

function loadObjectStore(environment: Environment): ObjectStoreConfig {
  const present = environment.present([...s3Required, ...s3Optional]);
  if (present.length === 0) return new ObjectStoreConfig();
  for (const variable of s3Required) environment.require(variable, present);
  const endpoint = environment.webAddress('S3_ENDPOINT', '');
  return new ObjectStoreConfig({
    kind: 's3',
    endpoint,
    region: environment.matching(
      'S3_REGION',
      'us-east-1',
      /^[A-Za-z0-9-]+$/,
      "set it to the store's region, such as fr-par",
    ),
    bucket: environment.matching(
      'S3_BUCKET',
      '',
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      'set it to a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens',
    ),
    accessKeyId: environment.require('S3_ACCESS_KEY_ID', present),
    secretAccessKey: environment.require('S3_SECRET_ACCESS_KEY', present),
    forcePathStyle: environment.boolean('S3_FORCE_PATH_STYLE', true),
    publicEndpoint: environment.webAddress('S3_PUBLIC_ENDPOINT', endpoint),
  });
}

function loadSteward(environment: Environment): StewardConfig {
  const token = environment.find('SPHERE_STEWARD_TOKEN');
  // A space would end a bearer token early.
  if (token === null || /^[\x21-\x7e]{16,256}$/.test(token)) return new StewardConfig({ token });
  throw new ConfigurationError(
    'SPHERE_STEWARD_TOKEN',
    `SPHERE_STEWARD_TOKEN has ${token.length} characters or holds one that is not printable ASCII: set 16 to 256 letters, digits and signs without spaces.`,
  );
}

function loadContact(environment: Environment, hostname: string): ContactConfig {
  return new ContactConfig({
    email: environment.matching(
      'SPHERE_CONTACT_EMAIL',
      `contact@${hostname}`,
      /^[^\s@]+@[^\s@]+$/,
      'set it to an e-mail address',
    ),
    isStated: environment.find('SPHERE_CONTACT_EMAIL') !== null,
  });
}

function loadHarvesting(environment: Environment, hostname: string): HarvestingConfig {
  return new HarvestingConfig({
    repositoryId: environment.matching(
      'OAI_REPOSITORY_ID',
      hostname,
      /^[A-Za-z][A-Za-z0-9.-]*$/,
      'set it to a domain name, such as sphere.example.org',
    ),
    pageSize: environment.integer('OAI_PAGE_SIZE', 100, 1, 1_000),
  });
}

const dataCiteRequired = [
  'DATACITE_URL',
  'DATACITE_REPOSITORY_ID',
  'DATACITE_PASSWORD',
  'DATACITE_PREFIX',
] as const;

function loadDataCite(environment: Environment): DataCiteConfig {
  const schema = environment.oneOf('DATACITE_SCHEMA', '4.6', ['4.6', '4.7']);
  const present = environment.present(dataCiteRequired);
  if (present.length === 0) return new DataCiteConfig({ schema });
  for (const variable of dataCiteRequired) environment.require(variable, present);
  return new DataCiteConfig({
    schema,
    account: {
      url: environment.webAddress('DATACITE_URL', ''),
      repositoryId: environment.matching(
        'DATACITE_REPOSITORY_ID',
        '',
        // A colon would end it early (RFC 7617 §2).
        /^[A-Za-z0-9._-]+$/,
        'set it to the repository account, such as ABCD.SPHERE',
      ),
      password: environment.require('DATACITE_PASSWORD', present),
      prefix: environment.matching(
        'DATACITE_PREFIX',
        '',
        /^10\.\d{4,9}$/,
        'set it to a DOI prefix, such as 10.5072',
      ),
    },
  });
}

/** Not checked here: a client's setting, meant for others too, keeps no service from starting. */
function loadImports(environment: Environment): ImportsConfig {
  const hubEndpoint = environment.find('HF_ENDPOINT');
  return new ImportsConfig(hubEndpoint === null ? {} : { hubEndpoint });
}

function loadMail(environment: Environment): MailConfig {
  const smtpUrl = environment.find('SMTP_URL');
  if (smtpUrl === null) return new MailConfig();
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '') {
    return new MailConfig({ smtpUrl });
  }
  // The address may hold a password: only its scheme is shown.
  const scheme = /^[A-Za-z0-9+.-]{1,20}:/.exec(smtpUrl)?.[0] ?? 'no scheme';
  throw new ConfigurationError(
    'SMTP_URL',
    `SMTP_URL is not the address of a mail server (${scheme}): write smtp://user:password@host:587 or smtps://user:password@host:465.`,
  );
}

/** Lists of addresses, and of addresses with their inboxes (scholarly G). */
function loadNotify(environment: Environment): NotifyConfig {
  return new NotifyConfig({
    senders: environment.entries('NOTIFY_SENDERS').map(([id = '', ...others]) => {
      if (others.length > 0) throw notAService('NOTIFY_SENDERS', 'https://reviews.example.org');
      return serviceAddress('NOTIFY_SENDERS', id, 'https://reviews.example.org');
    }),
    reviewServices: environment.entries('NOTIFY_REVIEW_SERVICES').map(([id, inbox, ...others]) => {
      const example = 'https://reviews.example.org https://reviews.example.org/inbox';
      if (id === undefined || inbox === undefined || others.length > 0) {
        throw notAService('NOTIFY_REVIEW_SERVICES', example);
      }
      return {
        id: serviceAddress('NOTIFY_REVIEW_SERVICES', id, example),
        inbox: serviceAddress('NOTIFY_REVIEW_SERVICES', inbox, example),
      };
    }),
  });
}

/** Left as its service spells it but for what every URL has: its inbox may end in a slash. */
function serviceAddress(variable: string, text: string, example: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === '';
  if (isWeb && url.hash === '') return text;
  throw notAService(variable, example);
}

function notAService(variable: string, example: string): ConfigurationError {
  return new ConfigurationError(
    variable,
    `${variable} is no list of services: write them with commas between them, each as ${example}.`,
  );
}

const oidcRequired = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

function loadOidc(environment: Environment): OidcConfig {
  const present = environment.present([...oidcRequired, 'OIDC_ORCID_CLAIM']);
  if (present.length === 0) return new OidcConfig();
  for (const variable of oidcRequired) environment.require(variable, present);
  return new OidcConfig({
    client: {
      // Not tidied up: a slash at the end is part of the identifier (OpenID Connect Discovery §4.3).
      issuer: environment.matching(
        'OIDC_ISSUER',
        '',
        /^(?:https:\/\/[^\s/?#@]+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?)(?:\/[^\s?#]*)?$/,
        'set it to the https:// address that the issuer calls itself by, such as https://orcid.org',
      ),
      clientId: environment.require('OIDC_CLIENT_ID', present),
      clientSecret: environment.require('OIDC_CLIENT_SECRET', present),
      orcidClaim: environment.find('OIDC_ORCID_CLAIM'),
    },
  });
}

function loadPreservation(environment: Environment): PreservationConfig {
  const { bagInlineLimit } = new PreservationConfig();
  return new PreservationConfig({
    bagInlineLimit: environment.integer(
      'BAG_INLINE_LIMIT',
      bagInlineLimit,
      0,
      Number.MAX_SAFE_INTEGER,
    ),
  });
}
