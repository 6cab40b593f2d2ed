/**
 * AWS JSON: the operation in `x-amz-target`, timestamps as epoch seconds. Version 1.0 as used by
 * CloudWatch, with the old error code in a header for former Query clients; 1.1 as used by
 * CloudWatch Logs, whose error types have no namespace.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
import { AwsError } from './awsError';
import { jsonEncoding } from './encoding';
import { parseObject } from './jsonText';
import { isList, isMap, type Value } from './output';
import type { Protocol } from './protocol';

/** A dialect of it. */
export interface JsonDialect {
  readonly version: '1.0' | '1.1';
  /** The namespace of the service's error shapes; absent if they have none. */
  readonly namespace?: string;
}

/** The protocol in a service's dialect. */
export function awsJson({ version, namespace }: JsonDialect): Protocol {
  const headers = { 'content-type': `application/x-amz-json-${version}` };
  return {
    parse: (request) => ({
      operation: request.headers['x-amz-target']?.split('.')[1] ?? '',
      params: readBody(request.body),
      encoding: jsonEncoding,
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
        ...(namespace !== undefined && { 'x-amzn-query-error': queryError(error) }),
      },
      body: JSON.stringify({
        __type: `${namespace === undefined ? '' : `${namespace}#`}${error.options.shape ?? error.code}`,
        message: error.message,
      }),
    }),
  };
}

function queryError({ code, status }: AwsError): string {
  return `${code};${status < 500 ? 'Sender' : 'Receiver'}`;
}

function readBody(body: string): Readonly<Record<string, unknown>> {
  const params = parseObject(body === '' ? '{}' : body);
  if (params) return params;
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
