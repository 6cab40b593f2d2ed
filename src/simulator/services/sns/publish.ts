/** Publish: one message to every confirmed subscription. */
import type { Input } from '../../request/input';
import { deliver } from '../../state/delivery';
import { isFifo } from '../../state/topics';
import type { Operation } from '../contract/service';
import { invalidParameter } from './errors';
import { namedTopic } from './named';

const longestMessage = 256 * 1024;

export const publish: Operation = (input, { account, region }) => {
  if (input.has('TopicArn') && input.has('TargetArn'))
    throw invalidParameter('TopicArn or TargetArn Reason: only one of both may be given');
  const topic = namedTopic(input, region, input.has('TopicArn') ? 'TopicArn' : 'TargetArn');
  const message = input.requiredText('Message');
  if (message === '') throw invalidParameter('Empty message');
  if (Buffer.byteLength(message) > longestMessage) throw invalidParameter('Message too long');
  if (isFifo(topic) && !input.has('MessageGroupId'))
    throw invalidParameter('The MessageGroupId parameter is required for FIFO topics');
  const subject = subjectOf(input);
  const nowMs = account.clock.now();
  const byProtocol = messagesOf(input, message);
  deliver(
    topic,
    { subject, message: byProtocol?.default ?? message, ...(byProtocol && { byProtocol }) },
    { outbox: account.outbox, nowMs, region: region.name },
  );
  return { MessageId: account.messageIds.uuid() };
};

/** At most 100 printable ASCII characters, starting with a letter, a digit or punctuation. */
function subjectOf(input: Input): string | undefined {
  const subject = input.text('Subject');
  if (subject !== undefined && !/^[\x21-\x7e][\x20-\x7e]{0,99}$/.test(subject))
    throw invalidParameter('Subject');
  return subject;
}

/** With MessageStructure json, the message is an object of messages by protocol. */
function messagesOf(
  input: Input,
  message: string,
): Readonly<Partial<Record<string, string>>> | undefined {
  const structure = input.text('MessageStructure');
  if (structure === undefined) return undefined;
  // "Valid value: json": https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
  if (structure !== 'json') throw invalidParameter('MessageStructure');
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch {
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  }
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (!texts.some(([protocol]) => protocol === 'default'))
    throw invalidParameter('Message Structure - No default entry in JSON message body');
  return Object.fromEntries(texts);
}
