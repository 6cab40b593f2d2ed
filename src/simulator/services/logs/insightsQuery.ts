/** Logs Insights queries over log events. Text outside of the supported part is malformed. */
import { AwsError } from '../../protocols/awsError';
import { parseInsightsQuery, type InsightsQuery } from '../../../core/logAlarms/insightsQuery';
import { QueryError } from '../../../core/logAlarms/queryTokens';
import { entryFields } from '../../../core/logAlarms/logEntry';
import type { FieldReader } from '../../../core/logAlarms/queryFilter';
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

/** Reads the fields of an event, as text. */
export function fieldsOf(event: LogEvent): FieldReader {
  const fields = entryFields({ ...event, at: event.timestamp });
  return (name) => (name === '@ptr' ? Buffer.from(event.id).toString('base64') : fields(name));
}
