import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;
beforeAll(async () => {
  sphere = await startSphere();
});
afterAll(() => sphere.stop());

describe('health', () => {
  it('says that the process is live', async () => {
    const answer = await sphere.http.get('/healthz/live');

    expect(answer).toMatchObject({ status: 200, body: { status: 'live' } });
  });

  it('says that the process is ready while its database and its store answer', async () => {
    const answer = await sphere.http.get('/healthz/ready');

    expect(answer).toMatchObject({ status: 200, body: { status: 'ready' } });
  });
});

describe('health without a database', () => {
  it('stays live and is not ready, as a problem', async () => {
    const broken = await startSphere();
    await dropDatabaseOf(broken);

    const ready = await broken.http.get('/healthz/ready');
    const live = await broken.http.get('/healthz/live');
    await broken.stop();

    expect(live.status).toBe(200);
    expect(ready.status).toBe(503);
    expect(ready.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '5',
    });
    expect(ready.body).toMatchObject({ code: 'unavailable', status: 503 });
  });
});

describe('metrics', () => {
  it('counts requests by the template of their route, never by their address', async () => {
    const { repository } = await sphere.aRelease();
    await sphere.http.get(`/api/models/${repository.fullName}`).expect(200);

    const { text } = await sphere.http.get('/metrics').expect(200);

    expect(text).toContain('process_cpu_seconds_total');
    expect(text).toMatch(
      /sphere_http_request_duration_seconds_count\{method="GET",route="\/api\/models\/:namespace\/:name",status="200"\} 1/,
    );
    expect(text).not.toContain(repository.fullName);
  });

  it('counts what nothing answers under one name', async () => {
    await sphere.http.get('/nothing/is/here/at/all').expect(404);

    const { text } = await sphere.http.get('/metrics');

    expect(text).toMatch(/_count\{method="GET",route="none",status="404"\} 1/);
  });
});

/** Removes it under the running service, as an outage would. */
async function dropDatabaseOf({ databaseUrl }: Sphere): Promise<void> {
  const admin = new URL(databaseUrl);
  const name = admin.pathname.slice(1);
  admin.pathname = '/postgres';
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
  await client.end();
}
