import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { ObjectStoreConfig } from '../config/object-store.config.js';
import { ServerConfig } from '../config/server.config.js';
import { keptSecret } from '../embedded/kept-secret.js';
import { EmbeddedObjectStore } from './embedded-object-store.js';
import { ObjectStore } from './object-store.js';
import { S3ObjectStore } from './s3-object-store.js';
import { UrlSigner } from './url-signer.js';

/** No object is written to for a day without a pause that its sender would not survive. */
const draftDays = 1;

/**
 * Provides `ObjectStore` as configured, `UrlSigner`, and `EmbeddedObjectStore` for the door that takes
 * in signed uploads: null where an external store takes them in itself.
 */
@Module({
  providers: [
    {
      provide: UrlSigner,
      inject: [ObjectStoreConfig, ServerConfig, Clock],
      useFactory: openSigner,
    },
    {
      provide: ObjectStore,
      inject: [ObjectStoreConfig, ServerConfig, UrlSigner, Clock],
      useFactory: openStore,
    },
    {
      provide: EmbeddedObjectStore,
      inject: [ObjectStore],
      useFactory: (store: ObjectStore) => (store instanceof EmbeddedObjectStore ? store : null),
    },
  ],
  exports: [ObjectStore, EmbeddedObjectStore, UrlSigner],
})
export class ObjectStoreModule implements OnApplicationShutdown {
  constructor(@Inject(ObjectStore) private readonly store: ObjectStore) {}

  onApplicationShutdown(): void {
    if (this.store instanceof S3ObjectStore) this.store.close();
  }
}

async function openSigner(
  { settings }: ObjectStoreConfig,
  server: ServerConfig,
  clock: Clock,
): Promise<UrlSigner> {
  // Processes that share an external store share no data directory: what one signs, all must read.
  const secret =
    settings.kind === 's3'
      ? createHmac('sha256', settings.secretAccessKey).update('sphere signed urls').digest('hex')
      : await keptSecret(join(server.dataDir, 'signing.secret'));
  return new UrlSigner(server.publicUrl, secret, clock);
}

async function openStore(
  { settings }: ObjectStoreConfig,
  server: ServerConfig,
  signer: UrlSigner,
  clock: Clock,
): Promise<ObjectStore> {
  if (settings.kind === 'embedded') {
    const store = new EmbeddedObjectStore(server.dataDir, signer);
    await store.discardDrafts(new Date(clock.now().getTime() - draftDays * 86_400_000));
    return store;
  }
  const store = await S3ObjectStore.open(settings);
  const { enforcesSha256, conditionalWrites } = store.capabilities;
  new Logger('object-store').log(
    `The store ${enforcesSha256 ? 'refuses' : 'accepts'} wrong checksums${enforcesSha256 ? '' : ' (what is written is read back)'} and ${conditionalWrites ? 'honours' : 'ignores'} conditional writes.`,
  );
  return store;
}
