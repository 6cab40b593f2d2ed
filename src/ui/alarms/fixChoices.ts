/** Fixes that need another answer than yes: which topic to notify, which endpoint to watch. */
import * as vscode from 'vscode';
import { topicProblems } from '../../core/actions/topicProblems';
import type { FindingFix } from '../../core/diagnosis/finding';
import { fixedAlarm, withTopic } from '../../core/diagnosis/fixedAlarm';
import type { Alarm } from '../../core/model/alarm';
import { isMetricAlarm } from '../../core/model/logAlarm';
import { scopeId } from '../../core/model/scope';
import { partValue } from '../../core/model/snapshot';
import { parseTopicArn } from '../../core/model/topic';
import type { ScopeAws } from '../../core/ports/aws';
import { pickEndpoint } from '../input/pickEndpoint';
import { pick } from '../input/quickPick';
import { fixAlarm, type ReplaceDeps } from './replaceAlarm';

const t = vscode.l10n.t;

/** Asks for a topic, and changes that of the alarms one after the other; stops at the first refusal. @throws ExpectedError */
export async function chooseTopic(
  fix: Extract<FindingFix, { kind: 'chooseTopic' }>,
  aws: ScopeAws,
  deps: ReplaceDeps,
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
    const alarms = partValue(deps.store.scope(scope)?.alarms) ?? [];
    const alarm = alarms.find(({ name }) => name === alarmName);
    if (!alarm || !isMetricAlarm(alarm)) continue;
    const accountId = alarm.arn.split(':')[4] ?? '';
    const source = { region: aws.scope.region, accountId, alarmName };
    for (const { text } of topicProblems(topic, source, t)) void deps.messages.warn(text);
    const definition = withTopic(alarm, answer.value, fix.insteadOf);
    if (!(await fixAlarm(alarm, definition, aws, deps))) return;
  }
}

/** Asks for the endpoint, and lets the alarm watch it. @throws ExpectedError */
export async function chooseEndpoint(
  alarm: Alarm,
  aws: ScopeAws,
  deps: ReplaceDeps,
): Promise<void> {
  const scope = scopeId(aws.scope);
  const title = t('Choose the endpoint to watch');
  const ref = await pickEndpoint(
    deps.store.snapshot,
    undefined,
    title,
    (one) => one.scope === scope,
  );
  const definition = ref && fixedAlarm(alarm, ref.endpoint.id);
  if (definition) await fixAlarm(alarm, definition, aws, deps);
}
