/** The body of an answer, as a whole and up to a limit. */
import type { IncomingMessage } from 'http';

/** Room for the first bytes; an answer is seldom larger. */
const firstRoom = 16 * 1024;

/**
 * All bytes of an answer. They are put together as they come, because an answer in pieces of a byte each
 * would take a hundred times its size. Node's own `buffer` takes the way through a Blob, which costs
 * several times as much.
 * @throws `AnswerTooLarge` as soon as it is known to be larger than that, and what the stream throws
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

/** Named so that `errors.ts` knows it and the SDK does not try again. */
function tooLarge(mostBytes: number): Error {
  const message = `The answer is larger than ${mostBytes / 1_000_000} MB.`;
  return Object.assign(new Error(message), { name: 'AnswerTooLarge' });
}
