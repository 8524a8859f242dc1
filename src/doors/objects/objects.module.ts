import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../../capabilities/artifacts/index.js';
import { ObjectsController } from './objects.controller.js';

/** The door of signed upload addresses. */
@Module({ imports: [ArtifactsModule], controllers: [ObjectsController] })
export class ObjectsModule {}
