import { judgeStatus, reasonIn, stateIn } from '../../domain/registration/judge-answer.js';
import { readRetryAfter } from '../../domain/registration/retry-pause.js';
import type { Clock } from '../clock/clock.js';
import type { DataCiteAccount } from '../config/datacite.config.js';
import { Registrar, type Registration, type RegistrationOutcome } from './registrar.js';

/** The whole of an attempt, with all that is read of its answer. */
const defaultTimeoutMs = 20_000;
/** An answer repeats the metadata; more than this says nothing that is needed. */
const longestAnswer = 16_777_216;

/** DataCite, or its test system (scholarly A.3). */
export class DataCiteRegistrar extends Registrar {
  readonly isOffered = true;

  /** @param timeoutMs after which an attempt is given up */
  constructor(
    private readonly account: DataCiteAccount,
    private readonly clock: Clock,
    private readonly timeoutMs = defaultTimeoutMs,
  ) {
    super();
  }

  async register({ doi, event, attributes }: Registration): Promise<RegistrationOutcome> {
    const { url, repositoryId, password } = this.account;
    const credentials = Buffer.from(`${repositoryId}:${password}`).toString('base64');
    try {
      const answer = await fetch(
        `${url}/dois/${doi.split('/').map(encodeURIComponent).join('/')}`,
        {
          method: 'PUT',
          headers: {
            authorization: `Basic ${credentials}`,
            'content-type': 'application/vnd.api+json',
            accept: 'application/vnd.api+json',
            'user-agent': 'Sphere',
          },
          body: JSON.stringify({
            data: { id: doi, type: 'dois', attributes: { ...attributes, doi, event } },
          }),
          // The credentials would go wherever a redirect points to.
          redirect: 'manual',
          signal: AbortSignal.timeout(this.timeoutMs),
        },
      );
      return this.outcomeOf(answer, await readText(answer));
    } catch (error) {
      return { verdict: 'later', reason: describe(error), retryAfterMs: 0 };
    }
  }

  private outcomeOf({ status, headers }: Response, body: string): RegistrationOutcome {
    const verdict = judgeStatus(status);
    if (verdict === 'taken') {
      const state = stateIn(body);
      return state === null
        ? { verdict: 'later', reason: `HTTP ${status} without a state`, retryAfterMs: 0 }
        : { verdict, state };
    }
    const reason = `HTTP ${status}: ${reasonIn(status, body)}`;
    if (verdict !== 'later') return { verdict, reason };
    const retryAfterMs = readRetryAfter(headers.get('retry-after'), this.clock.now());
    return { verdict, reason, retryAfterMs };
  }
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > longestAnswer) throw new Error(`An answer of more than ${longestAnswer} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `fetch failed` alone says nothing; its cause does. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
