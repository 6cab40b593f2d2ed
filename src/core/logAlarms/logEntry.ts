/** A log entry as queries and metric filters read it. */
import type { IngestedEntry } from '../cloudwatchLogs/logGroup';
import { flatMember, isFlatJson } from './flatJson';
import type { FieldReader } from './queryFilter';

/**
 * Reads the fields of an entry: the service's own, and the members of a JSON message. The message is
 * read once, when the first member is asked for.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
 */
export function entryFields(entry: IngestedEntry): FieldReader {
  const { message } = entry;
  let member: FieldReader | undefined;
  return (name) => {
    const own = name.startsWith('@') ? ownFields[name] : undefined;
    return own ? own(entry) : (member ??= membersOf(message))(name);
  };
}

/** Reads the members of a JSON message; other messages have none. */
function membersOf(message: string): FieldReader {
  if (isFlatJson(message)) return (name) => flatMember(message, name);
  const json = parsed(message);
  return (name) => json && memberText(json, name);
}

const ownFields: Readonly<Record<string, (entry: IngestedEntry) => string | undefined>> = {
  '@timestamp': ({ at }) => insightsTime(at),
  '@ingestionTime': ({ at, ingestedAt = at }) => insightsTime(ingestedAt),
  '@message': ({ message }) => message,
  '@logStream': ({ stream }) => stream,
};

function insightsTime(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}

/** An object or list; undefined for other text. */
function parsed(message: string): object | undefined {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The member as text, if it is a text, a number, or true or false. */
function memberText(json: object, name: string): string | undefined {
  // The length of an array is not enumerable, and is no member of JSON.
  if (!Object.prototype.propertyIsEnumerable.call(json, name)) return undefined;
  const value = (json as Readonly<Record<string, unknown>>)[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
