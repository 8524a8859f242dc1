import { ask } from './plain-request.js';
import { hasSchemas, ProtocolSchemas } from './protocol-schemas.js';

/** One record or header of a list. */
export interface Harvested {
  readonly identifier: string;
  readonly datestamp: string;
  readonly isDeleted: boolean;
  readonly sets: readonly string[];
}

/** An answer of the protocol. */
export interface OaiAnswer {
  readonly text: string;
  readonly errors: readonly string[];
  readonly responseDate: string;
  /** As it stands in the answer; null where there is no such element. */
  readonly token: string | null;
  readonly tokenAttributes: string;
  readonly items: readonly Harvested[];
}

/** Asks by OAI-PMH, and holds every answer against the official schemas where they are at hand. */
export class Harvester {
  private readonly schemas = hasSchemas ? new ProtocolSchemas() : null;

  constructor(private readonly url: string) {}

  /** @param query as it is to be sent */
  async get(query: string): Promise<OaiAnswer> {
    const { status, headers, body } = await ask(this.url, `/oai?${query}`);
    return this.read(status, headers['content-type'], body.toString('utf8'));
  }

  /** @param form as it is to be sent */
  async post(form: string, type = 'application/x-www-form-urlencoded'): Promise<OaiAnswer> {
    const answer = await fetch(`${this.url}/oai`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: form,
    });
    return this.read(answer.status, answer.headers.get('content-type'), await answer.text());
  }

  /** Everything that a list gives, page by page. */
  async harvest(query: string): Promise<Harvested[]> {
    const verb = /verb=\w+/.exec(query)?.[0] ?? '';
    let answer = await this.get(query);
    const items = [...answer.items];
    while (answer.token !== null && answer.token !== '') {
      answer = await this.get(`${verb}&resumptionToken=${answer.token}`);
      items.push(...answer.items);
    }
    return items;
  }

  close(): void {
    this.schemas?.close();
  }

  private read(status: number, type: string | null | undefined, text: string): OaiAnswer {
    if (status !== 200 || type !== 'text/xml; charset=utf-8') {
      throw new Error(`Answered ${status} as ${type ?? 'nothing'}: ${text.slice(0, 2_000)}`);
    }
    const faults = this.schemas?.faultsOf(text) ?? [];
    if (faults.length > 0) throw new Error(faults.join('\n'));
    const [, attributes = '', token = null] =
      /<resumptionToken([^>]*)>([^<]*)<\/resumptionToken>/.exec(text) ?? [];
    return {
      text,
      errors: [...text.matchAll(/<error code="(\w+)">/g)].map(([, code = '']) => code),
      responseDate: /<responseDate>([^<]*)</.exec(text)?.[1] ?? '',
      token,
      tokenAttributes: attributes,
      items: [...text.matchAll(/<header( status="deleted")?>(.*?)<\/header>/gs)].map(
        ([, deleted, header = '']) => ({
          identifier: valuesOf(header, 'identifier')[0] ?? '',
          datestamp: valuesOf(header, 'datestamp')[0] ?? '',
          isDeleted: deleted !== undefined,
          sets: valuesOf(header, 'setSpec'),
        }),
      ),
    };
  }
}

function valuesOf(xml: string, element: string): string[] {
  const found = xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'));
  return [...found].map(([, value = '']) => value);
}
