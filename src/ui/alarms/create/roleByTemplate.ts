/** A role that an administrator creates from a CloudFormation template while the wizard waits. */
import * as vscode from 'vscode';
import type { RoleChoice } from '../../../core/actions/create/alarmDraft';
import { roleNameProblem } from '../../../core/actions/roles/roleNameProblem';
import {
  awaitRole,
  type RoleProgress,
  type RoleQuestion,
} from '../../../core/actions/roles/checkRole';
import { roleFaultText } from '../../../core/actions/roles/roleFaultText';
import { roleTemplate } from '../../../core/logAlarms/roleTemplate';
import type { ScopeAws } from '../../../core/ports/aws';
import { displayText } from '../../../core/text/displayText';
import { failureText } from '../../../core/text/failures/failureText';
import type { Documents } from '../../messages/documents';
import type { Messages } from '../../messages/messages';
import { input, type Answer, type Memory } from '../../input/quickInput';
import { withProgress } from '../../input/withProgress';

const t = vscode.l10n.t;

/** The document that shows the template. */
export const templateDocument = 'log-alarm-role.template.json';

/** Dependencies of the step. */
export interface TemplateDeps {
  readonly documents: Documents;
  readonly messages: Messages;
}

/**
 * Asks for the name, shows the template, and waits until the role exists without a fault that is
 * certain. `back` if the user stops waiting.
 */
export async function roleByTemplate(
  question: RoleQuestion,
  aws: ScopeAws,
  title: string,
  memory: Memory,
  { documents, messages }: TemplateDeps,
): Promise<Answer<RoleChoice>> {
  const answer = await input({
    title,
    canGoBack: true,
    prompt: t('Name of the role that the administrator creates'),
    value: question.name,
    memory,
    check: (text) => roleNameProblem(text, t),
  });
  if (answer.kind !== 'value') return answer;
  const name = answer.value;
  const { role, account } = question;
  const template = roleTemplate(name, role, account);
  await documents.show(templateDocument, template, true);
  try {
    void messages.info(
      t('Give this template to an administrator, for example as a file for: {0}', deploys),
      { label: t('Copy Template'), run: () => vscode.env.clipboard.writeText(template) },
    );
    const shown = displayText(name);
    const result = await withProgress(t('Waiting for the role {0}', shown), (signal, report) =>
      awaitRole({ ...question, name }, aws, signal, (progress) => {
        report(progressText(progress));
      }),
    );
    if (result.kind === 'ready')
      return { kind: 'value', value: { kind: 'existing', arn: result.role.arn } };
    if (result.kind === 'failed') void messages.stopped(result);
    return { kind: 'back' };
  } finally {
    await documents.close(templateDocument);
  }
}

/** A role with a name needs this capability. */
const deploys =
  'aws cloudformation deploy --capabilities CAPABILITY_NAMED_IAM --template-file … --stack-name …';

function progressText(progress: RoleProgress): string {
  switch (progress.kind) {
    case 'missing':
      return t('It does not exist yet.');
    case 'faulty':
      return progress.faults.map((fault) => roleFaultText(fault, t))[0] ?? '';
    case 'unread':
      return failureText(progress.failure, t).sentence;
  }
}
