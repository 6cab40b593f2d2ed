/**
 * Who may call a simulator on a port: programs of this machine, and no web page. A page can send requests
 * to a loopback address from any site: browsers say so by `Origin` and `Sec-Fetch-Site`. A page whose name
 * was made to lead to this machine (DNS rebinding) sends that name as `Host`.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
import type { IncomingHttpHeaders } from 'node:http';
import { controlPath } from './control';

/** Why a request is refused. */
export interface Refusal {
  readonly status: number;
  readonly sentence: string;
}

/** Why a request is refused; undefined when it may be answered. */
export function refusalOf(
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
): Refusal | undefined {
  if (!isLoopback(headers.host ?? '')) return { status: 403, sentence: 'Only loopback hosts.' };
  if (isFromPage(headers)) return { status: 403, sentence: 'No web page may call the simulator.' };
  // A page can send this type to other sites only after asking, which is answered with an error.
  if (path.startsWith(controlPath) && method === 'POST' && !isJson(headers['content-type'])) {
    return { status: 415, sentence: 'The body must be of type application/json.' };
  }
  return undefined;
}

/** Whether a Host header names this machine itself. */
function isLoopback(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  return /^(127(\.\d{1,3}){3}|localhost|[\w.-]{1,253}\.localhost|\[::1\])$/.test(name);
}

/** Somebody who types the address into a browser is no page: `none`. */
function isFromPage({ origin, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return origin !== undefined || (site !== undefined && site !== 'none');
}

function isJson(contentType = ''): boolean {
  return contentType.split(';')[0]?.trim().toLowerCase() === 'application/json';
}
