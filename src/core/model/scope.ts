/** A scope is what one sign-in sees in one region; this file defines its ids. */

/** One AWS profile in one region. An empty `profile` stands for the SDK's default credential chain. */
export interface Scope {
  readonly profile: string;
  readonly region: string;
}

/** `profile@region`; unique, stable, safe as a key. */
export type ScopeId = string;

/** The id of a scope. */
export function scopeId(scope: Scope): ScopeId {
  return `${scope.profile}@${scope.region}`;
}

/** Who the credentials of a scope belong to (STS GetCallerIdentity). */
export interface Identity {
  /** Twelve digits. */
  readonly accountId: string;
  readonly arn: string;
  /** The account's alias, if it has one and these credentials may read it. */
  readonly alias?: string;
}

/** AWS partition: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export type Partition = 'aws' | 'aws-cn' | 'aws-eusc' | 'aws-us-gov';

/** The format of region codes in every partition; the same as in the setting's schema. */
export const regionPattern = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

/** A region from the account's point of view. */
export interface AccountRegion {
  readonly code: string;
  /** False if the account must opt in first and has not. */
  readonly enabled: boolean;
}

/** The partition of a region, from its prefix. */
export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

/**
 * The region that serves the whole partition: used for a profile without a region, and for signing
 * IAM calls.
 * https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 */
export function homeRegion(partition: Partition): string {
  return homeRegions[partition];
}

const homeRegions: Readonly<Record<Partition, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-eusc': 'eusc-de-east-1',
  'aws-us-gov': 'us-gov-west-1',
};
