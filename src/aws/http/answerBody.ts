/** Reads the body of a response, whole and up to a limit. */
import type { IncomingMessage } from 'http';

/** The initial buffer size; most responses are smaller. */
const firstRoom = 16 * 1024;

/**
 * All bytes of a response. They are copied into one buffer as they arrive, because a response in
 * pieces of one byte would otherwise take a hundred times its size. Node's own `buffer` uses a
 * Blob, which costs several times as much.
 * @throws `AnswerTooLarge` as soon as the limit is exceeded, and what the stream throws
 */
export async function answerBody(answer: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  if (Number(answer.headers['content-length']) > mostBytes) throw tooLarge(mostBytes);
  let bytes: Uint8Array = Buffer.allocUnsafe(Math.min(firstRoom, mostBytes));
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    const end = length + chunk.length;
    if (end > mostBytes) throw tooLarge(mostBytes);
    if (end > bytes.length) bytes = withRoom(bytes, length, Math.min(2 * end, mostBytes));
    bytes.set(chunk, length);
    length = end;
  }
  return bytes.subarray(0, length);
}

function withRoom(bytes: Uint8Array, length: number, room: number): Uint8Array {
  const larger = Buffer.allocUnsafe(room);
  larger.set(bytes.subarray(0, length));
  return larger;
}

/** Named so that `errorCodes.ts` recognizes it and the SDK does not retry. */
function tooLarge(mostBytes: number): Error {
  const message = `The answer is larger than ${mostBytes / 1_000_000} MB.`;
  return Object.assign(new Error(message), { name: 'AnswerTooLarge' });
}
