/**
 * Reads one entry of a Client VPN connection log: a JSON object in which every scalar is text and
 * `NA` stands for what is not known. Whatever else stands in a log is no entry; nothing throws.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */
import { parseAwsTime } from '../awsTime';
import type { ConnectionEvent, ConnectionEventKind } from '../model/connectionEvent';
import { present } from '../present';

/** CloudWatch Logs takes no longer event (bytes); a longer text is not worth the parsing. */
const longestEntry = 1_048_576;

/**
 * The entry, or undefined for a text that is none.
 * @param loggedAt when it was published to the log, ms since 1970
 */
export function parseEntry(message: string, loggedAt: number): ConnectionEvent | undefined {
  const source = parseObject(message);
  if (!source) return undefined;
  const kind = kindOf(source);
  const endpointId = readField(source, 'client-vpn-endpoint-id');
  if (!kind || endpointId === undefined) return undefined;
  return {
    kind,
    endpointId,
    ...present({
      connectionId: readField(source, 'connection-id'),
      username: readField(source, 'username'),
      commonName: readField(source, 'common-name'),
      deviceIp: readField(source, 'device-ip'),
      deviceType: readField(source, 'device-type'),
      clientIp: readField(source, 'client-ip'),
      clientIpv6: readField(source, 'client-ip-v6'),
      startedAt: time(readField(source, 'connection-start-time')),
      endedAt: time(readField(source, 'connection-end-time')),
      updatedAt: time(readField(source, 'connection-last-update-time')),
      ingressBytes: count(readField(source, 'ingress-bytes')),
      egressBytes: count(readField(source, 'egress-bytes')),
      ingressPackets: count(readField(source, 'ingress-packets')),
      egressPackets: count(readField(source, 'egress-packets')),
      failureReason: readField(source, 'connection-attempt-failure-reason'),
      posture: postureOf(source),
    }),
    loggedAt,
  };
}

/**
 * AWS does not say what its interim entries are called; one of a type or status unknown here tells of
 * a connection if it names one.
 */
function kindOf(source: object): ConnectionEventKind | undefined {
  const type = readField(source, 'connection-log-type');
  if (type === undefined) return undefined;
  const id = readField(source, 'connection-id');
  if (type === 'connection-reset') {
    if (readField(source, 'connection-reset-status') === 'assertion-received')
      return 'assertionReceived';
    return id === undefined ? undefined : 'ended';
  }
  const status =
    type === 'connection-attempt' ? readField(source, 'connection-attempt-status') : undefined;
  if (status === 'failed') return 'failed';
  if (status === 'waiting-for-assertion') return 'waitingForAssertion';
  if (id === undefined) return undefined;
  return status === 'successful' ? 'connected' : 'progress';
}

function parseObject(text: string): object | undefined {
  if (text.length > longestEntry || !text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Own members only: an entry may carry any name, `__proto__` too. */
function ownValue(source: object, name: string): unknown {
  return Object.hasOwn(source, name)
    ? (source as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** Undefined where it is `NA`, absent, or of a kind that it cannot be. */
function readField(source: object, name: string): string | undefined {
  const value = ownValue(source, name);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? textOf(value) : undefined;
}

function textOf(value: string): string | undefined {
  const text = value.trim();
  return text === '' || text === 'NA' ? undefined : text;
}

function time(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseAwsTime(text);
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,20}$/.test(text) ? Number(text) : undefined;
}

/** A list, or a text that holds one thing. */
function postureOf(source: object): readonly string[] | undefined {
  const name = 'posture-compliance-statuses';
  const value = ownValue(source, name);
  if (value === 'NA') return undefined;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = all.flatMap((one) => (typeof one === 'string' ? (textOf(one) ?? []) : []));
  return texts.length === 0 ? undefined : texts;
}
