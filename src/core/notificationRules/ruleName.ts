/** The name of the EventBridge rule that notifies for an alarm. */
import { partitionOf, type Identity } from '../model/scope';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
const longestName = 64;

/** The id of the only target of such a rule. */
export const topicTargetId = 'topic';

/**
 * The alarm's name, where it can be the name of a rule; otherwise what is left of it, with a number
 * that distinguishes it. Unique for each alarm, and the same each time.
 */
export function ruleNameOf(alarmName: string): string {
  const allowed = alarmName.replaceAll(/[^\w.-]+/g, '-');
  if (allowed === alarmName && allowed.length <= longestName) return allowed;
  const end = `-${checksum(alarmName)}`;
  return allowed.slice(0, longestName - end.length) + end;
}

/** The ARN of a rule on the default event bus. */
export function ruleArn(
  name: string,
  { accountId }: Pick<Identity, 'accountId'>,
  region: string,
): string {
  return `arn:${partitionOf(region)}:events:${region}:${accountId}:rule/${name}`;
}

/** FNV-1a of 32 bits, in hexadecimal digits. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);

  return (hash >>> 0).toString(16).padStart(8, '0');
}
