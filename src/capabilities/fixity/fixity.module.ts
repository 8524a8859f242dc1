import { Module } from '@nestjs/common';
import { ReplicaStoreModule } from '../../foundations/object-store/replica-store.module.js';
import { ArtifactsModule } from '../artifacts/index.js';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { ReleasesModule } from '../releases/index.js';
import { DamageAlarm } from './damage-alarm.js';
import { DamagedFiles } from './damaged-files.js';
import { FixityRounds } from './fixity-rounds.js';
import { FixityStandings } from './fixity-standing.js';
import { PreservationEvents } from './preservation-events.js';
import { BlobRepair } from './repair-blobs.js';
import { Replica } from './replica.js';
import { Replications } from './replications.js';

/** Stored bytes are read again on a schedule, and restored from a replica. */
@Module({
  imports: [
    ArtifactsModule,
    AuditModule,
    IdentityModule,
    NotificationsModule,
    ReleasesModule,
    ReplicaStoreModule,
  ],
  providers: [
    BlobRepair,
    DamageAlarm,
    DamagedFiles,
    FixityRounds,
    FixityStandings,
    PreservationEvents,
    Replica,
    Replications,
  ],
  exports: [
    BlobRepair,
    DamagedFiles,
    FixityRounds,
    FixityStandings,
    PreservationEvents,
    Replications,
  ],
})
export class FixityModule {}
