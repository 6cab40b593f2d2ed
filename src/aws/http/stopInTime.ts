/** Ends a request that gets no response or is cancelled. */
import type { ClientRequest } from 'http';
import type { HttpHandlerOptions } from '@smithy/types';
import type { RequestLimits } from './requestLimits';

/** Called one or more times with the reason why the request ends. */
type Stop = (error: Error) => void;

/**
 * Calls `stop` with a `TimeoutError` when a limit is reached, and with an `AbortError` when the
 * signal aborts.
 * @returns a function to call when the request has ended
 */
export function stopInTime(
  sent: ClientRequest,
  limits: Omit<RequestLimits, 'mostBytes'>,
  signal: HttpHandlerOptions['abortSignal'],
  stop: Stop,
): () => void {
  const ends = [
    limitConnecting(sent, limits.connectMs, stop),
    limitReading(sent, limits.readMs, stop),
    limitAll(limits.totalMs, stop),
    onAbort(signal, stop),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** A keep-alive connection exists at once; a proxied one exists when the request receives it. */
function limitConnecting(sent: ClientRequest, ms: number, stop: Stop): () => void {
  const timer = setTimeout(() => {
    const error = timeoutError(`No connection within ${ms} ms.`);
    // Like Node's error when the system gives up.
    stop(Object.assign(error, { syscall: 'connect' }));
  }, ms);
  const done = (): void => {
    clearTimeout(timer);
  };
  sent.once('socket', (socket) => {
    if (!socket.connecting) done();
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', done);
  });
  return done;
}

function limitReading(sent: ClientRequest, ms: number, stop: Stop): () => void {
  sent.setTimeout(ms, () => {
    stop(timeoutError(`No answer within ${ms} ms.`));
  });
  return () => sent.setTimeout(0);
}

function limitAll(ms: number, stop: Stop): () => void {
  const timer = setTimeout(() => {
    stop(timeoutError(`No whole answer within ${ms} ms.`));
  }, ms);
  return () => {
    clearTimeout(timer);
  };
}

function onAbort(signal: HttpHandlerOptions['abortSignal'], stop: Stop): () => void {
  if (!signal || !('addEventListener' in signal)) return () => undefined;
  const abort = (): void => {
    stop(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
  };
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  return () => {
    signal.removeEventListener('abort', abort);
  };
}

/** Named so that the SDK retries. */
function timeoutError(message: string): Error {
  return Object.assign(new Error(message), { name: 'TimeoutError' });
}
