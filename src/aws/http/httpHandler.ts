/**
 * Carries the SDK's requests over HTTP. In place of the SDK's own handler for one reason: that one
 * requires `node:https`, and the editor puts its way through proxies only where an extension requires
 * `https` by that very name. Through it come `http.proxy`, `http.noProxy`, `http.proxySupport`, the
 * proxies of the system and their sign-in, HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and the certificates
 * that the system trusts; a proxy library beside it would know but the settings and the variables, and
 * be overridden. The editor replaces the agent of a request (but for loopback), so whatever must hold
 * also through a proxy stands in the request's own options: `ca` and `rejectUnauthorized`. Metadata of
 * containers and instances are asked with the SDK's handler, past every proxy, as they must be.
 *
 * An answer is handed on when all of it is there, and one in each turn of the event loop: the SDK makes
 * objects of an answer in one go, and several at once would hold up whoever else runs here.
 *
 * Every request settles, whatever the server does: there is a limit to its time and to its answer, and
 * a connection that closes without an answer, as after `101 Switching Protocols`, is a failure too.
 */
import * as http from 'http';
import * as https from 'https';
import { buildQueryString, HttpResponse, type HttpHandler } from '@smithy/core/protocols';
import type { HttpHandlerOptions, HttpRequest } from '@smithy/types';
import type { Yielder } from '../../core/base/yielder';
import { answerBody } from './answerBody';
import type { RequestLimits } from './requestLimits';
import { stopInTime } from './stopInTime';

/** How TLS is checked. */
export interface TlsRules {
  /** The certificates to trust in place of the usual ones, PEM. */
  readonly ca?: string;
  /** Off where a person has told the editor not to check certificates. */
  readonly rejectUnauthorized: boolean;
}

/** Connections that are kept for the next request. */
export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

/** New agents that keep connections. */
export function createAgents(): Agents {
  return {
    http: new http.Agent({ keepAlive: true }),
    https: new https.Agent({ keepAlive: true }),
  };
}

/**
 * The handler for the SDK's clients; they may share one.
 * @param yielder at which answers are handed on; where it is left out, as they come
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
          // Another protocol from here on.
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

/** With the code of a connection that was reset, which is what it comes to. */
function closedError(): Error {
  const message = 'The connection was closed without an answer.';
  return Object.assign(new Error(message), { code: 'ECONNRESET' });
}
