/** IAM roles. A role and its policies are the same in all regions of a partition. */
import { partitionOf, type Identity } from '../model/scope';

/** A role as IAM lists it. */
export interface ListedRole {
  readonly name: string;
  /** `arn:aws:iam::123456789012:role/path/name` */
  readonly arn: string;
  /** The trust policy, JSON text. */
  readonly trust: string;
  readonly description?: string;
}

/** A role with its policies, JSON texts. */
export interface Role extends ListedRole {
  /** The inline policies, by name. */
  readonly inline: Readonly<Record<string, string>>;
  /** The default versions of the attached managed policies, by ARN. */
  readonly attached: Readonly<Record<string, string>>;
  /** The permissions boundary, JSON text: what it does not allow is denied. */
  readonly boundary?: string;
}

/** The ARN of a role of this name without a path. */
export function roleArnOf(name: string, { accountId }: Identity, region: string): string {
  return `arn:${partitionOf(region)}:iam::${accountId}:role/${name}`;
}

/** The name of a role, without its path; undefined if the text is not the ARN of a role. */
export function roleName(arn: string): string | undefined {
  return /^arn:[^:]+:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
}
