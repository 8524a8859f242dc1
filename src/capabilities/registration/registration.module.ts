import { Module } from '@nestjs/common';
import { RegistrarModule } from '../../foundations/registrar/registrar.module.js';
import { DoisModule } from '../dois/index.js';
import { ReleasesModule } from '../releases/index.js';
import { RegistrationWorker } from './registration-worker.js';
import { RegistrationsService } from './registrations.service.js';

/** DOIs on their way to whoever registers them. */
@Module({
  imports: [DoisModule, RegistrarModule, ReleasesModule],
  providers: [RegistrationWorker, RegistrationsService],
  exports: [RegistrationWorker, RegistrationsService],
})
export class RegistrationModule {}
