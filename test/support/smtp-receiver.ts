import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** A message as it arrived: the envelope, and the lines of its data. */
export interface ReceivedMail {
  readonly to: string;
  readonly data: string;
}

/** A mail server that keeps what it is sent (RFC 5321), or refuses it for a while. */
export interface SmtpReceiver {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** Refuses this many messages from now on. */
  refuse(count: number): void;
  stop(): Promise<void>;
}

export async function startSmtpReceiver(): Promise<SmtpReceiver> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let refusals = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let buffer = '';
    let to = '';
    let isData = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 test');
    socket.on('data', (chunk: Buffer) => {
      buffer += chunk.toString('utf8');
      for (;;) {
        const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = buffer.slice(0, end);
        buffer = buffer.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          received.push({ to, data: text.replace(/=\r\n/g, '') });
          say('250 kept');
          continue;
        }
        const verb = text.slice(0, 4).toUpperCase();
        if (verb === 'RCPT') to = /<(.*)>/.exec(text)?.[1] ?? '';
        if (verb === 'DATA') isData = true;
        if (verb === 'MAIL' && refusals > 0) {
          refusals -= 1;
          say('451 not now');
        } else say(verb === 'DATA' ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 fine');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: (count) => {
      refusals = count;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
