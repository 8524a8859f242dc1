import { Module } from '@nestjs/common';
import { DiscoveryModule } from '../../capabilities/discovery/index.js';
import { RecordFeedsController } from './feeds.controller.js';

/** The door of feed readers. */
@Module({ imports: [DiscoveryModule], controllers: [RecordFeedsController] })
export class FeedsModule {}
