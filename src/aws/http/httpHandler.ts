/**
 * Sends the SDK's requests over HTTP. It replaces the SDK's own handler because that one requires
 * `node:https`, and the editor adds its proxy support only where an extension requires `https` by
 * exactly that name. This provides `http.proxy`, `http.noProxy`, `http.proxySupport`, the system's
 * proxies and their authentication, HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and the system's trusted
 * certificates. A separate proxy library would support only the settings and the variables, and
 * would be overridden. The editor replaces the agent of a request (except for loopback), so
 * whatever must also apply through a proxy is in the request's own options: `ca` and
 * `rejectUnauthorized`. Container and instance metadata are asked without any proxy
 * (`metadataRequest.ts`).
 *
 * A response is passed on when it is complete, one per turn of the event loop: the SDK creates the
 * objects of a response in one go, and several at once would block other extensions.
 *
 * Every request settles, whatever the server does: its time and its response size are limited, and
 * a connection that closes without a response, as after `101 Switching Protocols`, is a failure
 * too.
 */
import * as http from 'http';
import * as https from 'https';
import { buildQueryString, HttpResponse, type HttpHandler } from '@smithy/core/protocols';
import type { HttpHandlerOptions, HttpRequest } from '@smithy/types';
import type { Yielder } from '../../core/base/yielder';
import { answerBody } from './answerBody';
import type { RequestLimits } from './requestLimits';
import { stopInTime } from './stopInTime';

/** TLS verification settings. */
export interface TlsRules {
  /** Trusted certificates that replace the default ones, PEM. */
  readonly ca?: string;
  /** False if the user has disabled certificate verification in the editor. */
  readonly rejectUnauthorized: boolean;
}

/** Keep-alive connections. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

/** New keep-alive agents. */
export function createAgents(): Agents {
  return {
    http: new http.Agent({ keepAlive: true }),
    https: new https.Agent({ keepAlive: true }),
  };
}

/**
 * The handler for the SDK's clients, which may share one.
 * @param yielder schedules the responses; if omitted, they are passed on as they arrive
 */
export function httpHandler(
  agents: Agents,
  limits: RequestLimits,
  tls: TlsRules,
  yielder?: Yielder,
): HttpHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    handle: (request: HttpRequest, { abortSignal }: HttpHandlerOptions = {}) =>
      new Promise((resolve, reject) => {
        const body = bodyOf(request);
        const secure = request.protocol === 'https:';
        const options = { ...requestOptions(request), agent: agents[secure ? 'https' : 'http'] };
        const sent = secure ? https.request({ ...options, ...tls }) : http.request(options);
        let received: http.IncomingMessage | undefined;
        const stop = (error: Error): void => {
          reject(error);
          received?.destroy(error);
          sent.destroy(error);
        };
        const settled = stopInTime(sent, limits, abortSignal, stop);
        sent.on('error', stop);
        sent.once('close', () => {
          if (!received) stop(closedError());
          settled();
        });
        sent.once('response', (answer) => {
          received = answer;
          const { statusCode = 0, headers } = answer;
          // The connection switches to another protocol.
          if (statusCode < 200) {
            stop(closedError());
            return;
          }
          answerBody(answer, limits.mostBytes)
            .then(async (bytes) => {
              await yielder?.yieldToEventLoop();
              const response = { statusCode, headers: plainHeaders(headers), body: bytes };
              resolve({ response: new HttpResponse(response) });
            })
            .catch(stop);
        });
        sent.end(body);
      }),
  };
}

function requestOptions(request: HttpRequest): http.RequestOptions {
  const { method, hostname, port, path, query = {}, headers } = request;
  const search = buildQueryString(query);
  return {
    method,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    path: search === '' ? path : `${path}?${search}`,
    headers,
    ...(port !== undefined && { port }),
  };
}

/** The protocols in use here send text or bytes. */
function bodyOf({ body }: HttpRequest): string | Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new TypeError('Only requests whose body is text or bytes can be sent.');
}

function plainHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value = '']) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Has the code of a connection reset, which is equivalent. */
function closedError(): Error {
  const message = 'The connection was closed without an answer.';
  return Object.assign(new Error(message), { code: 'ECONNRESET' });
}
