/** A topic as stored in the snapshot: without the tokens that its access policy may contain. */
import { isRecord } from '../base/isRecord';
import { subscriberAddress } from '../model/subscriberAddress';
import type { Topic } from '../model/topic';

/**
 * The topic with every web address in its policy reduced to the host, as for its subscribers:
 * `sns:Endpoint` in a condition contains whole addresses. A policy without addresses stays the same
 * text. Never write this policy back; a change reads the policy from AWS.
 */
export function storedTopic(topic: Topic): Topic {
  const { policy, ...rest } = topic;
  if (policy === undefined || !webAddress.test(policy)) return topic;
  try {
    return { ...rest, policy: JSON.stringify(withoutTokens(JSON.parse(policy))) };
  } catch {
    // The text is no policy, so it cannot be evaluated.
    return rest;
  }
}

/** Also matches JSON escapes of a letter or a slash. */
const webAddress = /https?:|\\u|\\\//i;

function withoutTokens(value: unknown): unknown {
  if (typeof value === 'string') return /https?:/i.test(value) ? cut(value) : value;
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutTokens(inner)]),
  );
}

/** The text up to its first web address, and the host of that address. */
function cut(text: string): string {
  const start = text.search(/https?:/i);
  return text.slice(0, start) + subscriberAddress('https', text.slice(start));
}
