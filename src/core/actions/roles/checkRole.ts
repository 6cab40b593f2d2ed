/** Checks whether an existing role can serve a log alarm, and waits until it can. */
import { pause } from '../../base/pause';
import { secondMs } from '../../base/duration';
import {
  roleFaults,
  type AlarmAccount,
  type LogAlarmRole,
  type RoleFault,
} from '../../logAlarms/logAlarmRoles';
import type { Failure, FailureKind } from '../../model/errors';
import type { Role } from '../../policy/role';
import type { ScopeAws } from '../../ports/aws';
import { stopped, stoppedBy, type Stopped } from '../write/attempt';

/** A role by its name, and what it is for. */
export interface RoleQuestion {
  readonly name: string;
  readonly role: LogAlarmRole;
  readonly account: AlarmAccount;
}

/** What IAM has for the question. */
export type RoleState =
  | { readonly kind: 'ready'; readonly role: Role }
  | { readonly kind: 'faulty'; readonly role: Role; readonly faults: readonly RoleFault[] }
  | { readonly kind: 'missing' };

/** Reads the role and everything that keeps it from serving the alarm. @throws ExpectedError */
export async function roleState(
  { name, role: purpose, account }: RoleQuestion,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<RoleState> {
  const role = await aws.roles.get(name, signal);
  if (!role) return { kind: 'missing' };
  const { trust, inline, attached, boundary } = role;
  const permissions = [...Object.values(inline), ...Object.values(attached)];
  const faults = roleFaults({ trust, permissions, boundary }, purpose, account);
  return faults.length > 0 ? { kind: 'faulty', role, faults } : { kind: 'ready', role };
}

/** What a wait for a role has found last. */
export type RoleProgress =
  | Exclude<RoleState, { readonly kind: 'ready' }>
  /** The role could not be read; the wait continues. */
  | { readonly kind: 'unread'; readonly failure: Failure };

/** Someone needs minutes to create a role, and IAM some seconds to show it. */
const intervalMs = 5 * secondMs;

/** Failures that another read does not end. The others may pass. */
const lasting: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'denied',
  'cancelled',
  'noCredentials',
  'expired',
  'badCredentials',
  'unknownProfile',
  'badConfig',
  'invalid',
]);

/**
 * Waits until somebody else has created the role and it has no fault. It is also ready if its
 * policies cannot be decided: the user sees these faults when the role is chosen.
 * @param onProgress called after each read that does not end the wait
 * @throws unexpected errors
 */
export async function awaitRole(
  question: RoleQuestion,
  aws: ScopeAws,
  signal: AbortSignal,
  onProgress: (progress: RoleProgress) => void,
): Promise<{ readonly kind: 'ready'; readonly role: Role } | Stopped> {
  for (;;) {
    const progress = await progressOf(question, aws, signal);
    switch (progress.kind) {
      case 'ready':
        return progress;
      case 'faulty':
        if (progress.faults.every((fault) => fault.kind !== 'unreadable' && !fault.certain))
          return { kind: 'ready', role: progress.role };
        break;
      case 'unread':
        if (lasting.has(progress.failure.kind)) return stoppedBy(progress.failure, 'no');
        break;
      case 'missing':
        break;
    }
    onProgress(progress);
    await pause(aws.clock, intervalMs, signal);
    if (signal.aborted) return stoppedBy({ kind: 'cancelled' }, 'no');
  }
}

async function progressOf(
  question: RoleQuestion,
  aws: ScopeAws,
  signal: AbortSignal,
): Promise<RoleProgress | Extract<RoleState, { readonly kind: 'ready' }>> {
  try {
    return await roleState(question, aws, signal);
  } catch (error) {
    return { kind: 'unread', failure: stopped(error).failure };
  }
}
