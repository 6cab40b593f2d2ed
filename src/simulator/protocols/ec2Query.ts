/**
 * EC2's protocol: a form in, XML out, lower-case element names, `item` lists.
 * https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
 */
import { formEncoding } from './encoding';
import { formText, readForm } from './form';
import type { Protocol } from './protocol';
import { xmlDocument, xmlValue } from './xml';

const headers = { 'content-type': 'text/xml;charset=UTF-8' };

/** The protocol of EC2, API version 2016-11-15. */
export const ec2Query: Protocol = {
  parse: (request) => {
    const params = readForm(request);
    return { operation: formText(params, 'Action') ?? '', params, encoding: formEncoding };
  },
  answer: (operation, output, requestId) => ({
    status: 200,
    headers: { ...headers, 'x-amzn-requestid': requestId },
    body: xmlDocument(`${operation}Response`, 'http://ec2.amazonaws.com/doc/2016-11-15/', {
      requestId,
      ...(xmlValue(output ?? { return: true }, 'item') as Record<string, unknown>),
    }),
  }),
  error: (error, requestId) => ({
    status: error.status,
    headers: { ...headers, 'x-amzn-requestid': requestId },
    body: xmlDocument('Response', undefined, {
      Errors: { Error: { Code: error.code, Message: error.message } },
      RequestID: requestId,
    }),
  }),
};
