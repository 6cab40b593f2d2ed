/** Create SNS Topic…: asks for name and address, previews, creates. */
import * as vscode from 'vscode';
import { planTopic, runTopicPlan } from '../../core/actions/createTopic';
import { describePlan } from '../../core/actions/plan/describePlan';
import type { Made } from '../../core/actions/plan/made';
import type { TopicPlan } from '../../core/actions/plan/plan';
import { emailProblem, topicNameProblem } from '../../core/actions/write/validation';
import { scopeId } from '../../core/model/scope';
import { parseTopicArn } from '../../core/model/topic';
import type { ScopeAws } from '../../core/ports/aws';
import { sentences } from '../../core/text/phrases';
import { runWizard, type Step } from '../../core/base/wizard';
import type { Session } from '../../core/session/session';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';
import { input, outcome, pick, type Memory } from '../input/quickInput';
import { showStopped } from '../messages/runStopped';
import { withProgress } from '../input/withProgress';

const t = vscode.l10n.t;
const previewDocument = 'topic.jsonc';

/** Dependencies of the command. */
export interface TopicDeps {
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
}

interface Draft {
  readonly name: string;
  readonly email: string;
}

/** Asks for name and address, previews, creates. */
export async function createTopic(deps: TopicDeps, aws: ScopeAws): Promise<void> {
  const title = t('Create SNS Topic');
  const identity = await aws.account.identity();
  const names = new Set((await aws.topics.list()).map((arn) => parseTopicArn(arn)?.name));
  const plan = ({ name, email }: Draft): TopicPlan =>
    planTopic({ scope: aws.scope, identity, name, ...(email === '' ? {} : { email }) }, t);
  const steps: readonly Step<Draft>[] = [
    nameStep(title, names),
    emailStep(title),
    previewStep(title, plan, deps.documents),
  ];
  try {
    const draft = await runWizard(steps, { name: '', email: '' });
    if (draft) await run(plan(draft), aws, deps);
  } finally {
    await deps.documents.close(previewDocument);
  }
}

function nameStep(title: string, taken: ReadonlySet<string | undefined>): Step<Draft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    const answer = await input({
      title,
      step: 1,
      totalSteps: 3,
      canGoBack,
      prompt: t('Name of the new topic'),
      memory,
      check: (text) =>
        taken.has(text)
          ? {
              severity: 'error',
              text: t('A topic with this name already exists. Choose another name.'),
            }
          : topicNameProblem(text, t),
    });
    return outcome(answer, (name) => ({ ...draft, name }));
  };
}

function emailStep(title: string): Step<Draft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    const answer = await input({
      title,
      step: 2,
      totalSteps: 3,
      canGoBack,
      prompt: t(
        'Email address to notify; leave it empty to add one later. SNS emails a confirmation link that must be opened once.',
      ),
      placeholder: 'name@example.com',
      memory,
      check: (text) => (text === '' ? undefined : emailProblem(text, t)),
    });
    return outcome(answer, (email) => ({ ...draft, email }));
  };
}

function previewStep(
  title: string,
  plan: (draft: Draft) => TopicPlan,
  documents: Documents,
): Step<Draft> {
  return async (draft, canGoBack) => {
    const { steps } = plan(draft);
    await documents.show(previewDocument, describePlan(plan(draft), t), true);
    const answer = await pick({
      title,
      step: 3,
      totalSteps: 3,
      canGoBack,
      placeholder: t('Nothing has been sent yet. The editor shows the exact calls.'),
      items: [
        {
          label: `$(check) ${t('Create')}`,
          description: steps.map((step) => step.call.operation).join(' → '),
          value: true,
        },
      ],
    });
    return outcome(answer, () => draft);
  };
}

async function run(
  plan: TopicPlan,
  aws: ScopeAws,
  deps: TopicDeps,
  already: readonly Made[] = [],
): Promise<void> {
  const { messages, session } = deps;
  const result = await withProgress(t('Create SNS Topic'), (signal, report) =>
    runTopicPlan(plan, aws, {
      signal,
      already,
      onProgress: (progress) => {
        report(progress.title);
      },
    }),
  );
  await session.refresh(scopeId(aws.scope));
  if (result.kind === 'refused') {
    return messages.error(
      sentences(
        result.problems.map((problem) => problem.text),
        t,
      ),
    );
  }
  if (result.kind !== 'done')
    return showStopped(result, result.made, messages, () => run(plan, aws, deps, result.made));
  const name = parseTopicArn(result.topic.arn)?.name ?? result.topic.arn;
  const pending = result.topic.subscriptions[0]?.endpoint;
  void messages.info(
    pending === undefined
      ? t('The topic {0} is set up. Nobody is subscribed yet.', name)
      : t('The topic {0} is set up. {1} must open the link in the email from AWS.', name, pending),
  );
}
