/** Handles the messages of a page: its own with the handlers of its owner, file requests for all pages alike. */
import type { Log } from '../../core/base/log';
import { handle, isFileRequest, type FileRequest, type Handlers } from '../../protocol/messages';
import { answerFileRequest } from './pageFiles';

/** How the messages of one kind of page are handled. */
export interface MessageReceiverDeps<Incoming extends { readonly type: string }> {
  /** Parses a message; undefined if it is invalid. */
  readonly parse: (message: unknown) => Incoming | FileRequest | undefined;
  readonly handlers: Handlers<Incoming>;
  /** Sends the outcome of a file request to the page. */
  readonly post: (message: unknown) => void;
  readonly log: Log;
}

/** A function that handles a message and ignores an invalid one. */
export function messageReceiver<Incoming extends { readonly type: string }>({
  parse,
  handlers,
  post,
  log,
}: MessageReceiverDeps<Incoming>): (message: unknown) => void {
  const answer = async (request: FileRequest): Promise<void> => {
    const outcome = await answerFileRequest(request, log);
    if (outcome) post(outcome);
  };
  return (message) => {
    const known = parse(message);
    if (!known) return;
    if (isFileRequest(known)) void answer(known);
    else handle(handlers, known);
  };
}
