import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error.js';
import { loadConfig } from './load-config.js';
import { ServerConfig } from './server.config.js';

const s3 = {
  S3_ENDPOINT: 'http://127.0.0.1:7480/',
  S3_BUCKET: 'sphere',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'secret',
};

const oidc = {
  OIDC_ISSUER: 'https://login.example.edu/realms/lab/',
  OIDC_CLIENT_ID: 'sphere',
  OIDC_CLIENT_SECRET: 'secret',
};

describe('loadConfig', () => {
  it('has a default for everything', () => {
    const config = loadConfig({ SPHERE_DATA_DIR: '/srv/sphere', S3_BUCKET: '' });

    expect(config).toMatchObject({
      server: {
        host: '127.0.0.1',
        port: 3000,
        publicUrl: 'http://localhost:3000',
        dataDir: '/srv/sphere',
        logLevel: 'info',
        redirectMinBytes: 10_485_760,
      },
      database: { url: null, replicaUrls: [] },
      objectStore: { settings: { kind: 'embedded' } },
      steward: { token: null },
      demo: { isEnabled: true },
      contact: { email: 'contact@localhost' },
      harvesting: { repositoryId: 'localhost', pageSize: 100 },
      dataCite: { account: null, schema: '4.6' },
      imports: { hubEndpoint: 'https://huggingface.co' },
      mail: { smtpUrl: null },
      oidc: { client: null },
    });
  });

  it("takes a client's HF_ENDPOINT as it is, since the service does not need it", () => {
    const { imports } = loadConfig({ HF_ENDPOINT: 'localhost:3000' });

    expect(imports.hubEndpoint).toBe('localhost:3000');
  });

  it('keeps the identifier of an issuer as the issuer spells it', () => {
    expect(loadConfig(oidc).oidc.client).toEqual({
      issuer: 'https://login.example.edu/realms/lab/',
      clientId: 'sphere',
      clientSecret: 'secret',
      orcidClaim: null,
    });
  });

  it('derives what is left out from the public address', () => {
    const config = loadConfig({ SPHERE_PUBLIC_URL: 'https://sphere.example.org/' });

    expect(config.server.publicUrl).toBe('https://sphere.example.org');
    expect(config.contact.email).toBe('contact@sphere.example.org');
    expect(config.harvesting.repositoryId).toBe('sphere.example.org');
  });

  it('signs for the public endpoint of a store, by default its own', () => {
    expect(loadConfig(s3).objectStore.settings).toEqual({
      kind: 's3',
      endpoint: 'http://127.0.0.1:7480',
      region: 'us-east-1',
      bucket: 'sphere',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      forcePathStyle: true,
      publicEndpoint: 'http://127.0.0.1:7480',
    });
  });

  it.each([
    [{ DATABASE_URL: 'postgres://a:b@db/sphere' }, false],
    [s3, false],
    [{ ...s3, SPHERE_DEMO: '1' }, true],
    [{ SPHERE_DEMO: 'false' }, false],
  ])('with %j loads the demo records: %s', (variables, isEnabled) => {
    expect(loadConfig(variables).demo.isEnabled).toBe(isEnabled);
  });

  it('reads read replicas one by one', () => {
    const config = loadConfig({
      DATABASE_URL: 'postgres://a:b@db/sphere',
      DATABASE_REPLICA_URLS: 'postgres://a:b@r1/sphere, postgresql://a:b@r2/sphere,',
    });

    expect(config.database.replicaUrls).toEqual([
      'postgres://a:b@r1/sphere',
      'postgresql://a:b@r2/sphere',
    ]);
  });

  it.each([
    ['PORT', { PORT: '70000' }, '"70000"'],
    ['PORT', { PORT: '80a' }, '"80a"'],
    ['HOST', { HOST: 'a b' }, '"a b"'],
    ['SPHERE_PUBLIC_URL', { SPHERE_PUBLIC_URL: 'sphere.example.org' }, '"sphere.example.org"'],
    ['SPHERE_PUBLIC_URL', { SPHERE_PUBLIC_URL: 'https://a/?b' }, 'https://a/?b'],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, '"loud"'],
    ['SPHERE_REDIRECT_MIN_BYTES', { SPHERE_REDIRECT_MIN_BYTES: '-1' }, '"-1"'],
    ['SPHERE_DEMO', { SPHERE_DEMO: 'maybe' }, '"maybe"'],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://a:b@db/sphere' }, 'mysql:'],
    ['DATABASE_URL', { DATABASE_REPLICA_URLS: 'postgres://a:b@r1/sphere' }, 'missing'],
    ['S3_SECRET_ACCESS_KEY', { ...s3, S3_SECRET_ACCESS_KEY: '' }, 'missing'],
    ['S3_ENDPOINT', { S3_FORCE_PATH_STYLE: '1' }, 'missing'],
    ['S3_BUCKET', { ...s3, S3_BUCKET: 'Sphere' }, '"Sphere"'],
    ['SPHERE_STEWARD_TOKEN', { SPHERE_STEWARD_TOKEN: 'short' }, '5 characters'],
    ['SPHERE_CONTACT_EMAIL', { SPHERE_CONTACT_EMAIL: 'nobody' }, '"nobody"'],
    ['SMTP_URL', { SMTP_URL: 'mail.example.org:587' }, 'mail.example.org:'],
    ['SMTP_URL', { SMTP_URL: 'http://a:b@mail.example.org' }, 'http:'],
    ['SMTP_URL', { SMTP_URL: 'smtp://' }, 'smtp:'],
    ['OIDC_CLIENT_SECRET', { OIDC_ISSUER: 'https://a', OIDC_CLIENT_ID: 'b' }, 'missing'],
    ['OIDC_ISSUER', { OIDC_ORCID_CLAIM: 'orcid' }, 'missing'],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'http://login.example.edu' }, '"http://login'],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'https://a@login.example.edu' }, '"https://a@'],
    ['OAI_PAGE_SIZE', { OAI_PAGE_SIZE: '0' }, '"0"'],
    ['FIXITY_PERIOD_DAYS', { FIXITY_PERIOD_DAYS: 'weekly' }, '"weekly"'],
    ['FIXITY_BYTES_PER_SECOND', { FIXITY_BYTES_PER_SECOND: '100' }, '"100"'],
    ['FIXITY_REPLICA', { FIXITY_REPLICA: 'mirror' }, '"mirror"'],
    ['FIXITY_REPLICA', { FIXITY_REPLICA_ENDPOINT: 'https://a' }, 'missing'],
    ['FIXITY_REPLICA_ENDPOINT', { FIXITY_REPLICA: 's3://replica' }, 'missing'],
    ['NOTIFY_SENDERS', { NOTIFY_SENDERS: 'https://a, reviews.example' }, 'no list'],
    ['NOTIFY_REVIEW_SERVICES', { NOTIFY_REVIEW_SERVICES: 'https://a' }, 'no list'],
    ['DATACITE_PASSWORD', { DATACITE_URL: 'https://a', DATACITE_REPOSITORY_ID: 'b' }, 'missing'],
  ])('refuses a bad %s in one line that names it', (variable, variables, excerpt) => {
    let refusal: unknown;

    try {
      loadConfig(variables);
    } catch (error) {
      refusal = error;
    }

    expect(refusal).toBeInstanceOf(ConfigurationError);
    expect(refusal).toMatchObject({ variable });
    const { message } = refusal as Error;
    expect(message).toContain(variable);
    expect(message).toContain(excerpt);
    expect(message).not.toContain('\n');
  });

  it.each([
    { DATABASE_URL: 'http://a:s3cret@db/' },
    { SMTP_URL: 'http://a:s3cret@mail/' },
    { SPHERE_STEWARD_TOKEN: 's3cret' },
  ])('keeps secrets out of the refusal of %j', (variables) => {
    expect(() => loadConfig(variables)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('s3cret') }),
    );
  });

  it('reads services with their inboxes, as they spell them', () => {
    const { notify } = loadConfig({
      NOTIFY_SENDERS: 'https://a.example,https://b.example/one/',
      NOTIFY_REVIEW_SERVICES: 'https://c.example  https://c.example/inbox/ ,',
    });

    expect(notify.knownSenders).toEqual([
      ...['https://a.example', 'https://b.example/one/', 'https://c.example'],
    ]);
    expect(notify.reviewServices).toEqual([
      { id: 'https://c.example', inbox: 'https://c.example/inbox/' },
    ]);
    expect(loadConfig({}).notify.isOpen).toBe(false);
  });

  it('takes any printable ASCII as a steward token', () => {
    const token = '!"#$%&~{}|0aZ___';

    expect(loadConfig({ SPHERE_STEWARD_TOKEN: token }).steward.token).toBe(token);
  });
});

describe('ServerConfig', () => {
  it('moves the default public address along with the port', () => {
    expect(loadConfig({ PORT: '0' }).server.onPort(4321)).toMatchObject({
      port: 4321,
      publicUrl: 'http://localhost:4321',
    });
  });

  it('leaves a stated public address alone', () => {
    const server = new ServerConfig({ port: 0, publicUrl: 'https://sphere.example.org' });

    expect(server.onPort(4321).publicUrl).toBe('https://sphere.example.org');
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(new ServerConfig())).toBe(true);
  });
});
