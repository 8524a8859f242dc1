import { Module } from '@nestjs/common';
import { DoiQueue } from './doi-queue.js';
import { DoiRegister } from './doi-register.js';

/** DOIs, their states, and which of them wait for their registrar. */
@Module({ providers: [DoiQueue, DoiRegister], exports: [DoiQueue, DoiRegister] })
export class DoisModule {}
