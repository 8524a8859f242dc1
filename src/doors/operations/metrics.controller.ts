import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Metrics } from './metrics.js';

@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  async read(@Res() reply: FastifyReply): Promise<void> {
    const text = await this.metrics.read();
    await reply
      .headers({ 'content-type': this.metrics.contentType, 'cache-control': 'no-store' })
      .send(text);
  }
}
