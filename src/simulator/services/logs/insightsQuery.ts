/**
 * The part of the Logs Insights language that the extension uses: `fields`, `filter` with
 * equalities joined by `and`, `sort @timestamp`, `limit`. Any other text is malformed here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
import { AwsError } from '../../protocols/awsError';
import { valueAt } from '../../filterPattern/filterPattern';
import type { LogEvent } from '../../state/logs';

/** A parsed query. */
export interface InsightsQuery {
  readonly fields: readonly string[];
  readonly matches: (event: LogEvent) => boolean;
  readonly newestFirst: boolean;
  readonly limit?: number;
}

const name = '(`[^`]+`|@?[\\w.]+)';

/** @throws AwsError MalformedQueryException */
export function insightsQuery(text: string): InsightsQuery {
  const tests: ((event: LogEvent) => boolean)[] = [];
  let fields: readonly string[] = ['@timestamp', '@message'];
  let newestFirst = true;
  let limit: number | undefined;
  for (const command of text.split('|').map((part) => part.trim())) {
    const [, verb = '', rest = ''] = /^(\w+)\s+(\S.*)?$/s.exec(command) ?? [];
    if (verb === 'fields') fields = rest.split(',').map((field) => nameOf(field.trim()));
    else if (verb === 'filter') tests.push(...rest.split(/(?<!\s)\s+and\s+/).map(equality));
    else if (/^sort @timestamp (desc|asc)$/.test(command)) newestFirst = command.endsWith('desc');
    else if (/^limit \d+$/.test(command)) limit = Number(rest);
    else throw malformed(command);
  }
  return {
    fields,
    matches: (event) => tests.every((test) => test(event)),
    newestFirst,
    ...(limit !== undefined && { limit }),
  };
}

/**
 * A field of an event, as text: one of the service's own fields, or a member of the JSON message.
 */
export function fieldOf(field: string, event: LogEvent): string | undefined {
  switch (field) {
    case '@timestamp':
      return insightsTime(event.timestamp);
    case '@ingestionTime':
      return insightsTime(event.ingestedAt);
    case '@message':
      return event.message;
    case '@logStream':
      return event.stream;
    case '@ptr':
      return Buffer.from(event.id).toString('base64');
    default:
      return valueAt(`$.['${field}']`, event.message);
  }
}

function equality(text: string): (event: LogEvent) => boolean {
  const found = new RegExp(`^${name}\\s*=\\s*"((?:[^"\\\\]|\\\\.)*)"$`).exec(text.trim());
  if (!found) throw malformed(text);
  const field = nameOf(found[1] ?? '');
  const wanted = (found[2] ?? '').replaceAll(/\\(.)/g, '$1');
  return (event) => fieldOf(field, event) === wanted;
}

function nameOf(text: string): string {
  if (!new RegExp(`^${name}$`).test(text)) throw malformed(text);
  return text.startsWith('`') ? text.slice(1, -1) : text;
}

function malformed(part: string): AwsError {
  return new AwsError('MalformedQueryException', `unexpected symbol found ${part}`);
}

function insightsTime(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}
