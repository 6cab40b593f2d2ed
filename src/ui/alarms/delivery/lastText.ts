/** The outcome of the last deliveries of an alarm, or why it is unknown. */
import * as vscode from 'vscode';
import {
  lastDeliveries,
  type LastDeliveries,
} from '../../../core/actions/deliveryTest/lastDeliveries';
import type { AnyAlarm } from '../../../core/model/logAlarm';
import type { ScopeAws } from '../../../core/ports/aws';
import { displayText } from '../../../core/text/displayText';
import { failureText } from '../../../core/text/failures/failureText';
import { topicName } from '../../../core/text/names';
import type { ViewContext } from '../../../core/text/viewContext';

const t = vscode.l10n.t;

type Reader = Pick<ViewContext, 'format' | 'now'>;

/** Reads the history, and says it in lines. @throws unexpected errors */
export async function lastText(alarm: AnyAlarm, aws: ScopeAws, reader: Reader): Promise<string> {
  const last = await lastDeliveries(alarm, reader.now, aws);
  return last.kind === 'read'
    ? deliveriesText(last.last, reader)
    : failureText(last.failure, t).sentence;
}

function deliveriesText({ succeeded, failed }: LastDeliveries, { format, now }: Reader): string {
  const time = (at: number): string => format.time(at, now);
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
