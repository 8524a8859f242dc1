import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { IdentityModule } from '../identity/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { Patience } from './hub/patience.js';
import { ImportPlanner } from './import-planner.js';
import { ImportsService } from './imports.service.js';
import { FileIntake } from './intake/file-intake.js';
import { TargetReader } from './target-reader.js';

/** Bringing repositories of other Hubs here. */
@Module({
  imports: [ArtifactsModule, IdentityModule, RepositoriesModule],
  providers: [
    FileIntake,
    ImportPlanner,
    ImportsService,
    TargetReader,
    { provide: Patience, useValue: new Patience() },
  ],
  exports: [ImportsService],
})
export class ImportsModule {}
