/** A role that an administrator creates from a CloudFormation template while the form waits. */
import { awaitRole, type RoleProgress } from '../../actions/roles/checkRole';
import { roleFaultText } from '../../actions/roles/roleFaultText';
import { roleTemplate } from '../../logAlarms/roleTemplate';
import { ExpectedError } from '../../model/errors';
import type { Role } from '../../policy/role';
import { displayText } from '../../text/displayText';
import { failureText } from '../../text/failures/failureText';
import { readValue } from '../reads/keyedReads';
import type { FormField } from '../view/formModel';
import { fieldProblems, unreadProblem, type FormContext } from './formPart';
import type { ChosenRole, RoleContext } from './roleContext';

/** A role with a name needs this capability. */
const deploys =
  'aws cloudformation deploy --capabilities CAPABILITY_NAMED_IAM --template-file … --stack-name …';

/** The template, and the role once it exists without a fault that is certain. */
export function templatePart(about: RoleContext, nameField: FormField): ChosenRole {
  const { context, kind, question } = about;
  const { reads, aws, t, afterTyping } = context;
  const { role: purpose, account } = question;
  const name = question.name.trim();
  const template = roleTemplate(name, purpose, account);
  const key = [name, ...purpose.logGroups].join('\n');
  const awaited = reads.of(`awaited ${kind}`, key, async (signal): Promise<Role> => {
    await afterTyping(signal);
    const found = await awaitRole({ ...question, name }, aws, signal, (progress) => {
      context.onRoleProgress(kind, progressText(progress, t));
    });
    if (found.kind === 'ready') return found.role;
    throw new ExpectedError(found.failure);
  });
  const role = readValue(awaited);
  const templateField: FormField = {
    kind: 'text output',
    key: kind === 'query' ? 'roleArn' : 'lineRoleArn',
    label: t('CloudFormation template'),
    value: template,
    hint: t('Give this template to an administrator, for example as a file for: {0}', deploys),
    copy: { kind: 'copy', label: t('Copy Template'), value: template },
    problems: fieldProblems(unreadProblem(awaited, context)),
    ...(awaited.kind === 'reading' && {
      reading: `${t('Waiting for the role {0}', displayText(name))}: ${context.roleProgress(kind)}`,
    }),
  };
  return {
    fields: [nameField, templateField],
    ...(role && { choice: { kind: 'existing', arn: role.arn } }),
    isWaiting: awaited.kind === 'reading',
  };
}

function progressText(progress: RoleProgress, t: FormContext['t']): string {
  switch (progress.kind) {
    case 'missing':
      return t('It does not exist yet.');
    case 'faulty':
      return progress.faults.map((fault) => roleFaultText(fault, t))[0] ?? '';
    case 'unread':
      return failureText(progress.failure, t).sentence;
  }
}
