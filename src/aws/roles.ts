/** IAM's calls that read roles and their policies. */
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  type Role as Source,
} from '@aws-sdk/client-iam';
import { isExpected } from '../core/model/errors';
import type { ListedRole, Role } from '../core/policy/role';
import type { RolesPort } from '../core/ports/roles';
import { readItems } from './calls/answers';
import type { CallSite } from './calls/callSite';
import type { Caller } from './calls/caller';
import { omitUndefined, readText } from './mapping/fields';

/** One read of roles. */
interface Reading {
  readonly caller: Caller;
  readonly signal: AbortSignal | undefined;
}

/** The roles port of one scope. */
export function createRolesPort(caller: Caller): RolesPort {
  return {
    list: (signal) => listRoles({ caller, signal }),
    get: (name, signal) => getRole(name, { caller, signal }),
  };
}

async function listRoles({ caller, signal }: Reading): Promise<ListedRole[]> {
  const site: CallSite = { action: 'iam:ListRoles', signal };
  const pages = await caller.pages(
    site,
    (Marker) => (clients, options) =>
      clients.iam().send(new ListRolesCommand({ Marker, MaxItems }), options),
    (page) => page.Marker,
  );
  return readItems(caller, site, pages, (page) => page.Roles, toListedRole);
}

/** IAM's maximum per page. */
const MaxItems = 1000;

async function getRole(name: string, reading: Reading): Promise<Role | undefined> {
  const { caller, signal } = reading;
  const site: CallSite = { action: 'iam:GetRole', resource: name, signal };
  try {
    const { Role: source } = await caller.run(site, (clients, options) =>
      clients.iam().send(new GetRoleCommand({ RoleName: name }), options),
    );
    const role = source && toListedRole(source);
    if (!role) throw caller.failure(site, 'malformed', 'The role cannot be read.');
    const boundaryArn = readText(source.PermissionsBoundary?.PermissionsBoundaryArn);
    const [inline, attached, boundary] = await Promise.all([
      readInline(name, reading),
      readAttached(name, reading),
      boundaryArn === undefined ? undefined : readManaged(boundaryArn, reading),
    ]);
    return { ...role, inline, attached, ...omitUndefined({ boundary }) };
  } catch (error) {
    // It does not exist, or has been deleted between the calls.
    if (isExpected(error) && error.failure.kind === 'notFound') return undefined;
    throw error;
  }
}

async function readInline(RoleName: string, { caller, signal }: Reading): Promise<Role['inline']> {
  const site: CallSite = { action: 'iam:ListRolePolicies', resource: RoleName, signal };
  const pages = await caller.pages(
    site,
    (Marker) => (clients, options) =>
      clients.iam().send(new ListRolePoliciesCommand({ RoleName, Marker }), options),
    (page) => page.Marker,
  );
  const names = pages.flatMap((page) => page.PolicyNames ?? []);
  const each: CallSite = { action: 'iam:GetRolePolicy', resource: RoleName, signal };
  const documents = await Promise.all(
    names.map(async (PolicyName) => {
      const input = { RoleName, PolicyName };
      const { PolicyDocument } = await caller.run(each, (clients, options) =>
        clients.iam().send(new GetRolePolicyCommand(input), options),
      );
      return [PolicyName, documentOf(PolicyDocument, caller, each)] as const;
    }),
  );
  return Object.fromEntries(documents);
}

async function readAttached(RoleName: string, reading: Reading): Promise<Role['attached']> {
  const { caller, signal } = reading;
  const site: CallSite = { action: 'iam:ListAttachedRolePolicies', resource: RoleName, signal };
  const pages = await caller.pages(
    site,
    (Marker) => (clients, options) =>
      clients.iam().send(new ListAttachedRolePoliciesCommand({ RoleName, Marker }), options),
    (page) => page.Marker,
  );
  const arns = readItems(
    caller,
    site,
    pages,
    (page) => page.AttachedPolicies,
    ({ PolicyArn }) => readText(PolicyArn),
  );
  return Object.fromEntries(
    await Promise.all(arns.map(async (arn) => [arn, await readManaged(arn, reading)] as const)),
  );
}

async function readManaged(PolicyArn: string, { caller, signal }: Reading): Promise<string> {
  const site: CallSite = { action: 'iam:GetPolicy', resource: PolicyArn, signal };
  const { Policy: policy } = await caller.run(site, (clients, options) =>
    clients.iam().send(new GetPolicyCommand({ PolicyArn }), options),
  );
  const VersionId = readText(policy?.DefaultVersionId);
  if (VersionId === undefined)
    throw caller.failure(site, 'malformed', 'The policy has no default version.');
  const versionSite: CallSite = { ...site, action: 'iam:GetPolicyVersion' };
  const { PolicyVersion: version } = await caller.run(versionSite, (clients, options) =>
    clients.iam().send(new GetPolicyVersionCommand({ PolicyArn, VersionId }), options),
  );
  return documentOf(version?.Document, caller, versionSite);
}

function toListedRole(source: Source): ListedRole | undefined {
  const name = readText(source.RoleName);
  const arn = readText(source.Arn);
  const trust = decoded(source.AssumeRolePolicyDocument);
  if (name === undefined || arn === undefined || trust === undefined) return undefined;
  return { name, arn, trust, ...omitUndefined({ description: readText(source.Description) }) };
}

function documentOf(encoded: unknown, caller: Caller, site: CallSite): string {
  const document = decoded(encoded);
  if (document !== undefined) return document;
  throw caller.failure(site, 'malformed', 'The policy cannot be read.');
}

/** "Policies returned by this operation are URL-encoded compliant with RFC 3986." */
function decoded(encoded: unknown): string | undefined {
  const text = readText(encoded);
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
