import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailQueue } from '../../../src/capabilities/notifications/index.js';
import { MailConfig } from '../../../src/foundations/config/mail.config.js';
import { anAdvisor, invite, underReview } from '../../support/a-review.js';
import { type Person, RestWorld } from '../../support/rest-world.js';
import { type SmtpReceiver, startSmtpReceiver } from '../../support/smtp-receiver.js';
import { StillClock } from '../../support/still-clock.js';

const clock = new StillClock();
let smtp: SmtpReceiver;
let world: RestWorld;

beforeAll(async () => {
  smtp = await startSmtpReceiver();
  world = await RestWorld.start({
    clock,
    config: { mail: new MailConfig({ smtpUrl: smtp.url }) },
  });
});
afterAll(async () => {
  await world.stop();
  await smtp.stop();
});

/** Waits for what is being sent, and sends what is due. */
function deliver(): Promise<number> {
  return world.sphere.app.get(MailQueue).deliver();
}

function sentTo(address: string): string[] {
  return smtp.received.filter(({ to }) => to === address).map(({ data }) => data);
}

/** The code in a message, whichever way its body is encoded. */
function codeIn(message = ''): string {
  const [, body = ''] = message.split(/\r\n\r\n(.*)/s);
  const text = /base64/i.test(message) ? Buffer.from(body, 'base64').toString() : body;
  return /^\d{8}$/m.exec(text)?.[0] ?? '';
}

async function confirmed(person: Person, address: string, language = 'en'): Promise<void> {
  await person.client.put('/me/mail', { address, language });
  await deliver();
  await person.client.post('/me/mail/confirmation', { code: codeIn(sentTo(address)[0]) });
}

describe('mail about reviews', () => {
  it('goes to a confirmed address, in the language of its owner', async () => {
    const advisor = await anAdvisor(world);
    await confirmed(advisor, 'ada@example.org', 'fr');
    const { owner, release } = await underReview(world, {
      title: 'Bcc: eve@example.org \u202e titre',
    });

    await invite(owner, release, advisor);
    await deliver();

    const [, news = ''] = sentTo('ada@example.org');
    expect((await advisor.client.get('/me/mail')).body).toEqual({
      isOffered: true,
      address: 'ada@example.org',
      language: 'fr',
      isConfirmed: true,
    });
    expect(news).toMatch(/^Content-Language: fr$/m);
    expect(news).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(news).not.toMatch(/^Bcc:/m);
    const subject = /^Subject: (.*(?:\r\n .*)*)/m.exec(news)?.[1] ?? '';
    expect(subject).toContain('=?UTF-8?');
    expect(smtp.received.some(({ to }) => to === 'eve@example.org')).toBe(false);
  });

  it('does not go to an address that nobody confirmed', async () => {
    const advisor = await anAdvisor(world);
    await advisor.client.put('/me/mail', { address: 'bob@example.org', language: 'en' });
    await deliver();
    const { owner, release } = await underReview(world);

    const wrong = await advisor.client.post('/me/mail/confirmation', { code: '00000000x' });
    const late = await advisor.client.post('/me/mail/confirmation', {
      code: codeIn(sentTo('bob@example.org')[0]),
    });
    await invite(owner, release, advisor);
    await deliver();

    expect(wrong).toMatchObject({ status: 422, body: { code: 'mail-code-wrong' } });
    expect(late).toMatchObject({ status: 422, body: { code: 'mail-code-wrong' } });
    expect(sentTo('bob@example.org')).toHaveLength(1);
  });

  it('is no way to write to strangers at will', async () => {
    const person = await world.person();

    const first = await person.client.put('/me/mail', {
      address: 'c1@example.org',
      language: 'en',
    });
    const second = await person.client.put('/me/mail', {
      address: 'c2@example.org',
      language: 'en',
    });
    await deliver();

    expect(first).toMatchObject({ status: 200, body: { isConfirmed: false } });
    expect(second).toMatchObject({ status: 409, body: { code: 'mail-set-lately' } });
    expect(sentTo('c2@example.org')).toEqual([]);
  });

  it.each([
    'no-at-sign',
    'a@b@example.org',
    'a b@example.org',
    'a@example.org,b@example.org',
    '@x',
    'a@-',
  ])('refuses the address %j', async (address) => {
    const person = await world.person();

    const reply = await person.client.put('/me/mail', { address, language: 'en' });

    expect(reply.status).toBe(400);
  });

  it('waits where the server refuses, and is tried again later', async () => {
    const advisor = await anAdvisor(world);
    await confirmed(advisor, 'dan@example.org');
    const { owner, release } = await underReview(world);
    smtp.refuse(1);

    await invite(owner, release, advisor);
    await deliver();
    const whileRefused = sentTo('dan@example.org').length;
    await deliver();
    const atOnce = sentTo('dan@example.org').length;
    clock.set(new Date(clock.now().getTime() + 61_000).toISOString());
    await deliver();

    expect([whileRefused, atOnce, sentTo('dan@example.org').length]).toEqual([1, 1, 2]);
  });

  it('is sent once, however many processes send', async () => {
    const advisor = await anAdvisor(world);
    await confirmed(advisor, 'eva@example.org');
    const { owner, release } = await underReview(world);

    await invite(owner, release, advisor);
    await Promise.all([deliver(), deliver(), deliver()]);

    expect(sentTo('eva@example.org')).toHaveLength(2);
  });

  it('that waits goes to no address that was given meanwhile and not confirmed', async () => {
    const advisor = await anAdvisor(world);
    await confirmed(advisor, 'gil@example.org');
    const { owner, release } = await underReview(world);
    smtp.refuse(1);
    await invite(owner, release, advisor);
    await deliver();

    clock.set(new Date(clock.now().getTime() + 11 * 60_000).toISOString());
    await advisor.client.put('/me/mail', { address: 'hal@example.org', language: 'en' });
    await deliver();

    expect(sentTo('gil@example.org')).toHaveLength(1);
    expect(sentTo('hal@example.org').map((mail) => codeIn(mail).length)).toEqual([8]);
  });

  it('ends when the address is removed, and keeps nothing of it', async () => {
    const advisor = await anAdvisor(world);
    await confirmed(advisor, 'fay@example.org');
    const { owner, release } = await underReview(world);

    const removed = await advisor.client.delete('/me/mail');
    const again = await advisor.client.delete('/me/mail');
    await invite(owner, release, advisor);
    await deliver();

    expect([removed.status, again.status]).toEqual([204, 404]);
    expect(sentTo('fay@example.org')).toHaveLength(1);
    expect(await world.sphere.database.query('SELECT 1 FROM mail')).toEqual([]);
  });
});
