import { Module } from '@nestjs/common';
import { NotifyModule } from '../../capabilities/notify/index.js';
import { LinkedDataInboxController } from './inbox.controller.js';

/** The door of other services: an inbox for linked data notifications. */
@Module({ imports: [NotifyModule], controllers: [LinkedDataInboxController] })
export class NotifyDoorModule {}
