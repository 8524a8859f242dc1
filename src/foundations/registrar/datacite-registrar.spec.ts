import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  type DataCiteStandIn,
  standInAccount,
  startDataCite,
} from '../../../test/support/datacite-stand-in.js';
import { StillClock } from '../../../test/support/still-clock.js';
import { DataCiteRegistrar } from './datacite-registrar.js';

let dataCite: DataCiteStandIn;

beforeAll(async () => {
  dataCite = await startDataCite();
});

afterAll(() => dataCite.stop());

it('gives up an attempt that is not answered in time, to make another one later', async () => {
  const account = { ...standInAccount, url: dataCite.url };
  const registrar = new DataCiteRegistrar(account, new StillClock(), 50);
  dataCite.mood = 'slow';

  const outcome = await registrar.register({
    ...{ doi: '10.5072/sphere.7b3kq-9zx02', event: 'publish', attributes: {} },
  });
  dataCite.hangUp();

  expect(outcome).toEqual({
    ...{ verdict: 'later', retryAfterMs: 0, reason: expect.stringMatching(/timeout|aborted/) },
  });
});
