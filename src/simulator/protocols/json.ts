/**
 * AWS JSON 1.0 as CloudWatch speaks it: the operation in `x-amz-target`, timestamps as epoch
 * seconds, and for clients that knew the Query protocol the old error code in a header.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
import { AwsError } from '../awsError';
import { isList, isMap, type Value } from './output';
import type { Protocol } from './protocol';

/** The protocol with the namespace of a service's error shapes. */
export function awsJson(namespace: string): Protocol {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return {
    parse: (request) => ({
      operation: request.headers['x-amz-target']?.split('.')[1] ?? '',
      params: readBody(request.body),
    }),
    answer: (_operation, output, requestId) => ({
      status: 200,
      headers: { ...headers, 'x-amzn-requestid': requestId },
      body: JSON.stringify(jsonValue(output ?? {})),
    }),
    error: (error, requestId) => ({
      status: error.status,
      headers: {
        ...headers,
        'x-amzn-requestid': requestId,
        'x-amzn-query-error': `${error.code};${error.status < 500 ? 'Sender' : 'Receiver'}`,
      },
      body: JSON.stringify({
        __type: `${namespace}#${error.options.shape ?? error.code}`,
        message: error.message,
      }),
    }),
  };
}

function readBody(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body === '' ? '{}' : body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>;
    }
  } catch {
    // Answered below, as for any other body that is no structure.
  }
  throw new AwsError(
    'SerializationException',
    'Start of structure or map found where not expected.',
  );
}

function jsonValue(value: Value): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (isMap(value)) return Object.fromEntries(value);
  if (isList(value)) return value.map(jsonValue);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, jsonValue(member)]),
  );
}
