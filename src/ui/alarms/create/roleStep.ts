/** The wizard step for a role of a log alarm: an existing one, a new one, or one by an administrator. */
import * as vscode from 'vscode';
import { applies, type RoleChoice } from '../../../core/actions/create/alarmDraft';
import { alarmAccount, rolePurpose, trustedRoles } from '../../../core/actions/create/rolePurpose';
import type { RoleQuestion } from '../../../core/actions/roles/checkRole';
import { defaultRoleName } from '../../../core/actions/roles/planRole';
import { roleNameProblem } from '../../../core/actions/roles/roleNameProblem';
import type { Step } from '../../../core/base/wizard';
import type { LogAlarmRole } from '../../../core/logAlarms/logAlarmRoles';
import { isExpected } from '../../../core/model/errors';
import { roleName } from '../../../core/policy/role';
import type { ScopeAws } from '../../../core/ports/aws';
import { displayText } from '../../../core/text/displayText';
import { failureText } from '../../../core/text/failures/failureText';
import { input, pick, type Answer, type Memory, type PickItem } from '../../input/quickInput';
import { acceptedRole, decideOnRole } from './acceptedRole';
import { placeOf, type Draft } from './draft';
import { roleByTemplate, type TemplateDeps } from './roleByTemplate';

const t = vscode.l10n.t;

/** The question of the step: which key of the draft it answers. */
const answers = { query: 'role', logLines: 'logLineRole' } as const;

/** Where the role comes from. */
type Source =
  | { readonly kind: 'new' | 'template' | 'byArn' }
  | { readonly kind: 'listed'; readonly name: string };

/** Asks for the role. @param kind what it is for */
export function roleStep(
  title: string,
  kind: LogAlarmRole['kind'],
  deps: TemplateDeps,
): Step<Draft> {
  const memories: RoleMemories = { source: {}, name: {}, arn: {} };
  const key = answers[kind];
  return async (draft, canGoBack) => {
    const place = placeOf(draft);
    const { aws, endpoint, identity } = place;
    if (!applies(key, draft, endpoint)) return { kind: 'skip', state: draft };
    const role = rolePurpose(kind, draft, place);
    const account = alarmAccount({ identity, scope: aws.scope });
    const question = { name: defaultRoleName(endpoint.id, kind), role, account };
    const listed = roleItems(question, aws);
    for (;;) {
      const source = await pick<Source>({
        title,
        canGoBack,
        placeholder: placeholders(kind),
        items: listed,
        memory: memories.source,
      });
      if (source.kind !== 'value') return source;
      const answer = await chosen(source.value, question, { title, aws, memories, deps });
      if (answer.kind === 'cancel') return answer;
      if (answer.kind === 'value')
        return { kind: 'next', state: { ...draft, [key]: answer.value } };
    }
  };
}

/** What was typed or chosen before. */
interface RoleMemories {
  readonly source: Memory;
  readonly name: Memory;
  readonly arn: Memory;
}

interface Asking {
  readonly title: string;
  readonly aws: ScopeAws;
  readonly memories: RoleMemories;
  readonly deps: TemplateDeps;
}

function placeholders(kind: LogAlarmRole['kind']): string {
  return kind === 'query'
    ? t('IAM role with which CloudWatch Logs runs the query')
    : t('IAM role with which CloudWatch reads the log lines');
}

/** The roles that the service may assume; without the permission to list them, an ARN can be typed. */
async function roleItems(
  { role, account }: RoleQuestion,
  aws: ScopeAws,
): Promise<readonly PickItem<Source>[]> {
  const first: PickItem<Source>[] = [
    {
      label: `$(add) ${t('Create a role with the least permissions')}`,
      description: 'iam:CreateRole, iam:PutRolePolicy',
      value: { kind: 'new' },
    },
    {
      label: `$(file-code) ${t('Let an administrator create it')}`,
      description: t('shows a CloudFormation template and waits until the role exists'),
      value: { kind: 'template' },
    },
  ];
  try {
    const fitting = trustedRoles(await aws.roles.list(), role, account);
    return [
      ...first,
      ...(fitting.length > 0 ? [{ label: t('Roles that the service may assume') }] : []),
      ...fitting.map(({ name, arn }): PickItem<Source> => ({
        label: `$(key) ${displayText(name)}`,
        description: displayText(arn),
        value: { kind: 'listed', name },
      })),
    ];
  } catch (error) {
    if (!isExpected(error)) throw error;
    return [
      ...first,
      { label: failureText(error.failure, t).sentence },
      { label: `$(edit) ${t('Enter the ARN of an existing role')}`, value: { kind: 'byArn' } },
    ];
  }
}

async function chosen(
  source: Source,
  question: RoleQuestion,
  asking: Asking,
): Promise<Answer<RoleChoice>> {
  switch (source.kind) {
    case 'new':
      return newRole(question, asking);
    case 'template':
      return roleByTemplate(question, asking.aws, asking.title, asking.memories.name, asking.deps);
    case 'byArn':
      return roleByArn(question, asking);
    case 'listed':
      return acceptedRole({ ...question, name: source.name }, asking);
  }
}

/** Asks for a name that no role has. */
async function newRole(question: RoleQuestion, asking: Asking): Promise<Answer<RoleChoice>> {
  const { title, aws, memories } = asking;
  for (;;) {
    const answer = await input({
      title,
      canGoBack: true,
      prompt: t('Name of the new role'),
      value: question.name,
      memory: memories.name,
      check: (text) => roleNameProblem(text, t),
    });
    if (answer.kind !== 'value') return answer;
    const name = answer.value;
    if ((await existing(name, aws)) === undefined)
      return { kind: 'value', value: { kind: 'new', name } };
    const decision = await decideOnRole(
      title,
      t('A role named {0} already exists.', displayText(name)),
      [],
      t('Use the existing role'),
    );
    if (decision === 'cancel') return { kind: 'cancel' };
    if (decision === 'use') return acceptedRole({ ...question, name }, asking);
  }
}

/** Undefined if there is none, or if it cannot be read: creating it will show. */
async function existing(name: string, aws: ScopeAws): Promise<string | undefined> {
  try {
    return (await aws.roles.get(name))?.arn;
  } catch (error) {
    if (!isExpected(error)) throw error;
    return undefined;
  }
}

async function roleByArn(question: RoleQuestion, asking: Asking): Promise<Answer<RoleChoice>> {
  const answer = await input({
    title: asking.title,
    canGoBack: true,
    prompt: t('ARN of the role'),
    placeholder: 'arn:aws:iam::123456789012:role/name',
    memory: asking.memories.arn,
    check: (text) =>
      roleName(text) === undefined
        ? { severity: 'error', text: t('"{0}" is not the ARN of an IAM role.', displayText(text)) }
        : undefined,
  });
  if (answer.kind !== 'value') return answer;
  const name = roleName(answer.value) ?? '';
  return acceptedRole({ ...question, name }, asking, answer.value);
}
