/**
 * Reads the body of an HTTP request within limits: no request may exhaust the memory or the time of
 * the process.
 */
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Refusal } from './caller';

/** Bytes, compressed and uncompressed; ten times the 1 MB of the largest AWS calls. */
const longestBody = 10 * 1024 * 1024;

const unzip = promisify(gunzip);

/** The whole text, or why there is none. A body that is too long is not read to its end. */
export async function bodyOf(request: IncomingMessage): Promise<string | Refusal> {
  const { 'content-length': length, 'content-encoding': encoding = 'identity' } = request.headers;
  if (Number(length ?? 0) > longestBody) return tooLong;
  const body = await readBody(request);
  if (!body) return tooLong;
  switch (encoding.toLowerCase()) {
    case 'identity':
      return body.toString('utf8');
    case 'gzip':
      return decoded(body);
    default:
      return { status: 415, message: `The encoding ${encoding} is not known.` };
  }
}

const tooLong: Refusal = { status: 413, message: 'The body is too long.' };

/** Undefined if it is too long; the rest stays in the connection. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  const all = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const chunk of all) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Decompression stops at the limit, however small the compressed body is. */
async function decoded(body: Buffer): Promise<string | Refusal> {
  try {
    return (await unzip(body, { maxOutputLength: longestBody })).toString('utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLong
      : { status: 400, message: 'The body is not what gzip makes.' };
  }
}
