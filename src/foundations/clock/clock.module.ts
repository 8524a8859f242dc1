import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';

/** Gives every room the one clock. */
@Global()
@Module({})
export class ClockModule {
  static of(clock: Clock): DynamicModule {
    const provider = { provide: Clock, useValue: clock };
    return { module: ClockModule, providers: [provider], exports: [Clock] };
  }
}
