/** IAM's roles in memory. */
import { roleArnOf, type ListedRole, type Role } from '../../src/core/policy/role';
import type { Identity, Scope } from '../../src/core/model/scope';
import type { WriteAnswer } from '../../src/core/ports/aws';
import type { AwsCall, Tags } from '../../src/core/ports/calls';
import type { RolesPort } from '../../src/core/ports/roles';
import type { FakeCalls } from './fakeCalls';

/** A call that changes a role. */
export type RoleCall = Extract<AwsCall, { readonly kind: `roles.${string}` }>;

/** Keeps roles by name. */
export class FakeRoles implements RolesPort {
  readonly byName = new Map<string, Role>();
  readonly tags = new Map<string, Tags>();

  constructor(
    private readonly calls: FakeCalls,
    private readonly scope: Scope,
    private readonly identity: Identity,
  ) {}

  /** The role of that name. @throws Error when there is none */
  the(name: string): Role {
    const role = this.byName.get(name);
    if (!role) throw new Error(`No role ${name}`);
    return role;
  }

  /** Puts a role there, or changes it, as if somebody else had. */
  add(name: string, more: Partial<Omit<Role, 'name'>> = {}): Role {
    const arn = roleArnOf(name, this.identity, this.scope.region);
    const role = { arn, trust: '{}', inline: {}, attached: {}, ...more, name };
    this.byName.set(name, role);
    return role;
  }

  list(signal?: AbortSignal): Promise<readonly ListedRole[]> {
    return this.calls.run('roles.list', [], signal, () => [...this.byName.values()]);
  }

  get(name: string, signal?: AbortSignal): Promise<Role | undefined> {
    return this.calls.run('roles.get', [name], signal, () => this.byName.get(name));
  }

  /** What IAM does with a call. @throws ExpectedError */
  apply(call: RoleCall): WriteAnswer {
    const before = this.byName.get(call.resource);
    switch (call.kind) {
      case 'roles.create': {
        if (before) throw this.calls.error(call.kind, 'invalid', call.resource);
        const { AssumeRolePolicyDocument: trust, Description: description } = call.input;
        this.add(call.resource, { trust, description });
        const tags = (call.input.Tags ?? []).map(({ Key, Value }) => [Key, Value] as const);
        this.tags.set(call.resource, Object.fromEntries(tags));
        return {};
      }
      case 'roles.delete':
        if (!before) throw this.calls.error(call.kind, 'notFound', call.resource);
        if (Object.keys({ ...before.inline, ...before.attached }).length > 0)
          throw this.calls.error(call.kind, 'invalid', call.resource);
        this.byName.delete(call.resource);
        return {};
      case 'roles.deletePolicy': {
        const { [call.input.PolicyName]: policy, ...inline } = before?.inline ?? {};
        if (!before || policy === undefined)
          throw this.calls.error(call.kind, 'notFound', call.resource);
        this.add(call.resource, { ...before, inline });
        return {};
      }
      case 'roles.putPolicy': {
        if (!before) throw this.calls.error(call.kind, 'notFound', call.resource);
        const { PolicyName: name, PolicyDocument: document } = call.input;
        this.add(call.resource, { ...before, inline: { ...before.inline, [name]: document } });
        return {};
      }
    }
  }
}
