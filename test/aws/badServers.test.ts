/** Servers that misbehave at any byte: every request settles, in time and with a failure as data. */
import { HttpRequest, type HttpHandler } from '@smithy/core/protocols';
import fc from 'fast-check';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { translateError } from '../../src/aws/errors/awsErrors';
import { createAgents, httpHandler, type Agents } from '../../src/aws/http/httpHandler';
import { limitsOf } from '../../src/aws/http/requestLimits';
import { isExpected, type FailureKind } from '../../src/core/model/errors';
import { inTime } from '../inTime';

const limits = { connectMs: 300, readMs: 150, totalMs: 400, mostBytes: 50_000 };
/** For outcomes that no time limit shall cause, however busy the machine is. */
const patientLimits = { ...limits, connectMs: 15_000, readMs: 15_000, totalMs: 15_000 };
const tls = { rejectUnauthorized: true };
const facts = { action: 'ec2:DescribeClientVpnEndpoints', profile: 'dev', region: 'eu-west-1' };

let agents: Agents;
let server: Server;
let serve: (socket: Socket) => void;
const sockets = new Set<Socket>();

beforeEach(async () => {
  agents = createAgents();
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      serve(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  agents.http.destroy();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await new Promise((resolve) => server.close(resolve));
});

type Outcome =
  | { readonly status: number; readonly bytes: number }
  | { readonly failure: FailureKind | 'bug'; readonly message: string };

async function ask(
  signal?: AbortSignal,
  by: HttpHandler = httpHandler(agents, limits, tls),
): Promise<Outcome> {
  const request = new HttpRequest({
    ...{ protocol: 'http:', hostname: '127.0.0.1', method: 'POST', path: '/' },
    port: (server.address() as AddressInfo).port,
    body: 'x',
  });
  try {
    const { response } = await by.handle(request, signal && { abortSignal: signal });
    return { status: response.statusCode, bytes: (response.body as Uint8Array).length };
  } catch (error) {
    const { message } = error as Error;
    const read = translateError(error, facts);
    return { failure: isExpected(read) ? read.failure.kind : 'bug', message };
  }
}

/** Sends again and again until the connection ends. */
function askPatiently(signal?: AbortSignal): Promise<Outcome> {
  return ask(signal, httpHandler(agents, patientLimits, tls));
}

function drip(socket: Socket, everyMs: number, piece: string | Uint8Array): void {
  const timer = setInterval(() => socket.write(piece), everyMs);
  socket.on('close', () => {
    clearInterval(timer);
  });
}

/** Begins an answer, and goes on with it a little at a time. */
function dripsAfter(start: string, everyMs: number, piece: string): (socket: Socket) => void {
  return (socket) => {
    socket.write(start);
    drip(socket, everyMs, piece);
  };
}

const head = 'HTTP/1.1 200 OK\r\n';

describe('a server that', () => {
  it.each<[string, FailureKind, (socket: Socket) => void]>([
    ['drips a body without end', 'timeout', dripsAfter(`${head}\r\n`, 20, 'x')],
    [
      'drips the body that it announced',
      'timeout',
      dripsAfter(`${head}content-length: 4000\r\n\r\n`, 50, 'x'),
    ],
    ['drips its headers', 'timeout', dripsAfter(`${head}x: `, 20, 'y')],
    ['drips its status line', 'timeout', dripsAfter('HTTP/1.1 200 ', 20, 'O')],
    [
      'drips chunks',
      'timeout',
      dripsAfter(`${head}transfer-encoding: chunked\r\n\r\n`, 20, '1\r\nx\r\n'),
    ],
    [
      'drips a trailer',
      'timeout',
      (s) => {
        s.write(`${head}transfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nz: `);
        drip(s, 20, 'y');
      },
    ],
    [
      'says to continue for ever',
      'timeout',
      (s) => {
        drip(s, 20, 'HTTP/1.1 100 Continue\r\n\r\n');
      },
    ],
    [
      'gives early hints for ever',
      'timeout',
      (s) => {
        drip(s, 20, 'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n');
      },
    ],
    [
      'switches protocols',
      'network',
      (s) =>
        s.write(
          'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
        ),
    ],
    [
      'switches protocols unasked and goes on',
      'network',
      dripsAfter('HTTP/1.1 101 Switching Protocols\r\n\r\n', 20, 'x'),
    ],
    ['ends before it has begun', 'network', (s) => s.end()],
    ['ends in its status line', 'network', (s) => s.end('HTTP/1.1 2')],
    ['ends in its body', 'network', (s) => s.end(`${head}content-length: 9\r\n\r\nx`)],
    ['ends in a chunk', 'network', (s) => s.end(`${head}transfer-encoding: chunked\r\n\r\n9\r\nx`)],
    ['resets the connection', 'network', (s) => s.resetAndDestroy()],
    ['speaks no HTTP', 'malformed', (s) => s.end('SSH-2.0-OpenSSH_9.6\r\n')],
    ['sends headers without end', 'malformed', (s) => s.write(`${head}x: ${'y'.repeat(100_000)}`)],
    ['announces too much', 'tooLarge', (s) => s.write(`${head}content-length: 50001\r\n\r\nx`)],
    ['sends too much', 'tooLarge', (s) => s.write(`${head}\r\n${'x'.repeat(50_001)}`)],
    [
      'sends too much in small chunks',
      'tooLarge',
      (s) => s.write(`${head}transfer-encoding: chunked\r\n\r\n${'1\r\nx\r\n'.repeat(50_001)}`),
    ],
  ])('%s: %s', async (_what, kind, behave) => {
    serve = behave;
    expect(await (kind === 'timeout' ? ask() : askPatiently())).toMatchObject({ failure: kind });
  });

  it('sends as much as is allowed is read, in any pieces', async () => {
    serve = (socket) => socket.end(`${head}\r\n${'x'.repeat(50_000)}`);
    expect(await askPatiently()).toEqual({ status: 200, bytes: 50_000 });
    serve = (socket) =>
      socket.end(
        `${head}transfer-encoding: chunked\r\n\r\n${'1\r\nx\r\n'.repeat(40_000)}0\r\na: b\r\n\r\n`,
      );
    expect(await askPatiently()).toEqual({ status: 200, bytes: 40_000 });
  });

  it('sends a zip bomb is given no room for it: nothing is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    serve = (socket) => {
      socket.write(`${head}content-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`);
      socket.end(bomb);
    };
    expect(await askPatiently()).toEqual({ status: 200, bytes: bomb.length });
  });

  it('drips is left at once when the person cancels', async () => {
    const stop = new AbortController();
    serve = (socket) => {
      socket.write(`${head}\r\n`);
      drip(socket, 10, 'x');
      stop.abort();
    };
    expect(await askPatiently(stop.signal)).toMatchObject({ failure: 'cancelled' });
  });

  it('closes every connection whose answer was not read', async () => {
    serve = (socket) => {
      socket.write(`${head}\r\n`);
      drip(socket, 10, 'x'.repeat(3000));
    };
    const closed = new Promise((resolve) => {
      server.once('connection', (socket) => socket.once('close', resolve));
    });
    expect(await askPatiently()).toMatchObject({ failure: 'tooLarge' });
    await closed;
  });
});

