import { once } from 'node:events';
import {
  type Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
} from 'node:http';

/** What came back, byte by byte. */
export interface PlainReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One HTTP request with the path exactly as it is written: nothing followed, decoded or unpacked. */
export async function ask(
  url: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    agent,
  }: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly agent?: Agent;
  } = {},
): Promise<PlainReply> {
  const { hostname, port } = new URL(url);
  const request = httpRequest({ hostname, port, path, method, headers, ...(agent && { agent }) });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: Buffer.concat(chunks),
  };
}
