/** Requests over HTTP that wait too long, break off or are stopped, and connections that are kept. */
import { HttpRequest, type HttpHandler } from '@smithy/core/protocols';
import type { HttpResponse } from '@smithy/types';
import { createServer, type RequestListener, type Server } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
} from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAgents, httpHandler, type Agents } from '../../src/aws/http/httpHandler';

const tls = { rejectUnauthorized: true };
const patient = { connectMs: 9000, readMs: 9000, totalMs: 9000, mostBytes: 1_000_000 };
let agents: Agents;
/** Waits long enough for a busy machine. */
let handler: HttpHandler;
/** Gives up at once. */
let hasty: HttpHandler;
let server: Server;
let listener: RequestListener;
let connections = 0;

const listen = (one: TcpServer): Promise<void> =>
  new Promise((resolve) => one.listen(0, '127.0.0.1', resolve));
const portOf = (one: TcpServer): number => (one.address() as AddressInfo).port;

beforeEach(async () => {
  agents = createAgents();
  handler = httpHandler(agents, patient, tls);
  hasty = httpHandler(agents, { ...patient, readMs: 80 }, tls);
  connections = 0;
  server = createServer((request, response) => {
    listener(request, response);
  });
  server.on('connection', () => connections++);
  await listen(server);
});

afterEach(async () => {
  agents.http.destroy();
  agents.https.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function request(more: Partial<HttpRequest> = {}): HttpRequest {
  const plain = { protocol: 'http:', hostname: '127.0.0.1', port: portOf(server), method: 'POST' };
  return new HttpRequest({ ...plain, path: '/a', headers: { host: 'x' }, ...more });
}

async function send(
  more?: Partial<HttpRequest>,
  signal?: AbortSignal,
  by = handler,
): Promise<Pick<HttpResponse, 'statusCode' | 'headers'> & { readonly body: string }> {
  const options = signal && { abortSignal: signal };
  const { response } = await by.handle(request(more), options);
  const { statusCode, headers } = response;
  return { statusCode, headers, body: Buffer.from(response.body as Uint8Array).toString('utf8') };
}

describe('a request', () => {
  it('arrives as it is, and the answer too', async () => {
    listener = (incoming, response) => {
      void text(incoming).then((body) => {
        const { method, url, headers } = incoming;
        response.writeHead(201, { 'x-a': ['1', '2'] });
        response.end(JSON.stringify({ method, url, host: headers.host, body }));
      });
    };
    const answer = await send({ query: { q: 'a b', l: ['1', '2'] }, body: 'é' });
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['x-a']).toBe('1, 2');
    expect(JSON.parse(answer.body)).toEqual({
      method: 'POST',
      url: '/a?l=1&l=2&q=a%20b',
      host: 'x',
      body: 'é',
    });
  });

  it('reuses the connection of the one before', async () => {
    listener = (_, response) => response.end('x');
    for (let i = 0; i < 3; i++) expect((await send()).body).toBe('x');
    expect(connections).toBe(1);
  });

  it('that is not answered is a time-out', async () => {
    listener = () => undefined;
    const asked = send({}, undefined, hasty);
    await expect(asked).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'No answer within 80 ms.',
    });
  });

  it('whose answer stops half-way is a time-out', async () => {
    listener = (_, response) => response.writeHead(200).write('half');
    const asked = send({}, undefined, hasty);
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('whose answer breaks off is an error', async () => {
    listener = (_, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half', () => response.destroy());
    };
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('whose connection is never made is a time-out', async () => {
    // A server that accepts and then says nothing of TLS.
    const silent = createTcpServer();
    await listen(silent);
    const slow = httpHandler(agents, { ...patient, connectMs: 80 }, tls);
    const asked = slow.handle(request({ protocol: 'https:', port: portOf(silent) }));
    await expect(asked).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'No connection within 80 ms.',
      syscall: 'connect',
    });
    silent.close();
  });

  it('is stopped by its signal, before, while it waits, and while it is read', async () => {
    listener = () => undefined;
    await expect(send({}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    const stop = new AbortController();
    listener = () => {
      stop.abort();
    };
    await expect(send({}, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
    const late = new AbortController();
    listener = (_, response) => {
      response.writeHead(200).write('half', () =>
        setImmediate(() => {
          late.abort();
        }),
      );
    };
    await expect(send({}, late.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is answered in a turn of its own, however many answers have come', async () => {
    listener = (_, response) => response.end('x');
    const turns: (() => void)[] = [];
    const yielder = {
      budgetExceeded: true,
      yieldToEventLoop: () => new Promise<void>((resolve) => turns.push(resolve)),
    };
    const paced = httpHandler(agents, patient, tls, yielder);
    let answers = 0;
    const all = Promise.all([1, 2].map(() => send({}, undefined, paced).then(() => answers++)));
    await expect.poll(() => turns.length).toBe(2);
    expect(answers).toBe(0);
    turns[0]?.();
    await expect.poll(() => answers).toBe(1);
    turns[1]?.();
    await all;
  });

  it('with a body that is neither text nor bytes is refused', async () => {
    await expect(send({ body: {} })).rejects.toThrow(TypeError);
  });
});
