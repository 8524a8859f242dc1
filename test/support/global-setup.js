import { register } from 'node:module';

/** Once per run, before the workers start: see `postgres-on-demand.ts`. */
export default async function setUp() {
  register('./typescript-hooks.js', import.meta.url);
  const { PostgresOnDemand } = await import('./postgres-on-demand.ts');
  const postgres = await PostgresOnDemand.open(process.env);
  process.env.SPHERE_TEST_POSTGRES = postgres.address;
  process.env.SPHERE_TEST_RUN = postgres.runId;
  globalThis.postgresOnDemand = postgres;
}
