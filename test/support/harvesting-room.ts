import { HarvestIndex } from '../../src/capabilities/harvesting/harvest-index.js';
import { HarvestList } from '../../src/capabilities/harvesting/harvest-list.service.js';
import { HarvestSets } from '../../src/capabilities/harvesting/harvest-sets.service.js';
import { ListTokens } from '../../src/capabilities/harvesting/list-tokens.js';
import { UrlSigner } from '../../src/foundations/object-store/url-signer.js';
import { openDatabase } from './open-database.js';
import { fillWithReleases } from './released-rows.js';
import { StillClock } from './still-clock.js';

export type HarvestingRoom = Awaited<ReturnType<typeof harvestingRoom>>;

/** The room of harvesting on a database of its own, with releases of `fillWithReleases` in it. */
export async function harvestingRoom(releaseCount: number) {
  const { database, url, close } = await openDatabase();
  await fillWithReleases(url, releaseCount);
  const clock = new StillClock(new Date());
  const tokens = new ListTokens(new UrlSigner('https://sphere.example', 'secret', clock), clock);
  return {
    clock,
    database,
    index: new HarvestIndex(),
    list: new HarvestList(database, tokens),
    sets: new HarvestSets(database, tokens),
    close,
  };
}
