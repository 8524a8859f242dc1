import { Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { DataCiteConfig } from '../config/datacite.config.js';
import { DataCiteRegistrar } from './datacite-registrar.js';
import { NoRegistrar } from './no-registrar.js';
import { Registrar } from './registrar.js';

/** Provides `Registrar` as configured. */
@Module({
  providers: [
    {
      provide: Registrar,
      inject: [DataCiteConfig, Clock],
      useFactory: ({ account }: DataCiteConfig, clock: Clock): Registrar =>
        account === null ? new NoRegistrar() : new DataCiteRegistrar(account, clock),
    },
  ],
  exports: [Registrar],
})
export class RegistrarModule {}
