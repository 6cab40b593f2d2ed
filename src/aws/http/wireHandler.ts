/** Connects a wire handler in place of a network connection. No port, no socket, no file. */
import { HttpResponse, type HttpHandler } from '@smithy/core/protocols';
import type { HttpHandlerOptions, HttpRequest, QueryParameterBag } from '@smithy/types';
import type { WireHandler, WireRequest } from '../../core/ports/wire';

/** The wire handler as the SDK's `requestHandler`. Rejects with a TimeoutError like a socket. */
export function wireHandler(wire: WireHandler, timeoutMs: number): HttpHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    async handle(request: HttpRequest, { abortSignal }: HttpHandlerOptions = {}) {
      const stop = new AbortController();
      const answer = await firstOf(
        wire(toWire(request), stop.signal),
        timeoutMs,
        abortSignal,
        stop,
      );
      const response = new HttpResponse({
        statusCode: answer.status,
        headers: { ...answer.headers },
        body: Buffer.from(answer.body),
      });
      return { response };
    },
  };
}

function toWire({ method, hostname, path, query, headers, body }: HttpRequest): WireRequest {
  const names = Object.entries(headers).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const search = queryString(query ?? {});
  return {
    method,
    path: search === '' ? path : `${path}?${search}`,
    headers: { host: hostname, ...Object.fromEntries(names) },
    body: bodyText(body),
  };
}

function queryString(query: QueryParameterBag): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(query))
    for (const value of Array.isArray(values) ? values : [values]) search.append(name, value ?? '');
  return search.toString();
}

/** The protocols in use here send text; a Uint8Array is text in UTF-8. */
function bodyText(body: unknown): string {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  throw new TypeError('Only requests whose body is text or bytes can be mounted.');
}

/** The first of response, timeout and abort. The other two stop the wire. */
function firstOf<T>(
  answer: Promise<T>,
  timeoutMs: number,
  signal: HttpHandlerOptions['abortSignal'],
  stop: AbortController,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const fail = (name: string, message: string): void => {
      reject(Object.assign(new Error(message), { name }));
      stop.abort();
    };
    const timer = setTimeout(() => {
      fail('TimeoutError', `No answer within ${timeoutMs} ms.`);
    }, timeoutMs);
    const onAbort = (): void => {
      fail('AbortError', 'Request aborted');
    };
    if (signal?.aborted) onAbort();
    if (signal && 'addEventListener' in signal) signal.addEventListener('abort', onAbort);
    const settle = (): void => {
      clearTimeout(timer);
      if (signal && 'removeEventListener' in signal) signal.removeEventListener('abort', onAbort);
    };
    answer.then(resolve, reject).finally(settle);
    stop.signal.addEventListener('abort', settle);
  });
}
