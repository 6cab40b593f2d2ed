/**
 * Lets a command carry JSON that the SDK's model of the service does not fully describe. The SDK
 * drops members that are missing in its schema, of a response and of an input, so fields that AWS
 * has added since would be lost. CloudWatch uses JSON here, and the text bypasses the schema.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
import type {
  BuildMiddleware,
  DeserializeMiddleware,
  MetadataBearer,
  MiddlewareStack,
} from '@smithy/types';

/** The relevant part of a command: its middleware. */
interface Stacked<Input extends object, Output extends MetadataBearer> {
  readonly middlewareStack: MiddlewareStack<Input, Output>;
}

/** The same command; `onText` receives the body of a successful response before it is parsed. */
export function readingText<
  Input extends object,
  Output extends MetadataBearer,
  Command extends Stacked<Input, Output>,
>(command: Command & Stacked<Input, Output>, onText: (text: string) => void): Command {
  const read: DeserializeMiddleware<Input, Output> = (next) => async (args) => {
    const result = await next(args);
    // Both handlers, of HTTP and of a wire, pass the whole body.
    const { statusCode, body } = result.response as { statusCode: number; body: Uint8Array };
    if (statusCode < 300) onText(new TextDecoder().decode(body));
    return result;
  };
  // Closest to the network: the SDK parses the response after this.
  command.middlewareStack.add(read, { name: 'readingText', step: 'deserialize', priority: 'low' });
  return command;
}

/** The same command with this JSON as its input. */
export function sendingJson<
  Input extends object,
  Output extends MetadataBearer,
  Command extends Stacked<Input, Output>,
>(command: Command & Stacked<Input, Output>, input: object): Command {
  const send: BuildMiddleware<Input, Output> = (next) => (args) => {
    (args.request as { body: unknown }).body = JSON.stringify(input);
    return next(args);
  };
  // Before the content length is computed; signing comes after that.
  command.middlewareStack.add(send, { name: 'sendingJson', step: 'build', priority: 'high' });
  return command;
}
