/** What an HTTP status of a registrar means for the DOI, and for all the others (scholarly A.3). */
export type Verdict =
  | 'taken'
  /** Not now: this one again, later. */
  | 'later'
  /** The account is refused: no other DOI would fare better. */
  | 'locked-out'
  /** This DOI's metadata are refused. */
  | 'refused';

/** A redirect is never followed, since credentials would go with it: it waits until that is put right. */
export function judgeStatus(status: number): Verdict {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 401 || status === 403) return 'locked-out';
  const isLasting = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  return isLasting ? 'refused' : 'later';
}

/** Reasons are shown to the public: short, and one line each. */
const longestReason = 500;

/**
 * What the registrar said against it, from JSON:API `errors` or else the start of the text.
 * @param body of the answer, as it came
 */
export function reasonIn(status: number, body: string): string {
  const said = errorsIn(body).map(({ source, title, detail }) => {
    const what = [title, detail].find((one) => typeof one === 'string') ?? '';
    const where = typeof source === 'string' ? `${source}: ` : '';
    return `${where}${what}`;
  });
  const text = said.filter((one) => one !== '').join('; ') || body;
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain === '' ? `HTTP ${status}` : plain.slice(0, longestReason);
}

interface JsonApiError {
  readonly source?: unknown;
  readonly title?: unknown;
  readonly detail?: unknown;
}

function errorsIn(body: string): readonly JsonApiError[] {
  const errors = memberOf(parsed(body), 'errors');
  return Array.isArray(errors)
    ? errors.filter((one): one is JsonApiError => typeof one === 'object' && one !== null)
    : [];
}

/** `data.attributes.state` of an answer, or null where it holds none. */
export function stateIn(body: string): 'draft' | 'registered' | 'findable' | null {
  const state = memberOf(memberOf(memberOf(parsed(body), 'data'), 'attributes'), 'state');
  return state === 'draft' || state === 'registered' || state === 'findable' ? state : null;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
