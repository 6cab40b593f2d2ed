/** Create SNS Topic…: asks for name and subscribers, previews, creates. */
import * as vscode from 'vscode';
import { planTopic, runTopicPlan } from '../../core/actions/createTopic';
import { describePlan } from '../../core/actions/plan/describePlan';
import type { CreatedResource } from '../../core/actions/plan/created';
import type { TopicPlan } from '../../core/actions/plan/plan';
import { readSubscribers } from '../../core/actions/subscribers/readSubscribers';
import { nextStepText } from '../../core/actions/subscribers/subscriberText';
import { topicNameProblem } from '../../core/actions/write/validation';
import { scopeId } from '../../core/model/scope';
import { parseTopicArn, type Subscriber } from '../../core/model/topic';
import type { ScopeAws } from '../../core/ports/aws';
import { sentences } from '../../core/text/phrases';
import { runWizard, type Step } from '../../core/base/wizard';
import type { Session } from '../../core/session/session';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';
import { input } from '../input/inputBox';
import { type Memory, outcome } from '../input/question';
import { pick } from '../input/quickPick';
import { showStopped } from '../messages/runStopped';
import { subscribersQuestion } from './askSubscribers';
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
  readonly subscribers: readonly Subscriber[];
}

/** Asks for name and subscribers, previews, creates. */
export async function createTopic(deps: TopicDeps, aws: ScopeAws): Promise<void> {
  const title = t('Create SNS Topic');
  const identity = await aws.account.identity();
  const names = new Set((await aws.topics.list()).map((arn) => parseTopicArn(arn)?.name));
  const plan = ({ name, subscribers }: Draft): TopicPlan =>
    planTopic({ scope: aws.scope, identity, name, subscribers }, t);
  const steps: readonly Step<Draft>[] = [
    nameStep(title, names),
    subscribersStep(title, aws.scope.region),
    previewStep(title, plan, deps.documents),
  ];
  try {
    const draft = await runWizard(steps, { name: '', subscribers: [] });
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

function subscribersStep(title: string, region: string): Step<Draft> {
  const memory: Memory = {};
  const { check, ...question } = subscribersQuestion(region);
  return async (draft, canGoBack) => {
    const answer = await input({
      title,
      step: 2,
      totalSteps: 3,
      canGoBack,
      ...question,
      prompt: sentences([question.prompt, t('Leave it empty to add them later.')], t),
      memory,
      check: (text) => (text === '' ? undefined : check(text)),
    });
    return outcome(answer, (text) => ({ ...draft, subscribers: readSubscribers(text) }));
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
  already: readonly CreatedResource[] = [],
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
  if (result.kind !== 'done') {
    return showStopped(result, result.created, messages, () =>
      run(plan, aws, deps, result.created),
    );
  }
  const name = parseTopicArn(result.topic.arn)?.name ?? result.topic.arn;
  const next = plan.steps.flatMap((step) =>
    step.kind === 'subscribe' ? [nextStepText(step.subscriber, t)] : [],
  );
  void messages.info(
    next.length === 0
      ? t('The topic {0} is set up. Nobody is subscribed yet.', name)
      : sentences([t('The topic {0} is set up.', name), ...next], t),
  );
}
