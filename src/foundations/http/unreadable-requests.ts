import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** What cannot be decoded reaches no door: a plain problem (RFC 9457), which every client can read. */
export function answerUnreadableAddress(
  _error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const problem = problemOf(
    400,
    'invalid-input',
    'The address cannot be decoded; percent-encode it as UTF-8.',
  );
  void reply.code(400).header('content-type', problemType).send(problem);
}

/** What is no HTTP, or more of it than is read, has no request yet: answered on the connection. */
export function answerBrokenRequest(error: ConnectionError, socket: Socket): void {
  if (socket.destroyed) return;
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, code, detail } = refusals[error.code] ?? malformed;
  const body = JSON.stringify(problemOf(status, code, detail));
  const head = [
    `HTTP/1.1 ${status} ${titles[code]}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

const problemType = 'application/problem+json; charset=utf-8';

const titles = {
  'invalid-input': 'Invalid input',
  'headers-too-large': 'Headers too large',
  'request-timeout': 'Request timeout',
} as const;

type Code = keyof typeof titles;

interface ConnectionRefusal {
  readonly status: number;
  readonly code: Code;
  readonly detail: string;
}

const malformed: ConnectionRefusal = {
  status: 400,
  code: 'invalid-input',
  detail: 'This is not a well-formed HTTP/1.1 request, or its body ended too early; send it again.',
};

/** By the code of Node's parser. */
const refusals: Readonly<Record<string, ConnectionRefusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'headers-too-large',
    detail: 'The address and the headers exceed 16 KiB together; shorten them.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'request-timeout',
    detail: 'The headers took too long to arrive; send them at once.',
  },
};

/** `error` besides: Hub clients read that one. */
function problemOf(status: number, code: Code, detail: string) {
  return { type: `/problems/${code}`, title: titles[code], status, detail, code, error: detail };
}
