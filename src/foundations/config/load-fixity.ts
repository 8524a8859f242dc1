import { isAbsolute, resolve } from 'node:path';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';
import { FixityConfig, type ReplicaSettings } from './fixity.config.js';

const replicaRequired = [
  'FIXITY_REPLICA_ENDPOINT',
  'FIXITY_REPLICA_ACCESS_KEY_ID',
  'FIXITY_REPLICA_SECRET_ACCESS_KEY',
] as const;
const replicaOptional = ['FIXITY_REPLICA_REGION', 'FIXITY_REPLICA_FORCE_PATH_STYLE'] as const;
/** Slower, and a connection to a store that is read from for so long breaks off. */
const minBytesPerSecond = 65_536;

/** Reads how stored bytes are looked at again. Throws `ConfigurationError`. */
export function loadFixity(environment: Environment): FixityConfig {
  const { periodDays, bytesPerSecond } = new FixityConfig();
  return new FixityConfig({
    periodDays: environment.integer('FIXITY_PERIOD_DAYS', periodDays, 0, 3_650),
    bytesPerSecond: environment.integer(
      'FIXITY_BYTES_PER_SECOND',
      bytesPerSecond,
      minBytesPerSecond,
      Number.MAX_SAFE_INTEGER,
    ),
    replica: loadReplica(environment),
  });
}

function loadReplica(environment: Environment): ReplicaSettings {
  const present = environment.present([...replicaRequired, ...replicaOptional]);
  const replica = environment.find('FIXITY_REPLICA');
  const bucket = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$/.exec(replica ?? '')?.[1];
  if (bucket === undefined) {
    if (present.length > 0) environment.require('FIXITY_REPLICA', present);
    if (replica === null) return { kind: 'none' };
    if (present.length === 0 && isAbsolute(replica)) {
      return { kind: 'ocfl', root: resolve(replica) };
    }
    throw new ConfigurationError(
      'FIXITY_REPLICA',
      `FIXITY_REPLICA is ${JSON.stringify(replica.slice(0, 120))}: set it to the absolute path of an OCFL mirror, or to s3://bucket.`,
    );
  }
  for (const variable of replicaRequired) environment.require(variable, ['FIXITY_REPLICA']);
  const endpoint = environment.webAddress('FIXITY_REPLICA_ENDPOINT', '');
  return {
    kind: 's3',
    settings: {
      kind: 's3',
      endpoint,
      region: environment.matching(
        'FIXITY_REPLICA_REGION',
        'us-east-1',
        /^[A-Za-z0-9-]+$/,
        "set it to the store's region, such as fr-par",
      ),
      bucket,
      accessKeyId: environment.require('FIXITY_REPLICA_ACCESS_KEY_ID', present),
      secretAccessKey: environment.require('FIXITY_REPLICA_SECRET_ACCESS_KEY', present),
      forcePathStyle: environment.boolean('FIXITY_REPLICA_FORCE_PATH_STYLE', true),
      publicEndpoint: endpoint,
    },
  };
}
