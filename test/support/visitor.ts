import supertest from 'supertest';

type Agent = ReturnType<typeof supertest.agent>;
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody with a browser: keeps cookies, and sends forms as the pages hold them. */
export class Visitor {
  readonly agent: Agent;

  constructor(
    private readonly url: string,
    private readonly language = 'en',
  ) {
    this.agent = supertest.agent(url);
  }

  /** Somebody who has signed in with a token. Throws where that is refused. */
  static async signedIn(url: string, token: string, language = 'en'): Promise<Visitor> {
    const visitor = new Visitor(url, language);
    const { status, text } = await visitor.signIn(token);
    if (status !== 303) throw new Error(`Signing in was answered ${status}: ${text.slice(0, 500)}`);
    return visitor;
  }

  /** A page as a browser asks for it. */
  get(path: string): supertest.Test {
    return this.agent.get(path).set('Accept', 'text/html').set('Accept-Language', this.language);
  }

  /** A form, with no more than these fields. */
  post(path: string, fields: Fields = {}): supertest.Test {
    return this.agent
      .post(path)
      .set('Accept', 'text/html')
      .set('Accept-Language', this.language)
      .set('Origin', this.url)
      .type('form')
      .send(new URLSearchParams(pairsOf(fields)).toString());
  }

  /** The form of a page, sent with these fields and the hidden ones that repeat what the site knows. */
  async submit(page: string, action: string, fields: Fields = {}): Promise<supertest.Response> {
    const { text } = await this.get(page).expect(200);
    return this.post(action, { ...hiddenFields(text, action), ...fields });
  }

  signIn(token: string, next = '/'): Promise<supertest.Response> {
    return this.submit(`/sign-in?next=${encodeURIComponent(next)}`, '/sign-in', { token });
  }
}

/** The hidden fields of the first form of a page that is posted to `action`. */
export function hiddenFields(html: string, action: string): Readonly<Record<string, string>> {
  const forms = html.split('<form').map((form) => form.split('</form>', 1)[0] ?? '');
  const sentTo = `action="${action.replaceAll('&', '&amp;')}"`;
  const form = forms.find((text) => text.includes('method="post"') && text.includes(sentTo));
  if (form === undefined) throw new Error(`No form of the page is sent to ${action}.`);
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(
    inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]),
  );
}

function attribute(tag: string, name: string): string {
  return (new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');
}

function pairsOf(fields: Fields): string[][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]),
  );
}
