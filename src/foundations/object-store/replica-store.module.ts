import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { FixityConfig } from '../config/fixity.config.js';
import { ReplicaStore } from './replica-store.js';
import { S3ObjectStore } from './s3-object-store.js';

/** Provides `ReplicaStore` as configured; it connects to nothing before it is asked. */
@Module({
  providers: [
    {
      provide: ReplicaStore,
      inject: [FixityConfig],
      useFactory: ({ replica }: FixityConfig) =>
        new ReplicaStore(replica.kind === 's3' ? S3ObjectStore.reading(replica.settings) : null),
    },
  ],
  exports: [ReplicaStore],
})
export class ReplicaStoreModule implements OnApplicationShutdown {
  constructor(@Inject(ReplicaStore) private readonly replica: ReplicaStore) {}

  onApplicationShutdown(): void {
    if (this.replica.store instanceof S3ObjectStore) this.replica.store.close();
  }
}
