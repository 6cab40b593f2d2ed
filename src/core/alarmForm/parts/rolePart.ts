/** A role of a log alarm: a new one, an existing one, or one that an administrator creates. */
import { applies, type AlarmDraft } from '../../actions/create/alarmDraft';
import { alarmAccount, rolePurpose, trustedRoles } from '../../actions/create/rolePurpose';
import { hasCreated } from '../../actions/plan/created';
import { roleState, type RoleState } from '../../actions/roles/checkRole';
import { defaultRoleName } from '../../actions/roles/planRole';
import { roleFaultText } from '../../actions/roles/roleFaultText';
import { roleNameProblem } from '../../actions/roles/roleNameProblem';
import type { LogAlarmRole } from '../../logAlarms/logAlarmRoles';
import { roleName } from '../../policy/role';
import { displayText } from '../../text/displayText';
import { readValue, type Reading } from '../reads/keyedReads';
import type { FormField, FormProblem } from '../view/formModel';
import { fieldProblems, unreadProblem, type FormContext, type FormPart } from './formPart';
import { roleKeys, roleSources, type ChosenRole, type RoleContext } from './roleContext';
import { templatePart } from './roleTemplatePart';

/** The part; no fields if the alarm needs no such role. */
export function rolePart(
  context: FormContext,
  draft: AlarmDraft,
  kind: LogAlarmRole['kind'],
): FormPart {
  const { place, answers } = context;
  const keys = roleKeys[kind];
  if (!applies(keys.draft, draft, place.endpoint)) return { fields: [], draft: {} };
  const role = rolePurpose(kind, draft, place);
  const name = answers[keys.name] ?? defaultRoleName(place.endpoint.id, kind);
  const about = { context, kind, question: { name, role, account: alarmAccount(place) } };
  const source = sourceField(about);
  const { fields, choice, isWaiting = false } = chosenPart(source.value, about);
  return {
    fields: [source, ...fields],
    draft: choice ? { [keys.draft]: choice } : {},
    isWaiting,
  };
}

function sourceField({ context, kind, question }: RoleContext): FormField {
  const { reads, aws, answers, t } = context;
  const listed = reads.of('roles', '', (signal) => aws.roles.list(signal));
  const trusted = trustedRoles(readValue(listed) ?? [], question.role, question.account);
  const key = roleKeys[kind].source;
  const options = [
    { value: roleSources.new, label: t('Create a role with the least permissions') },
    { value: roleSources.template, label: t('Let an administrator create it') },
    { value: roleSources.arn, label: t('Enter the ARN of an existing role') },
    ...trusted.map(({ name }) => ({
      value: name,
      label: displayText(name),
      group: t('Roles that the service may assume'),
    })),
  ];
  const value = answers[key] ?? roleSources.new;
  const isKnown = options.some((one) => one.value === value);
  return {
    kind: 'select',
    key,
    label:
      kind === 'query'
        ? t('IAM role with which CloudWatch Logs runs the query')
        : t('IAM role with which CloudWatch reads the log lines'),
    value,
    options: isKnown ? options : [...options, { value, label: displayText(value) }],
    problems: fieldProblems(unreadProblem(listed, context)),
    ...(listed.kind === 'reading' && { reading: t('Reading the roles…') }),
  };
}

function chosenPart(source: string, about: RoleContext): ChosenRole {
  switch (source) {
    case roleSources.new:
      return newRole(about);
    case roleSources.template:
      return templatePart(about, nameField(about, []));
    case roleSources.arn:
      return roleByArn(about);
    default:
      return listedRole(source, about);
  }
}

/** The field for the name of a role that does not exist yet. */
function nameField(
  { context, kind, question: { name } }: RoleContext,
  problems: readonly FormProblem[],
): FormField {
  const { t } = context;
  return {
    kind: 'text',
    key: roleKeys[kind].name,
    label: t('Name of the new role'),
    value: name,
    problems: [...fieldProblems(roleNameProblem(name, t)), ...problems],
  };
}

/** A role that cannot be read is assumed not to exist: creating it will show. */
function newRole(about: RoleContext): ChosenRole {
  const { context, question } = about;
  const name = question.name.trim();
  const state = stateOf(about, name);
  const found = readValue(state);
  const isOurs = hasCreated(context.created, { kind: 'role', name, confirmed: true });
  const { t } = context;
  const taken =
    found && found.kind !== 'missing' && !isOurs
      ? ({
          severity: 'error',
          text: t(
            'A role named {0} already exists. Choose it above, or enter another name.',
            displayText(name),
          ),
        } as const)
      : undefined;
  return {
    fields: [nameField(about, fieldProblems(taken))],
    choice: { kind: 'new', name },
    isWaiting: state.kind === 'reading',
  };
}

function roleByArn(about: RoleContext): ChosenRole {
  const { context, kind } = about;
  const { answers, t } = context;
  const key = roleKeys[kind].arn;
  const arn = (answers[key] ?? '').trim();
  const name = roleName(arn);
  const state = name === undefined ? undefined : stateOf(about, name);
  const fault = {
    severity: 'error',
    isEmpty: arn === '',
    text: t('"{0}" is not the ARN of an IAM role.', displayText(arn)),
  } as const;
  const field: FormField = {
    kind: 'text',
    key,
    label: t('ARN of the role'),
    value: answers[key] ?? '',
    placeholder: 'arn:aws:iam::123456789012:role/name',
    problems: name === undefined ? [fault] : stateProblems(state, name, context),
  };
  return {
    fields: [field],
    choice: { kind: 'existing', arn: arnOf(readValue(state)) ?? arn },
    isWaiting: state?.kind === 'reading',
  };
}

function listedRole(name: string, about: RoleContext): ChosenRole {
  const { context } = about;
  const state = stateOf(about, name);
  const listed = readValue(
    context.reads.of('roles', '', (signal) => context.aws.roles.list(signal)),
  )?.find((one) => one.name === name);
  const arn = arnOf(readValue(state)) ?? listed?.arn;
  const field: FormField = {
    kind: 'text output',
    key: roleKeys[about.kind].arn,
    label: context.t('ARN of the role'),
    value: arn ?? '',
    copy: { kind: 'copy', label: context.t('Copy'), value: arn ?? '' },
    problems: stateProblems(state, name, context),
  };
  return {
    fields: [field],
    ...(arn !== undefined && { choice: { kind: 'existing', arn } }),
    isWaiting: state.kind === 'reading',
  };
}

function stateOf({ context, kind, question }: RoleContext, name: string): Reading<RoleState> {
  const { reads, aws, afterTyping } = context;
  const key = [name, ...question.role.logGroups].join('\n');
  return reads.of(`role ${kind}`, key, async (signal) => {
    await afterTyping(signal);
    return name === '' ? { kind: 'missing' } : roleState({ ...question, name }, aws, signal);
  });
}

function arnOf(state: RoleState | undefined): string | undefined {
  return state && state.kind !== 'missing' ? state.role.arn : undefined;
}

/** Faults of a role that exists do not prevent its use: the policies may have been misread. */
function stateProblems(
  reading: Reading<RoleState> | undefined,
  name: string,
  context: FormContext,
): readonly FormProblem[] {
  const { t } = context;
  const state = readValue(reading);
  if (!state) return fieldProblems(unreadProblem(reading, context));
  if (state.kind === 'missing')
    return [{ severity: 'error', text: t('There is no role named {0}.', displayText(name)) }];
  const faults = state.kind === 'faulty' ? state.faults : [];
  return faults.map((fault) => ({ severity: 'warning', text: roleFaultText(fault, t) }));
}
