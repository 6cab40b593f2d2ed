/**
 * Requests to the metadata service of a container or an instance. They use `node:http`, which the
 * editor does not change, because these services must be called without a proxy. Every request
 * settles soon: its time and its response size are limited.
 */
import * as http from 'node:http';
import * as https from 'node:https';
import { answerBody } from './answerBody';
import { stopInTime } from './stopInTime';

/**
 * Metadata services are local: they respond at once or not at all. Their largest response is one
 * set of keys, some 2 kB.
 */
const limits = { connectMs: 1000, readMs: 1000, totalMs: 2000, mostBytes: 64_000 };

/** The response of a metadata service. */
export interface MetadataAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends one request.
 * @throws Error of Node, `TimeoutError` or `AnswerTooLarge`
 */
export function askMetadata(
  url: URL,
  options: Pick<http.RequestOptions, 'method' | 'headers'> = {},
): Promise<MetadataAnswer> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const sent = request(url, { ...options, agent: false });
    const stop = (error: Error): void => {
      reject(error);
      sent.destroy();
    };
    const settled = stopInTime(sent, limits, undefined, stop);
    sent.on('error', stop);
    sent.once('close', () => {
      stop(new Error('The connection was closed without an answer.'));
      settled();
    });
    sent.once('response', (answer) => {
      answerBody(answer, limits.mostBytes)
        .then((bytes) => {
          const text = Buffer.from(bytes).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, text });
        })
        .catch(stop);
    });
    sent.end();
  });
}
