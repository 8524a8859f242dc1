import { Module } from '@nestjs/common';
import { IdentityModule } from '../../capabilities/identity/index.js';
import { ReleasesModule } from '../../capabilities/releases/index.js';
import { RepositoriesModule } from '../../capabilities/repositories/index.js';
import { DemoLoader } from './demo-loader.js';

/**
 * A door with nobody in front of it: it deposits a few records through the same use cases as any
 * client, and holds no rule of its own.
 */
@Module({
  imports: [IdentityModule, ReleasesModule, RepositoriesModule],
  providers: [DemoLoader],
})
export class DemoModule {}
