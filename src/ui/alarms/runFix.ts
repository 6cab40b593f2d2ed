/** Carries out the fix of a finding: each by the command that a person could have called by hand. */
import * as vscode from 'vscode';
import { topicProblems } from '../../core/actions/topicProblems';
import type { FindingFix } from '../../core/diagnosis/finding';
import { mendedAlarm, replacementOf, withTopic } from '../../core/diagnosis/mended';
import type { Alarm } from '../../core/model/alarm';
import { scopeId, type ScopeId } from '../../core/model/scope';
import { partValue } from '../../core/model/snapshot';
import { parseTopicArn } from '../../core/model/topic';
import type { ScopeAws } from '../../core/ports/aws';
import type { Store } from '../../core/state/store';
import type { NodeTarget } from '../../core/rows/node';
import { deleteAlarmCommand, setActionsEnabled } from './alarmCommands';
import { wizardWays } from './create/alarmWizardTools';
import { createAlarm } from './create/createAlarm';
import { mendTopic } from '../topics/mendTopic';
import type { Navigation } from '../tree/navigation';
import { allEndpoints, pickEndpoint } from '../input/pickTarget';
import { pick } from '../input/quickInput';
import { mendAlarm } from './replaceAlarm';
import { subscribeEmail } from '../topics/subscribeEmail';
import type { Terminals } from '../editor/terminals';
import { turnOnLogging } from './turnOnLogging';
import type { ReportTools } from '../messages/reportTools';

const t = vscode.l10n.t;

/** What fixes work with. */
export interface FixTools extends ReportTools {
  readonly store: Store;
  readonly navigation: Navigation;
  readonly terminals: Terminals;
}

/** Shows what would be done, asks, does it. @throws ExpectedError */
export async function runFix(fix: FindingFix, scope: ScopeId, tools: FixTools): Promise<void> {
  const { session, navigation } = tools;
  const aws = session.scopeAws(scope);
  switch (fix.kind) {
    case 'replaceAlarm':
      await mendAlarm(fix.seen, replacementOf(fix), aws, tools);
      return;
    case 'deleteAlarm':
      return onAlarm(fix.alarmName, scope, tools, (alarm) =>
        deleteAlarmCommand(tools, { scope, alarm }),
      );
    case 'enableActions':
      return onAlarm(fix.alarmName, scope, tools, (alarm) =>
        setActionsEnabled(tools, { scope, alarm }, true),
      );
    case 'mendPolicy':
      return mendPolicy(fix.topicArn, fix.alarmName, aws, tools);
    case 'subscribe': {
      const topic = await aws.topics.get(fix.topicArn);
      return subscribeEmail(tools, { scope, topic });
    }
    case 'chooseTopic':
      return chooseTopic(fix, aws, tools);
    case 'chooseEndpoint':
      return onAlarm(fix.alarmName, scope, tools, (alarm) => chooseEndpoint(alarm, aws, tools));
    case 'createAlarm': {
      const ref = allEndpoints(tools.store.snapshot).find(
        (one) => one.scope === scope && one.endpoint.id === fix.endpointId,
      );
      return createAlarm({ ...tools, ...wizardWays(navigation) }, ref);
    }
    case 'enableLogging':
      return turnOnLogging(tools, rowOf({ kind: 'endpoint', scope, endpointId: fix.endpointId }));
  }
}

/** What a command gets that is called on a row. */
function rowOf(target: NodeTarget): { readonly node: { readonly target: NodeTarget } } {
  return { node: { target } };
}

/** The alarm as it is known; gone from the snapshot, it is gone. */
async function onAlarm(
  alarmName: string,
  scope: ScopeId,
  { store, messages }: FixTools,
  run: (alarm: Alarm) => Promise<void>,
): Promise<void> {
  const alarm = partValue(store.scope(scope)?.alarms)?.find(({ name }) => name === alarmName);
  if (alarm) return run(alarm);
  return messages.info(t('The alarm {0} does not exist any more.', alarmName));
}

async function mendPolicy(
  topicArn: string,
  alarmName: string,
  aws: ScopeAws,
  tools: FixTools,
): Promise<void> {
  const { accountId } = await aws.account.identity();
  const source = { region: aws.scope.region, accountId, alarmName };
  await mendTopic(topicArn, source, aws, tools);
  await tools.session.refresh(scopeId(aws.scope));
}

/** Points the alarms at another topic, one after the other; stops at the first no. */
async function chooseTopic(
  fix: Extract<FindingFix, { kind: 'chooseTopic' }>,
  aws: ScopeAws,
  tools: FixTools,
): Promise<void> {
  const arns = aws.topics
    .list()
    .then((all) => all.filter((arn) => arn !== fix.insteadOf && !arn.endsWith('.fifo')));
  const answer = await pick({
    title: t('Choose a topic'),
    placeholder: t('SNS topic of an alarm'),
    items: arns.then((all) =>
      all.map((arn) => ({
        label: parseTopicArn(arn)?.name ?? arn,
        description: arn,
        value: arn,
      })),
    ),
  });
  if (answer.kind !== 'value') return;
  const topic = await aws.topics.get(answer.value);
  const scope = scopeId(aws.scope);
  for (const alarmName of fix.alarmNames) {
    const alarms = partValue(tools.store.scope(scope)?.alarms) ?? [];
    const alarm = alarms.find(({ name }) => name === alarmName);
    if (!alarm) continue;
    const accountId = alarm.arn.split(':')[4] ?? '';
    const source = { region: aws.scope.region, accountId, alarmName };
    for (const { text } of topicProblems(topic, source, t)) void tools.messages.warn(text);
    const definition = withTopic(alarm, answer.value, fix.insteadOf);
    if (!(await mendAlarm(alarm, definition, aws, tools))) return;
  }
}

async function chooseEndpoint(alarm: Alarm, aws: ScopeAws, tools: FixTools): Promise<void> {
  const scope = scopeId(aws.scope);
  const title = t('Choose the endpoint to watch');
  const ref = await pickEndpoint(
    tools.store.snapshot,
    undefined,
    title,
    (one) => one.scope === scope,
  );
  const definition = ref && mendedAlarm(alarm, ref.endpoint.id);
  if (definition) await mendAlarm(alarm, definition, aws, tools);
}
