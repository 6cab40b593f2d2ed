/**
 * Links to a place in the endpoint page: `vscode://<extension>/endpoint?account=…&region=…&endpoint=…&tab=…`,
 * with a moment or a range of the chart if wanted. A link may come from anywhere, so the parser accepts only
 * what `endpointLinkQuery` writes, and a link only opens a place.
 */
import { regionPattern } from '../model/scope';

/** The path of these links. */
export const endpointLinkPath = '/endpoint';

/** What the chart shows: a moment or a range, ms since 1970. A link has whole seconds. */
export interface LinkMoment {
  readonly at?: number;
  readonly range?: { readonly start: number; readonly end: number };
}

/** A tab of the endpoint page, and what it shows. */
export interface LinkPlace extends LinkMoment {
  readonly tab: string;
}

/** What a link leads to. */
export interface EndpointLink extends LinkPlace {
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
  readonly endpointId: string;
}

/** The parts of a URI, decoded. */
export interface LinkParts {
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** A link is about 200 characters long. */
const longestQuery = 400;

const patterns: Readonly<Record<string, RegExp>> = {
  account: /^\d{12}$/,
  region: regionPattern,
  endpoint: /^cvpn-endpoint-[0-9a-f]{1,32}$/,
  tab: /^[a-z]{1,20}$/,
  at: /^\d{8}T\d{6}Z$/,
  from: /^\d{8}T\d{6}Z$/,
  to: /^\d{8}T\d{6}Z$/,
};

/** The query of a link. Every value is in characters that need no encoding. */
export function endpointLinkQuery(link: EndpointLink): string {
  const { accountId, region, endpointId, tab, at, range } = link;
  const values = { account: accountId, region, endpoint: endpointId, tab };
  const times = range ? { from: range.start, to: range.end } : at === undefined ? {} : { at };
  return [
    ...Object.entries(values).map(([name, value]) => `${name}=${value}`),
    ...Object.entries(times).map(([name, time]) => `${name}=${timeText(time)}`),
  ].join('&');
}

/**
 * Parses a link; undefined if it is no link of this form.
 * @param tabs the tabs that there are
 */
export function parseEndpointLink(
  { path, query, fragment }: LinkParts,
  tabs: readonly string[],
): EndpointLink | undefined {
  if (path !== endpointLinkPath || fragment !== '' || query.length > longestQuery) return undefined;
  const values = parseQuery(query);
  const accountId = values?.get('account');
  const region = values?.get('region');
  const endpointId = values?.get('endpoint');
  const tab = values?.get('tab') ?? tabs[0];
  const moment = values && parseMoment(values);
  if (accountId === undefined || region === undefined || endpointId === undefined) return undefined;
  if (tab === undefined || !tabs.includes(tab) || !moment) return undefined;
  return { accountId, region, endpointId, tab, ...moment };
}

/** The parameters, each known, well-formed and given once; undefined otherwise. */
function parseQuery(query: string): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const [name, value] = [part.slice(0, at), part.slice(at + 1)];
    const pattern = Object.hasOwn(patterns, name) ? patterns[name] : undefined;
    if (at < 0 || values.has(name) || pattern?.test(value) !== true) return undefined;
    values.set(name, value);
  }
  return values;
}

function parseMoment(values: ReadonlyMap<string, string>): LinkMoment | undefined {
  const [at, from, to] = ['at', 'from', 'to'].map((name) => values.get(name));
  if (at === undefined && from === undefined && to === undefined) return {};
  if (at !== undefined) {
    const time = parseTime(at);
    return time === undefined || from !== undefined || to !== undefined ? undefined : { at: time };
  }
  const [start, end] = [parseTime(from), parseTime(to)];
  return start !== undefined && end !== undefined && start < end
    ? { range: { start, end } }
    : undefined;
}

/** A time without separators, which a link would have to encode: `20261118T040000Z`. */
function timeText(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

function parseTime(text: string | undefined): number | undefined {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '') ?? [];
  const time = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  // `Date.parse` accepts days that a month does not have.
  return !Number.isNaN(time) && timeText(time) === text ? time : undefined;
}
