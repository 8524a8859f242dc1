import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
