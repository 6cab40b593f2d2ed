/** What one sign-in sees in one region, and how ids of it are spelled. */

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
}

/** AWS partition: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

/** The partition that a region belongs to, by the region's prefix. */
export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}
