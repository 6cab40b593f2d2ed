/**
 * Lets a command carry JSON that the SDK's model of the service does not know whole. The SDK drops
 * every member that its schema lacks, of an answer as of an input, so that a field that AWS has
 * added since would be lost. CloudWatch speaks JSON here, and the text goes around the schema.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
import type {
  BuildMiddleware,
  DeserializeMiddleware,
  MetadataBearer,
  MiddlewareStack,
} from '@smithy/types';

/** A command, as far as its middleware goes. */
interface Stacked<Input extends object, Output extends MetadataBearer> {
  readonly middlewareStack: MiddlewareStack<Input, Output>;
}

/** The same command; `onText` gets the body of an answer that is no error, before it is read. */
export function readingText<
  Input extends object,
  Output extends MetadataBearer,
  Command extends Stacked<Input, Output>,
>(command: Command & Stacked<Input, Output>, onText: (text: string) => void): Command {
  const read: DeserializeMiddleware<Input, Output> = (next) => async (args) => {
    const result = await next(args);
    // Both handlers, of HTTP and of a wire, hand over the whole body.
    const { statusCode, body } = result.response as { statusCode: number; body: Uint8Array };
    if (statusCode < 300) onText(new TextDecoder().decode(body));
    return result;
  };
  // Next to the network: the SDK reads the answer after this.
  command.middlewareStack.add(read, { name: 'readingText', step: 'deserialize', priority: 'low' });
  return command;
}

/** The same command, whose input is sent as this JSON. */
export function sendingJson<
  Input extends object,
  Output extends MetadataBearer,
  Command extends Stacked<Input, Output>,
>(command: Command & Stacked<Input, Output>, input: object): Command {
  const send: BuildMiddleware<Input, Output> = (next) => (args) => {
    (args.request as { body: unknown }).body = JSON.stringify(input);
    return next(args);
  };
  // Before the length of the body is counted; it is signed after that.
  command.middlewareStack.add(send, { name: 'sendingJson', step: 'build', priority: 'high' });
  return command;
}