describe('any server', () => {
  const answer = fc.constantFrom(
    `${head}content-length: 40\r\ncontent-type: text/xml\r\n\r\n${'a'.repeat(40)}`,
    `${head}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\nx: y\r\n\r\n`,
    `HTTP/1.1 100 Continue\r\n\r\n${head}content-length: 2\r\n\r\nok`,
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n`,
    `HTTP/1.1 204 No Content\r\n\r\n`,
    `HTTP/1.1 301 Moved\r\nlocation: /\r\ncontent-length: 0\r\n\r\n`,
    `HTTP/1.1 503 Busy\r\nretry-after: 100\r\nconnection: close\r\n\r\nx`,
  );
  const behaviour = fc.record({
    answer,
    cut: fc.nat(160),
    garbage: fc.option(fc.uint8Array({ maxLength: 8 }), { nil: undefined }),
    piece: fc.constantFrom(1, 7, 1000),
    pieceMs: fc.constantFrom(0, 0, 5),
    then: fc.constantFrom('end', 'reset', 'silence', 'drip', 'flood', 'rest' as const),
  });

  type Behaviour = typeof behaviour extends fc.Arbitrary<infer T> ? T : never;

  it('lets every request settle within its total time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(behaviour, { minLength: 20, maxLength: 20 }), async (all) => {
        const waiting = [...all];
        serve = (socket) => {
          const how = waiting.pop();
          // The machine may deliver a request of the last run that was given up meanwhile.
          if (how) void behave(socket, how);
          else socket.destroy();
        };
        const asked = Promise.all(all.map(() => ask()));
        const outcomes = await inTime(limits.totalMs + 1000, asked);
        for (const outcome of outcomes) expect(outcome).not.toMatchObject({ failure: 'bug' });
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  async function behave(socket: Socket, how: Behaviour): Promise<void> {
    const whole = Buffer.from(how.answer);
    const cut = Math.min(how.cut, whole.length);
    const bytes = Buffer.concat([whole.subarray(0, cut), how.garbage ?? Buffer.alloc(0)]);
    for (let at = 0; at < bytes.length; at += how.piece) {
      socket.write(bytes.subarray(at, at + how.piece));
      if (how.pieceMs > 0) await new Promise((resolve) => setTimeout(resolve, how.pieceMs));
    }
    if (how.then === 'end') socket.end();
    else if (how.then === 'reset') socket.resetAndDestroy();
    else if (how.then === 'drip') drip(socket, 20, 'x');
    else if (how.then === 'flood') drip(socket, 1, Buffer.alloc(10_000, 0x61));
    else if (how.then === 'rest') socket.end(whole.subarray(cut));
  }
});

describe('the limits of the services', () => {
  it('let the largest page of each through, and nothing of hundreds of megabytes', () => {
    const mostOf = (service: Parameters<typeof limitsOf>[0]) => limitsOf(service).mostBytes;
    expect(mostOf('ec2')).toBeGreaterThan(1000 * 4000);
    expect(mostOf('cloudwatch')).toBeGreaterThan(100_800 * 100);
    expect(mostOf('cloudwatch_logs')).toBeGreaterThan(10_000 * 3000);
    for (const service of [
      'ec2',
      'cloudwatch',
      'cloudwatch_logs',
      'sns',
      'sts',
      'iam',
      'sso',
    ] as const)
      expect(mostOf(service)).toBeLessThanOrEqual(64_000_000);
  });
});
