/** Asks whether the message of a delivery test arrived, for an alarm that no endpoint page shows. */
import * as vscode from 'vscode';
import type {
  ArrivalAnswer,
  SubscriberLink,
} from '../../../core/actions/deliveryTest/subscriberLinks';
import type { Format } from '../../../core/text/format';
import { displayText } from '../../../core/text/displayText';
import { runCommand } from '../../editor/runCommand';
import { pick } from '../../input/quickPick';

const t = vscode.l10n.t;

/** Stays open while the user looks for the message. Undefined if it has not arrived yet. */
export async function askArrival(
  alarmName: string,
  asked: readonly Pick<SubscriberLink, 'name'>[],
  { format, hasOutbox }: { readonly format: Format; readonly hasOutbox: boolean },
): Promise<ArrivalAnswer | undefined> {
  const names = format.list(asked.map(({ name }) => name));
  for (;;) {
    const answer = await pick<ArrivalAnswer | 'notYet' | 'outbox'>({
      title: t('Delivery test of {0}', displayText(alarmName)),
      placeholder: t('Did the email arrive at {0}? It may take a minute.', names),
      keepOpen: true,
      items: [
        // First, so that Enter proves nothing by accident.
        { label: `$(clock) ${t('Not Yet')}`, value: 'notYet' },
        { label: `$(check) ${t('It Arrived')}`, value: 'arrived' },
        { label: `$(close) ${t('It Did Not Arrive')}`, value: 'missing' },
        ...(hasOutbox ? [{ label: `$(inbox) ${t('Open Mail')}`, value: 'outbox' } as const] : []),
      ],
    });
    if (answer.kind !== 'value' || answer.value === 'notYet') return undefined;
    if (answer.value !== 'outbox') return answer.value;
    await runCommand('trial.outbox');
  }
}
