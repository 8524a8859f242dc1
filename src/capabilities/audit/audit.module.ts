import { Module } from '@nestjs/common';
import { EventLog } from './event-log.js';
import { SubjectHistory } from './subject-history.js';

@Module({ providers: [EventLog, SubjectHistory], exports: [EventLog, SubjectHistory] })
export class AuditModule {}
