/** A wire handler as a server on loopback. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { WireHandler } from '../../src/core/ports/wire';

/** The server. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves until it is closed. */
export async function serveOnLoopback(handle: WireHandler): Promise<Served> {
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { method = '', url: path = '' } = request;
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const answer = await handle({ method, path, headers, body });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
