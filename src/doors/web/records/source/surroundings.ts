import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../foundations/clock/clock.js';
import { ServerConfig } from '../../../../foundations/config/server.config.js';

const dayMs = 86_400_000;

/** Where and when the pages are written. */
@Injectable()
export class Surroundings {
  readonly publicUrl: string;
  /** Files of so many bytes and more are not shown in a frame. */
  readonly framedBytes: number;

  constructor(
    server: ServerConfig,
    private readonly clock: Clock,
  ) {
    this.publicUrl = server.publicUrl;
    this.framedBytes = server.redirectMinBytes;
  }

  /** `2026-11-24`, in UTC. */
  daysAgo(days: number): string {
    return new Date(this.clock.now().getTime() - days * dayMs).toISOString().slice(0, 10);
  }
}
