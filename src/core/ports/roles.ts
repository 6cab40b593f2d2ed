/**
 * IAM's calls on roles, in one scope. Every method throws `ExpectedError` for AWS and network errors,
 * and rejects with `cancelled` when its signal aborts.
 */
import type { ListedRole, Role } from '../policy/role';

/** IAM roles. A read may be some seconds behind a write. */
export interface RolesPort {
  /** Every role of the account, by name. */
  list(signal?: AbortSignal): Promise<readonly ListedRole[]>;
  /** The role of this name with its policies; undefined if there is none. */
  get(name: string, signal?: AbortSignal): Promise<Role | undefined>;
}
