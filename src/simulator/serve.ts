/** Serves a simulator on a loopback port for other clients: the AWS CLI, boto3, tests. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireRequest } from '../core/ports/wire';
import { refusalOf, type Refusal } from './caller';
import type { Simulator } from './index';
import { bodyOf } from './requestBody';

/** The maximum time for a whole request to arrive, in ms. */
const longestRequestMs = 30_000;

/** A simulator on a port. */
export interface Served {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 for any free one
 * @param requestMs the maximum time for a request to arrive, in ms
 * @throws Error of node:net when the port is unavailable
 */
export async function serve(
  simulator: Simulator,
  port: number,
  requestMs = longestRequestMs,
): Promise<Served> {
  const limits = {
    requestTimeout: requestMs,
    headersTimeout: requestMs,
    connectionsCheckingInterval: requestMs / 4,
  };
  const server = createServer(limits, (request, response) => {
    answer(simulator, request, response).catch((error: unknown) => {
      // A bug of the simulator: printed to the console, and a server error for the client.
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url: path = '/', headers } = request;
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  try {
    const body = refusalOf(method, path, headers) ?? (await bodyOf(request));
    if (typeof body !== 'string') {
      refuse(response, body);
      return;
    }
    const wire = { method, path, headers: plain(headers), body };
    const answered = await simulator.handle(wire, gone.signal);
    response.writeHead(answered.status, answered.headers).end(answered.body);
  } catch (error) {
    // The client has disconnected, or a fault breaks the connection.
    if (!gone.signal.aborted && !isReset(error)) throw error;
    request.socket.destroy();
  }
}

/** The rest of the request is not read, so the connection cannot be reused. */
function refuse(response: ServerResponse, { status, message }: Refusal): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' });
  response.end(`${message}\n`);
}

function plain(headers: IncomingHttpHeaders): WireRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    ),
  );
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}
