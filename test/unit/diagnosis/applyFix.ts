/** Carries out fixes through the actions, as a person who says yes to all, and whose mails are read, would. */
import { runPlan } from '../../../src/core/actions/runPlan';
import { deleteAlarm, previewDelete } from '../../../src/core/actions/deleteAlarm';
import {
  policyPreview,
  repairTopicPolicy,
  previewRepair,
} from '../../../src/core/actions/policy/repairTopicPolicy';
import { rulePublisher } from '../../../src/core/actions/policy/topicPublisher';
import { previewReplace, replaceAlarm } from '../../../src/core/actions/replace/replaceAlarm';
import { setActionsEnabled } from '../../../src/core/actions/setActionsEnabled';
import { newTopicPolicy } from '../../../src/core/actions/policy/topicPolicy';
import { subscribe as subscribeAction } from '../../../src/core/actions/subscribe';
import type { FindingFix } from '../../../src/core/diagnosis/finding';
import { fixedAlarm, replacementOf, withTopic } from '../../../src/core/diagnosis/fixedAlarm';
import type { Alarm, AlarmDefinition } from '../../../src/core/model/alarm';
import type { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { byEmail } from '../../fakes/subscribers';
import { planFor } from '../actions/wizardInput';

const reader = 'reader@example.com';

/** @throws Error when the fix does not end well */
export async function finish(fix: FindingFix, aws: FakeAws): Promise<void> {
  switch (fix.kind) {
    case 'replaceAlarm':
      return replace(fix.seen, replacementOf(fix), aws);
    case 'deleteAlarm': {
      const preview = await previewDelete(fix.alarmName, aws);
      if (preview.kind !== 'ready') throw new Error(preview.kind);
      isDone(await deleteAlarm(preview.alarm, aws, t));
      return;
    }
    case 'enableActions':
      isDone(await setActionsEnabled(fix.alarmName, true, aws, t));
      return;
    case 'repairPolicy': {
      const { region } = aws.scope;
      const source = { region, accountId: aws.identity.accountId, alarmName: fix.alarmName };
      const preview = await previewRepair(fix.topicArn, source, aws, t);
      if (preview.kind !== 'repair') throw new Error(preview.kind);
      isDone(await repairTopicPolicy(preview.repair, aws, t));
      return;
    }
    case 'allowRules': {
      const topic = await aws.topics.get(fix.topicArn);
      const preview = policyPreview(topic, rulePublisher(fix.topicArn), t);
      if (preview.kind !== 'repair') throw new Error(preview.kind);
      isDone(await repairTopicPolicy(preview.repair, aws, t));
      return;
    }
    case 'subscribe':
      return subscribe(fix.topicArn, aws);
    case 'chooseTopic': {
      const topicArn = await goodTopic(aws);
      for (const name of fix.alarmNames) {
        const alarm = aws.alarms.the(name);
        await replace(alarm, withTopic(alarm, topicArn, fix.insteadOf), aws);
      }
      return;
    }
    case 'chooseEndpoint': {
      const alarm = aws.alarms.the(fix.alarmName);
      const repaired = fixedAlarm(alarm, freeEndpoint(aws));
      if (!repaired) throw new Error('not repaired');
      return replace(alarm, repaired, aws);
    }
    case 'createAlarm':
      return createAlarmFor(fix.endpointId, aws, `new ${fix.endpointId}`);
    case 'enableLogging':
      throw new Error('every endpoint logs here');
    case 'endConnection':
      throw new Error('nobody has forgotten a connection here');
  }
}

/** Makes the wizard's alarm, with a topic of its own that somebody reads. */
export async function createAlarmFor(
  endpointId: string,
  aws: FakeAws,
  name: string,
): Promise<void> {
  const endpoint = aws.endpointList.find(({ id }) => id === endpointId);
  if (!endpoint) throw new Error(`No endpoint ${endpointId}`);
  const topic = {
    kind: 'new',
    name: `topic-of-${endpointId}`,
    subscribers: [byEmail(reader)],
  } as const;
  const plan = planFor(aws, { endpoint, topic, name });
  isDone(await runPlan(plan, aws));
  aws.topics.confirm(plan.topicArn, reader);
}

async function replace(seen: Alarm, definition: AlarmDefinition, aws: FakeAws): Promise<void> {
  const preview = await previewReplace(seen, definition, aws);
  if (preview.kind !== 'ready') throw new Error(preview.kind);
  isDone(await replaceAlarm(preview.replacement, aws));
}

async function subscribe(topicArn: string, aws: FakeAws): Promise<void> {
  const result = await subscribeAction(
    { topicArn, subscriber: byEmail(reader), askAgain: true },
    aws,
    t,
  );
  if (result.kind !== 'asked') throw new Error(result.kind);
  aws.topics.confirm(topicArn, reader);
}

/** A topic of this alarm only, so that no equivalent alarm notifies it. */
async function goodTopic(aws: FakeAws): Promise<string> {
  const { region } = aws.scope;
  const { accountId } = aws.identity;
  const name = `good-${aws.topics.byArn.size}`;
  const arn = aws.topics.arnOf(name);
  const policy = newTopicPolicy(arn, { region, accountId, alarmName: '接続' });
  aws.topics.add(name, { policy });
  await subscribe(arn, aws);
  return arn;
}

/** A new endpoint: those that are there may be watched already. */
function freeEndpoint(aws: FakeAws): string {
  const [pattern] = aws.endpointList;
  if (!pattern) throw new Error('no endpoint');
  const id = `cvpn-endpoint-free-${aws.endpointList.length}`;
  aws.endpointList.push({ ...pattern, id });
  return id;
}

function isDone({ kind }: { readonly kind: string }): void {
  if (kind !== 'done') throw new Error(kind);
}
