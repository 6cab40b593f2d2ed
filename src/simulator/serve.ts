/**
 * Mounts a simulator on a loopback port for other clients (AWS CLI, boto3, tests). Requests whose
 * Host is not loopback are refused, so that no web page can reach it under a name of its own.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { WireRequest } from '../core/ports/wire';
import type { Simulator } from './index';

/** More than any AWS call has. */
const longestBody = 10 * 1024 * 1024;

/** A simulator on a port. */
export interface Served {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 for any that is free
 * @throws Error of node:net when the port cannot be had
 */
export async function serve(simulator: Simulator, port: number): Promise<Served> {
  const server = createServer((request, response) => {
    answer(simulator, request, response).catch((error: unknown) => {
      // A bug of the simulator: seen on the console, and by the client as a failure of the server.
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
  if (!isLoopback(request.headers.host ?? '')) {
    response.writeHead(403, { 'content-type': 'text/plain' }).end('Only loopback hosts.\n');
    return;
  }
  const body = await readBody(request);
  if (body === undefined) {
    response.writeHead(413, { 'content-type': 'text/plain' }).end('The body is too long.\n');
    return;
  }
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  try {
    const answered = await simulator.handle(wireRequest(request, body), gone.signal);
    response.writeHead(answered.status, answered.headers).end(answered.body);
  } catch (error) {
    if (!gone.signal.aborted && !isReset(error)) throw error;
    request.socket.destroy();
  }
}

function wireRequest(
  { method = 'GET', url = '/', headers }: IncomingMessage,
  body: Buffer,
): WireRequest {
  const plain = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  return { method, path: url, headers: Object.fromEntries(plain), body: text.toString('utf8') };
}

/** The whole body; undefined when it is longer than anything that can be meant. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whether a Host header names this machine itself. */
function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return /^(127(\.\d{1,3}){3}|localhost|[\w.-]+\.localhost|\[::1\])$/.test(name);
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}
