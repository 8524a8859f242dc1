import { Module } from '@nestjs/common';
import { DiscoveryModule } from '../../capabilities/discovery/index.js';
import { AssetShelf } from './assets/asset-shelf.js';
import { AssetsController } from './assets/assets.controller.js';
import { HomeController } from './home/home.controller.js';
import { PageWriter } from './pages/page-writer.js';
import { SearchController } from './search/search.controller.js';
import { SendPages } from './pages/send-pages.js';

/** The door of people with a browser: pages, and nothing that the other doors could not do. */
@Module({
  imports: [DiscoveryModule],
  controllers: [AssetsController, HomeController, SearchController],
  providers: [AssetShelf, PageWriter, SendPages],
  exports: [PageWriter],
})
export class WebModule {}
