import { Module } from '@nestjs/common';
import { ObjectStoreModule } from '../../foundations/object-store/object-store.module.js';
import { UptimeService } from './uptime.service.js';

/** How much of the time the service answers. */
@Module({ imports: [ObjectStoreModule], providers: [UptimeService], exports: [UptimeService] })
export class UptimeModule {}
