/** Finds the Client VPN metric that a name most likely means when no published metric has it. */
import { publishedMetrics } from './publishedMetrics';

/** Words that users confuse in the names of these metrics. */
const sameWords: Readonly<Record<string, string>> = {
  auth: 'authentication',
  authenticate: 'authentication',
  authenticated: 'authentication',
  login: 'authentication',
  signin: 'authentication',
  attempt: 'authentication',
  fail: 'failure',
  failed: 'failure',
  error: 'failure',
  in: 'ingress',
  incoming: 'ingress',
  received: 'ingress',
  out: 'egress',
  outgoing: 'egress',
  sent: 'egress',
  expire: 'expiry',
  expiration: 'expiry',
  expires: 'expiry',
  revocation: 'crl',
  certificate: 'cert',
  saml: 'idp',
  current: 'active',
  concurrent: 'active',
  connected: 'active',
  open: 'active',
  client: 'connection',
  session: 'connection',
  user: 'connection',
  timedout: 'timeout',
  throttle: 'throttling',
  throttled: 'throttling',
  lambda: 'handler',
};

/** Words that do not indicate what is counted. */
const emptyWords: ReadonlySet<string> = new Set([
  'count',
  'number',
  'total',
  'of',
  'to',
  'the',
  'vpn',
]);

/** The maximum number of wrong, missing or extra letters. */
const fewTypos = 2;

/** The minimum share of all words that both names have in common. */
const enough = 0.4;

/** The metric with the most similar name, by letters or by words; undefined if none is similar. */
export function intendedMetric(name: string): string | undefined {
  const own = letters(name);
  const [spelled] = publishedMetrics
    .map((metric) => ({ metric, typos: distance(own, letters(metric)) }))
    .sort((one, other) => one.typos - other.typos);
  if (spelled && spelled.typos <= fewTypos) return spelled.metric;
  const words = wordsOf(name);
  const [first] = publishedMetrics
    .map((metric) => ({ metric, likeness: likeness(words, wordsOf(metric)) }))
    .sort((one, other) => other.likeness - one.likeness);
  return first && first.likeness >= enough ? first.metric : undefined;
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common / (one.size + other.size - common);
}

/** The words of a name in camel case or with separators. */
function wordsOf(name: string): ReadonlySet<string> {
  const words = name
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .map((word) => word.replace(/(?<=\w{3}[^s])s$/, ''))
    .map((word) => sameWords[word] ?? word);
  return new Set(words.filter((word) => word !== '' && !emptyWords.has(word)));
}

/** A name without common variations: case, blanks, signs, full-width letters. */
export function letters(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');
}

/** Whether two names differ by a few letters at most. */
export function isTypo(one: string, other: string): boolean {
  return distance(one, other) <= fewTypos;
}

/** The edit distance of two names; very large if their lengths differ much. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > fewTypos) return Infinity;
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const replaced = (row[j] ?? 0) + (one.charAt(i) === other.charAt(j) ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? Infinity;
}
