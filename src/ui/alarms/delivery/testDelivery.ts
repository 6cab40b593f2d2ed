/** Test Delivery…: a test from the alarm to each subscriber, whose steps the card of the alarm shows. */
import * as vscode from 'vscode';
import { progressChain, type DeliveryProgress } from '../../../core/alarms/deliveryView';
import type { WatchedDeliveryTest } from '../../../core/actions/deliveryTest/deliveryChain';
import type {
  DeliveryTests,
  DeliveryTestResult,
} from '../../../core/actions/deliveryTest/deliveryTest';
import { deliveryReport } from '../../../core/actions/deliveryTest/deliveryReport';
import { deliveryVerdict } from '../../../core/actions/deliveryTest/deliveryVerdict';
import type { Clock } from '../../../core/base/clock';
import type { TrialControls } from '../../../core/ports/trial';
import type { Store } from '../../../core/state/store';
import { displayText } from '../../../core/text/displayText';
import type { Format } from '../../../core/text/format';
import type { AlarmRef } from '../../input/pickTarget';
import { withProgress } from '../../input/withProgress';
import type { Documents } from '../../messages/documents';
import type { OpenPages } from '../../pages/openPages';
import { endedEarly, type AlarmDeps } from '../runs/endedEarly';
import { pageOf } from '../runs/alarmPage';
import type { AlarmRun, AlarmRuns } from '../../../core/alarms/alarmRuns';
import { askArrival } from './askArrival';
import { askForTest } from './askForTest';
import { lastText } from './lastText';

const t = vscode.l10n.t;
const document = 'delivery-test.md';

/** Dependencies of the command. */
export interface DeliveryTestDeps extends AlarmDeps {
  readonly store: Store;
  readonly documents: Documents;
  readonly format: Format;
  readonly pages: OpenPages;
  /** The delivery tests that cards show. */
  readonly deliveries: AlarmRuns<DeliveryProgress>;
  /** All delivery tests of this window. */
  readonly tests: DeliveryTests;
  /** The clock of the watched AWS, or of the trial. */
  readonly clock: () => Clock;
  readonly trial: () => TrialControls | undefined;
}

/**
 * Shows the recipients and the last delivery, asks, sends, and waits for the history of the alarm.
 * @throws ExpectedError
 */
export async function proveDelivery(
  deps: DeliveryTestDeps,
  ref: AlarmRef,
  argument: unknown,
): Promise<void> {
  const { session, store, pages, deliveries, format } = deps;
  const { scope, alarm } = ref;
  const { name: alarmName } = alarm;
  const page = pageOf(store, ref, argument);
  const show = (): void => {
    if (page) pages.openEndpoint(page, 'alarms', { alarmName });
  };
  if (typeof deliveries.of({ scope, alarmName })?.phase === 'string') {
    show();
    return runsAlready(alarmName, deps);
  }
  const question = t('Test the delivery of {0}?', displayText(alarmName));
  const aws = session.scopeAws(scope);
  const reader = { format, now: deps.now() };
  const preview = await askForTest(deps, ref, question, () => lastText(alarm, aws, reader));
  if (!preview) return;
  const begun: DeliveryProgress = {
    alarmName,
    receivers: preview.receivers,
    phase: 'sending',
    answers: new Map(),
  };
  const run = deliveries.begin({ scope, alarmName }, begun);
  const onSent = (): void => {
    run.show({ ...begun, phase: 'sent' });
  };
  const send = (signal: AbortSignal): Promise<DeliveryTestResult> =>
    deps.tests.run(preview, aws, { clock: deps.clock(), t, signal, onSent });
  show();
  try {
    const result = await (page ? send(run.signal) : withProgress(question, send));
    await session.refresh(scope);
    if (result.kind !== 'watched') {
      run.remove();
      await notSent(result, ref, deps);
      return;
    }
    const over: DeliveryProgress = { ...begun, phase: result };
    run.show(over);
    if (!page) await conclude(over, run, deps);
  } catch (error) {
    run.remove();
    throw error;
  }
}

function notSent(
  result: Exclude<DeliveryTestResult, WatchedDeliveryTest>,
  ref: AlarmRef,
  deps: DeliveryTestDeps,
): Promise<void> {
  switch (result.kind) {
    case 'busy':
      return runsAlready(ref.alarm.name, deps);
    case 'refused':
      return deps.messages.warn(result.problem.text);
    default:
      return endedEarly(result, deps, ref);
  }
}

function runsAlready(alarmName: string, { messages }: DeliveryTestDeps): Promise<void> {
  return messages.info(t('A delivery test of {0} is already running.', displayText(alarmName)));
}

/** The result of a test as a Markdown document. */
export function deliveryMarkdown(progress: DeliveryProgress, format: Format): string {
  const chain = progressChain(progress, t);
  return deliveryReport(chain, deliveryVerdict(progress.alarmName, chain, { t, format }), t);
}

/** Asks whether the message arrived and reports the answer, for an alarm that no page shows. */
async function conclude(
  over: DeliveryProgress,
  run: AlarmRun<DeliveryProgress>,
  { documents, messages, trial, format }: DeliveryTestDeps,
): Promise<void> {
  const asked = progressChain(over, t).subscribers.filter(({ asks }) => asks);
  const hasOutbox = trial() !== undefined;
  const common =
    asked.length > 0 ? await askArrival(over.alarmName, asked, { format, hasOutbox }) : undefined;
  const answers = new Map(common ? asked.map(({ key }) => [key, common] as const) : []);
  run.remove();
  const answered = { ...over, answers };
  const { answer, text } = deliveryVerdict(over.alarmName, progressChain(answered, t), {
    t,
    format,
  });
  const report = {
    label: t('Show Report'),
    run: () => documents.preview(document, deliveryMarkdown(answered, format)),
  };
  // Not awaited: the command is over, however long the message stays.
  if (answer === 'yes') void messages.info(text, report);
  else void messages.warn(text, report);
}
