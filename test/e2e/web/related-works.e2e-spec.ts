import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;
let ada: Person;
let modelPid: string;

beforeAll(async () => {
  world = await RestWorld.start();
  ada = await world.person('ada');
  await world.release(ada, { name: 'listener', metadata: { title: 'A listening model' } });
  const { body } = await world.anyone.get<{ pid: string }>('/models/ada/listener/releases/v1.0');
  modelPid = body.pid;
});

afterAll(async () => {
  await world.stop();
});

const page = async (path: string) => {
  const { text } = await world.sphere.http.get(path).set('Accept', 'text/html').expect(200);
  return text;
};

describe('a work that names another of this place by its PID', () => {
  it('shows it by its title, with how they are related, and not as an address elsewhere', async () => {
    const address = `${world.sphere.url}/id/${modelPid}`;
    await world.release(ada, {
      name: 'hearing',
      kind: 'papers',
      metadata: {
        title: 'How it hears',
        creators: [{ familyName: 'Lovelace', givenName: 'Ada' }],
        description: 'On listening.',
        related: [
          { relation: 'Describes', identifier: address },
          { relation: 'Cites', identifier: 'https://elsewhere.example/work' },
        ],
      },
    });

    const paper = await page('/papers/ada/hearing?lang=en');
    const model = await page('/ada/listener?lang=en');

    expect(paper).toContain('href="/ada/listener"');
    expect(paper).toContain('A listening model');
    expect(paper).not.toContain(`href="${address}"`);
    expect(paper).toContain('https://elsewhere.example/work');
    expect(model).toContain('How it hears');
  });
});
