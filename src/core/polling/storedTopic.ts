/** A topic as it is kept in the snapshot: without the tokens that its access policy may hold. */
import { isRecord } from '../base/isRecord';
import { subscriberAddress } from '../model/subscriberAddress';
import type { Topic } from '../model/topic';

/**
 * The topic with every web address in its policy cut to the host, as those of its subscribers are:
 * `sns:Endpoint` in a condition names whole addresses. A policy without any stays the same text. Not to
 * be written back: whoever changes a policy reads it from AWS.
 */
export function storedTopic(topic: Topic): Topic {
  const { policy, ...rest } = topic;
  if (policy === undefined || !webAddress.test(policy)) return topic;
  try {
    return { ...rest, policy: JSON.stringify(withoutTokens(JSON.parse(policy))) };
  } catch {
    // It is no policy, and nobody can judge it.
    return rest;
  }
}

/** Also where JSON writes a letter or a slash of it as an escape. */
const webAddress = /https?:|\\u|\\\//i;

function withoutTokens(value: unknown): unknown {
  if (typeof value === 'string') return /https?:/i.test(value) ? cut(value) : value;
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutTokens(inner)]),
  );
}

/** The text up to its first web address, and the host of that. */
function cut(text: string): string {
  const start = text.search(/https?:/i);
  return text.slice(0, start) + subscriberAddress('https', text.slice(start));
}
