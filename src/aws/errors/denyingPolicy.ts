/**
 * Reads from the message of a denial which policy denies the call.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
import type { DenyingPolicy } from '../../core/model/failures/denyingPolicy';

/** AWS's names. The document also has "sessions policy". */
const policyByName: Readonly<Record<string, DenyingPolicy>> = {
  'identity-based policy': 'identity',
  'resource-based policy': 'resource',
  'permissions boundary': 'boundary',
  'session policy': 'session',
  'sessions policy': 'session',
  'service control policy': 'serviceControl',
  'resource control policy': 'resourceControl',
  'vpc endpoint policy': 'vpcEndpoint',
  'role trust policy': 'roleTrust',
};

const names = Object.keys(policyByName).join('|');

/** A deny, a missing permission, and the policy behind the one named first. */
const phrases = new RegExp(
  String.raw`\b(with an explicit deny in (?:an?|the)|because no|transitively through an?) (${names})\b`,
  'gi',
);

/**
 * The policy that must be changed; undefined if AWS names none, or if no identity-based policy
 * allows the call, which an IAM permission solves.
 * @param message AWS's message. Resource names come before the phrase, so the last match counts
 */
export function denyingPolicy(message: string): DenyingPolicy | undefined {
  const [, phrase = '', name = ''] = [...message.matchAll(phrases)].at(-1) ?? [];
  const policy = policyByName[name.toLowerCase()];
  return policy === 'identity' && phrase.toLowerCase() === 'because no' ? undefined : policy;
}
