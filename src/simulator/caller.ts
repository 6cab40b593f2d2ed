/**
 * Who may call a simulator on a port: programs on this machine, but no web page. A page from any
 * site can send requests to a loopback address; browsers mark them by `Origin` and
 * `Sec-Fetch-Site`. A page whose name resolves to this machine (DNS rebinding) sends that name as
 * `Host`.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
import type { IncomingHttpHeaders } from 'node:http';
import { controlPath } from './control';

/** Why a request is rejected. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/** Why a request is rejected; undefined if it is accepted. */
export function refusalOf(
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
): Refusal | undefined {
  if (!isLoopback(headers.host ?? '')) return { status: 403, message: 'Only loopback hosts.' };
  if (isFromPage(headers)) return { status: 403, message: 'No web page may call the simulator.' };
  // A page can send this type to other sites only after a preflight request, which gets an error.
  if (path.startsWith(controlPath) && method === 'POST' && !isJson(headers['content-type']))
    return { status: 415, message: 'The body must be of type application/json.' };
  return undefined;
}

/** Whether a Host header names this machine. */
function isLoopback(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  return /^(127(\.\d{1,3}){3}|localhost|[\w.-]{1,253}\.localhost|\[::1\])$/.test(name);
}

/** An address typed into a browser is not from a page: `none`. */
function isFromPage({ origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return origin !== undefined || (site !== undefined && site !== 'none');
}

function isJson(contentType = ''): boolean {
  return contentType.split(';')[0]?.trim().toLowerCase() === 'application/json';
}
