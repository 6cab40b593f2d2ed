/** Test Delivery…: a test from the alarm to the email, which ends with a yes or a no. */
import * as vscode from 'vscode';
import type { DeliveryDrills } from '../../core/actions/deliveryTest/deliveryTest';
import {
  lastDeliveries,
  type LastDeliveries,
} from '../../core/actions/deliveryTest/lastDeliveries';
import type { TestPreview } from '../../core/actions/testNotification';
import type { ScopeAws } from '../../core/ports/aws';
import type { TrialControls } from '../../core/ports/trial';
import type { Clock } from '../../core/base/clock';
import {
  deliveryChain,
  type ArrivalAnswers,
  type WatchedDeliveryTest,
} from '../../core/actions/deliveryTest/deliveryChain';
import { deliveryReport } from '../../core/actions/deliveryTest/deliveryReport';
import { deliveryVerdict } from '../../core/actions/deliveryTest/deliveryVerdict';
import { displayText } from '../../core/text/displayText';
import type { Format } from '../../core/text/format';
import { failureText } from '../../core/text/failures/failureText';
import { topicName } from '../../core/text/names';
import { endedEarly, type AlarmDeps } from './alarmCommands';
import { askArrival } from './askArrival';
import { askForTest } from './askForTest';
import type { Documents } from '../messages/documents';
import type { AlarmRef } from '../input/pickTarget';
import { withProgress } from '../input/withProgress';

const t = vscode.l10n.t;
const document = 'delivery-test.md';

/** Dependencies of the command. */
export interface DeliveryTestDeps extends AlarmDeps {
  readonly documents: Documents;
  readonly format: Format;
  /** All delivery tests of this window. */
  readonly drills: DeliveryDrills;
  /** The clock of the watched AWS, or of the trial. */
  readonly clock: () => Clock;
  readonly trial: () => TrialControls | undefined;
}

/** Shows the recipients and the last delivery, asks, sends, waits, and asks for the result. @throws ExpectedError */
export async function proveDelivery(deps: DeliveryTestDeps, ref: AlarmRef): Promise<void> {
  const { session, messages, drills, clock } = deps;
  const aws = session.scopeAws(ref.scope);
  const name = displayText(ref.alarm.name);
  const preview = await askForTest(deps, ref, t('Test the delivery of {0}?', name), () =>
    lastText(ref, aws, deps),
  );
  if (!preview) return;
  const result = await withProgress(t('Delivery test of {0}', name), (signal, report) =>
    drills.run(preview, aws, {
      clock: clock(),
      t,
      signal,
      onSent: () => {
        report(t('The test was sent. Waiting up to two minutes for CloudWatch to record it.'));
      },
    }),
  );
  await session.refresh(ref.scope);
  switch (result.kind) {
    case 'busy':
      return messages.info(t('A delivery test of {0} is already running.', name));
    case 'refused':
      return messages.warn(result.problem.text);
    case 'watched':
      return conclude(result, preview, deps);
    default:
      return endedEarly(result, deps, ref);
  }
}

/** The outcome of the last deliveries, or why it is unknown. */
async function lastText(ref: AlarmRef, aws: ScopeAws, deps: DeliveryTestDeps): Promise<string> {
  const last = await lastDeliveries(ref.alarm, deps.now(), aws);
  return last.kind === 'read'
    ? deliveriesText(last.last, deps)
    : failureText(last.failure, t).sentence;
}

function deliveriesText(
  { succeeded, failed }: LastDeliveries,
  { format, now }: DeliveryTestDeps,
): string {
  const time = (at: number): string => format.time(at, now());
  if (!succeeded && !failed) return t('No action ran in the last seven days.');
  return [
    ...(succeeded
      ? [t('Last accepted by {0}: {1}.', topicName(succeeded.actionArn), time(succeeded.at))]
      : [t('No action succeeded in the last seven days.')]),
    ...(failed
      ? [
          t(
            'Last failure for {0}: {1}: {2}',
            topicName(failed.actionArn),
            time(failed.at),
            displayText(failed.error ?? t('no reason was given')),
          ),
        ]
      : []),
  ].join('\n');
}

/** Asks whether the message arrived if one was sent, then reports the answer with every link of the chain. */
async function conclude(
  deliveryTest: WatchedDeliveryTest,
  { alarm, receivers }: TestPreview,
  { documents, messages, trial, format }: DeliveryTestDeps,
): Promise<void> {
  const chainWith = (answers: ArrivalAnswers) => deliveryChain(deliveryTest, receivers, answers, t);
  const asked = chainWith(new Map()).subscribers.filter(({ asks }) => asks);
  const hasOutbox = trial() !== undefined;
  const said =
    asked.length > 0 ? await askArrival(alarm.name, asked, { format, hasOutbox }) : undefined;
  const chain = chainWith(new Map(said ? asked.map(({ key }) => [key, said]) : []));
  const verdict = deliveryVerdict(alarm.name, chain, { t, format });
  await documents.show(document, deliveryReport(chain, verdict, t), true);
  const { answer, text } = verdict;
  void (answer === 'yes' ? messages.info(text) : messages.warn(text));
}
