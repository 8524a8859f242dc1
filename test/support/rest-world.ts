import { RestBuilders } from './rest-builders.js';
import { RestClient } from './rest-client.js';
import { type Sphere, type SphereOptions, startSphere } from './sphere.js';

export { type DraftOptions, expectStatus, type Person } from './rest-builders.js';

/** The service with people in it, asked over HTTP. */
export class RestWorld extends RestBuilders {
  private constructor(
    readonly sphere: Sphere,
    anyone: RestClient,
    steward: RestClient,
  ) {
    super(anyone, steward);
  }

  /** Call it in `beforeAll`, `stop` in `afterAll`. */
  static async start(options: SphereOptions = {}): Promise<RestWorld> {
    const sphere = await startSphere(options);
    const anyone = await RestClient.of(sphere.url);
    return new RestWorld(sphere, anyone, anyone.as(sphere.stewardToken));
  }

  stop(): Promise<void> {
    return this.sphere.stop();
  }
}
