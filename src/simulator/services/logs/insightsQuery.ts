/** Logs Insights queries over log events. Text outside of the supported part is malformed. */
import { AwsError } from '../../protocols/awsError';
import { parseInsightsQuery, type InsightsQuery } from '../../../core/logAlarms/insightsQuery';
import { QueryError } from '../../../core/logAlarms/queryTokens';
import { valueAt } from '../../../core/cloudwatchLogs/filterPattern/filterPattern';
import type { LogEvent } from '../../state/logs';

/** A parsed query. @throws AwsError MalformedQueryException */
export function insightsQuery(text: string): InsightsQuery {
  try {
    return parseInsightsQuery(text);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw new AwsError('MalformedQueryException', error.message);
  }
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

function insightsTime(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}
