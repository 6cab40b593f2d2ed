/**
 * The Query protocol of SNS, STS, IAM and (to older clients) CloudWatch: a form in, XML out.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
import { formEncoding } from './encoding';
import { formText, readForm } from './form';
import type { Protocol } from './protocol';
import { xmlDocument, xmlValue } from './xml';

/** The protocol with a service's XML namespace. */
export function awsQuery(namespace: string): Protocol {
  const headers = { 'content-type': 'text/xml' };
  return {
    parse: (request) => {
      const params = readForm(request);
      return { operation: formText(params, 'Action') ?? '', params, encoding: formEncoding };
    },
    answer: (operation, output, requestId) => ({
      status: 200,
      headers: { ...headers, 'x-amzn-requestid': requestId },
      body: xmlDocument(`${operation}Response`, namespace, {
        ...(output && { [`${operation}Result`]: xmlValue(output, 'member') }),
        ResponseMetadata: { RequestId: requestId },
      }),
    }),
    error: (error, requestId) => ({
      status: error.status,
      headers: { ...headers, 'x-amzn-requestid': requestId },
      body: xmlDocument('ErrorResponse', namespace, {
        Error: {
          Type: error.status < 500 ? 'Sender' : 'Receiver',
          Code: error.code,
          Message: error.message,
        },
        RequestId: requestId,
      }),
    }),
  };
}
