/** The steps that create a role: the role with its trust policy, then what it may do. */
import type { Role } from '../../../policy/role';
import type { AwsCallOf } from '../../../ports/calls';
import { attemptAndConfirm } from '../../write/attempt';
import type { Observe } from '../../write/readBack';
import { hasCreated, withCreated, type CreatedResource } from '../created';
import { sendToNew } from './notYet';
import {
  after,
  conflict,
  ended,
  type End,
  type RunResult,
  type Step,
  type StepContext,
} from './step';

/** Creates a role. */
export type CreateRoleStep = Step<'createRole', AwsCallOf<'roles.create'>>;

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function createRole(
  { call }: CreateRoleStep,
  { aws, created, signal }: StepContext,
): Promise<RunResult> {
  const { RoleName: name, AssumeRolePolicyDocument: trust } = call.input;
  const entry: CreatedResource = { kind: 'role', name, confirmed: true };
  const check = async (): Promise<End | undefined> => {
    const role = await aws.roles.get(name, signal);
    if (!role) return undefined;
    if (hasCreated(created, entry) && samePolicy(role.trust, trust))
      return ended({ created: withCreated(created, entry) });
    return ended(conflict(created, { kind: 'roleExists', role }));
  };
  const send = () => aws.send(call, signal);
  const observe: Observe<Role | undefined> = async (readSignal) => {
    const seen = await aws.roles.get(name, readSignal);
    if (!seen) return { effect: 'no', seen };
    return { effect: samePolicy(seen.trust, trust) ? 'yes' : 'unknown', seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  return write.kind === 'ended' ? write.result : after(write, created, entry);
}

/** Adds an inline policy to a role that an earlier step has created. */
export type PutRolePolicyStep = Step<'putRolePolicy', AwsCallOf<'roles.putPolicy'>>;

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function putRolePolicy(
  { call }: PutRolePolicyStep,
  { aws, created, signal }: StepContext,
): Promise<RunResult> {
  const { RoleName: name, PolicyName: policy, PolicyDocument: document } = call.input;
  const entry: CreatedResource = { kind: 'rolePolicy', role: name, policy, confirmed: true };
  const isThere = (role: Role | undefined): boolean =>
    samePolicy(role?.inline[policy] ?? '', document);
  const check = async (): Promise<End | undefined> => {
    // The role has just been created: reads may not return it everywhere yet.
    const role = await aws.roles.get(name, signal);
    if (role?.inline[policy] === undefined) return undefined;
    if (isThere(role)) return ended({ created: withCreated(created, entry) });
    return ended(conflict(created, { kind: 'roleExists', role }));
  };
  const send = () => sendToNew(() => aws.send(call, signal));
  const observe: Observe<Role | undefined> = async (readSignal) => {
    const seen = await aws.roles.get(name, readSignal);
    if (isThere(seen)) return { effect: 'yes', seen };
    return { effect: seen?.inline[policy] === undefined ? 'no' : 'unknown', seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  return write.kind === 'ended' ? write.result : after(write, created, entry);
}

/** IAM keeps the text of a policy, but not its white space. */
function samePolicy(one: string, other: string): boolean {
  return one.replaceAll(/\s/g, '') === other.replaceAll(/\s/g, '');
}
