/**
 * Reads one entry of a Client VPN connection log: a JSON object in which every scalar is text and
 * `NA` means unknown. Any other text in a log is not an entry. Nothing throws.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */
import { parseAwsTime } from '../../base/awsTime';
import type { ConnectionEvent, ConnectionEventKind } from '../../model/connectionEvent';

/** The maximum size of an event in CloudWatch Logs, in bytes. A longer text is not parsed. */
const longestEntry = 1_048_576;

/**
 * Parses an entry; undefined if the text is not one.
 * @param loggedAt when it was published to the log, ms since 1970
 */
export function parseEntry(message: string, loggedAt: number): ConnectionEvent | undefined {
  const source = parseObject(message);
  if (!source) return undefined;
  const connectionId = textOf(source['connection-id']);
  const kind = kindOf(source, connectionId);
  const endpointId = textOf(source['client-vpn-endpoint-id']);
  if (!kind || endpointId === undefined) return undefined;
  return {
    kind,
    endpointId,
    connectionId,
    username: textOf(source.username),
    commonName: textOf(source['common-name']),
    deviceIp: textOf(source['device-ip']),
    deviceType: textOf(source['device-type']),
    clientIp: textOf(source['client-ip']),
    clientIpv6: textOf(source['client-ip-v6']),
    startedAt: time(textOf(source['connection-start-time'])),
    endedAt: time(textOf(source['connection-end-time'])),
    updatedAt: time(textOf(source['connection-last-update-time'])),
    ingressBytes: count(textOf(source['ingress-bytes'])),
    egressBytes: count(textOf(source['egress-bytes'])),
    ingressPackets: count(textOf(source['ingress-packets'])),
    egressPackets: count(textOf(source['egress-packets'])),
    failureReason: textOf(source['connection-attempt-failure-reason']),
    posture: postureOf(source),
    loggedAt,
  };
}

/**
 * AWS does not document the type of its interim entries. An entry of an unknown type or status
 * belongs to a connection if it has a connection id.
 */
function kindOf(source: Entry, id: string | undefined): ConnectionEventKind | undefined {
  const type = textOf(source['connection-log-type']);
  if (type === undefined) return undefined;
  if (type === 'connection-reset') {
    if (textOf(source['connection-reset-status']) === 'assertion-received')
      return 'assertionReceived';
    return id === undefined ? undefined : 'ended';
  }
  const status =
    type === 'connection-attempt' ? textOf(source['connection-attempt-status']) : undefined;
  if (status === 'failed') return 'failed';
  if (status === 'waiting-for-assertion') return 'waitingForAssertion';
  if (id === undefined) return undefined;
  return status === 'successful' ? 'connected' : 'progress';
}

/**
 * The fields of an entry by their names in the log. JSON.parse makes all of them own properties, even
 * `__proto__`, and no name that is read here is inherited by every object.
 */
type Entry = Readonly<Record<string, unknown>>;

function parseObject(text: string): Entry | undefined {
  if (text.length > longestEntry || !text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Entry) : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined if it is `NA`, absent, or of an unexpected type. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === 'NA') return undefined;
  if (isTrimmed(value)) return value;
  const text = value.trim();
  return text === '' || text === 'NA' ? undefined : text;
}

/** Whether a text begins and ends with a visible ASCII character and needs no trimming. */
function isTrimmed(text: string): boolean {
  return isVisibleAscii(text.charCodeAt(0)) && isVisibleAscii(text.charCodeAt(text.length - 1));
}

function isVisibleAscii(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function time(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseAwsTime(text);
}

function count(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text.length <= mostExactDigits) return fewDigits(text);
  return /^\d{1,20}$/.test(text) ? Number(text) : undefined;
}

/** Every integer with so many digits is exact as a number. */
const mostExactDigits = 15;

/** Reads the digits in place, faster than a pattern. The text is not empty. */
function fewDigits(text: string): number | undefined {
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

/** A list, or a text with a single item. */
function postureOf(source: Entry): readonly string[] | undefined {
  const value = source['posture-compliance-statuses'];
  if (value === undefined || value === 'NA') return undefined;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = all.flatMap((one) => (typeof one === 'string' ? (textOf(one) ?? []) : []));
  return texts.length === 0 ? undefined : texts;
}
