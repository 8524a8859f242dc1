import type { RestClient, RestReply } from './rest-client.js';

/** Somebody with an account and a write token. */
export interface Person {
  readonly handle: string;
  readonly token: string;
  readonly client: RestClient;
}

/** A draft or release to be made; the defaults can be released. */
export interface DraftOptions {
  readonly name?: string;
  readonly kind?: 'models' | 'papers' | 'datasets';
  readonly namespace?: string;
  /** Front matter of the card. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Small files beside the card. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
}

/** Makes people and what they deposit, over HTTP. */
export class RestBuilders {
  private count = 0;

  constructor(
    readonly anyone: RestClient,
    readonly steward: RestClient,
  ) {}

  /** An account with a token. */
  async person(
    handle = this.unused('person'),
    roles: readonly string[] = [],
    displayName = `Person ${handle}`,
  ): Promise<Person> {
    expectStatus(await this.steward.post('/accounts', { handle, displayName, roles }), 201);
    const token = await this.token(handle, 'write');
    return { handle, token, client: this.anyone.as(token) };
  }

  /** A further token of an account. */
  async token(handle: string, scope: 'read' | 'write', expiresAt?: string): Promise<string> {
    const issued = await this.steward.post<{ token: string }>(`/accounts/${handle}/tokens`, {
      name: scope,
      scope,
      ...(expiresAt !== undefined && { expiresAt }),
    });
    expectStatus(issued, 201);
    return issued.body.token;
  }

  /** An organisation that the person owns. */
  async organisation(
    owner: Person,
    review?: { readonly mode: string; readonly windowDays?: number },
  ): Promise<string> {
    const handle = this.unused('lab');
    const body = { handle, displayName: 'A laboratory', ...(review !== undefined && { review }) };
    expectStatus(await owner.client.post('/organisations', body), 201);
    return handle;
  }

  /** A repository with a card and a file; its path below `/api/v1`. */
  async draft(owner: Person, options: DraftOptions = {}): Promise<string> {
    const { kind = 'models', namespace = owner.handle, name = this.unused('work') } = options;
    const metadata = { title: 'A small work', license: 'cc-by-4.0', ...options.metadata };
    expectStatus(await owner.client.post(`/${kind}`, { namespace, name, metadata }), 201);
    const path = `/${kind}/${namespace}/${name}`;
    const files = options.files ?? { 'data/notes.md': 'Some notes.\n' };
    const operations = Object.entries(files).map(([file, content]) => ({
      op: 'add',
      path: file,
      content: content.toString(Buffer.isBuffer(content) ? 'base64' : 'utf8'),
      encoding: Buffer.isBuffer(content) ? 'base64' : 'utf-8',
    }));
    if (operations.length > 0) {
      expectStatus(
        await owner.client.post(`${path}/commits`, { message: 'Add files', operations }),
        201,
      );
    }
    return path;
  }

  /** A published release `v1.0`; the path of its repository. */
  async release(owner: Person, options: DraftOptions = {}): Promise<string> {
    const path = await this.draft(owner, options);
    const proposal = { version: 'v1.0', publish: true };
    expectStatus(await owner.client.post(`${path}/releases`, proposal), 201);
    return path;
  }

  /** A word that nothing in this world is called yet. */
  unused(stem: string): string {
    this.count += 1;
    return `${stem}-${this.count}`;
  }
}

/** Throws where an arrangement was answered otherwise. */
export function expectStatus(reply: RestReply<unknown>, status: number): void {
  if (reply.status !== status) {
    throw new Error(`${status} was expected, not ${reply.status}: ${reply.text.slice(0, 2000)}`);
  }
}
