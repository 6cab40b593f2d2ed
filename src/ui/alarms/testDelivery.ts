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
  deliveryAnswer,
  mayHaveArrived,
  type MailAnswer,
  type WatchedDeliveryTest,
} from '../../core/actions/deliveryTest/deliveryChain';
import { deliveryReport, deliveryVerdict } from '../../core/actions/deliveryTest/deliveryReport';
import { displayText } from '../../core/text/displayText';
import type { Format } from '../../core/text/format';
import { failureText } from '../../core/text/failures/failureText';
import { topicName } from '../../core/text/names';
import { endedEarly, type AlarmDeps } from './alarmCommands';
import { askForTest } from './askForTest';
import type { Documents } from '../messages/documents';
import { fullCommandId } from '../editor/ids';
import type { AlarmRef } from '../input/pickTarget';
import { pick } from '../input/quickInput';
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

/** Asks whether the email arrived if one was sent, then reports yes or no with every link of the chain. */
async function conclude(
  deliveryTest: WatchedDeliveryTest,
  preview: TestPreview,
  { documents, messages, trial }: DeliveryTestDeps,
): Promise<void> {
  const { receivers, alarm } = preview;
  const mail = mayHaveArrived(deliveryTest, receivers)
    ? await askForMail(preview, trial())
    : 'unsaid';
  const chain = deliveryChain(deliveryTest, receivers, mail, t);
  const answer = deliveryAnswer(chain, mail);
  await documents.show(document, deliveryReport(alarm.name, chain, answer, t), true);
  const verdict = deliveryVerdict(alarm.name, answer, chain, t);
  void (answer === 'yes' ? messages.info(verdict) : messages.warn(verdict));
}

/** Stays open while the user checks their email. Closing it gives no answer. */
async function askForMail(
  { alarm, receivers }: TestPreview,
  trial: TrialControls | undefined,
): Promise<MailAnswer> {
  const addresses = receivers
    .flatMap((receiver) => (receiver.kind === 'known' ? receiver.confirmed : []))
    .map(({ endpoint }) => displayText(endpoint));
  for (;;) {
    const answer = await pick<MailAnswer | 'outbox'>({
      title: t('Delivery test of {0}', displayText(alarm.name)),
      placeholder:
        addresses.length > 0
          ? t('Did the email arrive at {0}? It may take a minute.', addresses.join(', '))
          : t('Did the email arrive? It may take a minute.'),
      keepOpen: true,
      items: [
        { label: `$(check) ${t('It Arrived')}`, value: 'arrived' },
        { label: `$(close) ${t('It Did Not Arrive')}`, value: 'missing' },
        ...(trial
          ? [{ label: `$(inbox) ${t('Show Mail Outbox')}`, value: 'outbox' } as const]
          : []),
      ],
    });
    if (answer.kind !== 'value') return 'unsaid';
    if (answer.value !== 'outbox') return answer.value;
    await vscode.commands.executeCommand(fullCommandId('trial.outbox'));
  }
}
