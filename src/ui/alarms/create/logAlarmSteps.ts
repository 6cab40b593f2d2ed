/** The wizard steps that only a log alarm has: what it detects, and log lines in its mails. */
import * as vscode from 'vscode';
import { applies } from '../../../core/actions/create/alarmDraft';
import type { LogAlarmKind } from '../../../core/logAlarms/connectionLogAlarm';
import type { Step } from '../../../core/base/wizard';
import { outcome, pick, type Memory, type PickItem } from '../../input/quickInput';
import { placeOf, type Draft } from './draft';

const t = vscode.l10n.t;

/** Asks what the alarm detects. */
export function detectsStep(title: string): Step<Draft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    if (!applies('detects', draft, placeOf(draft).endpoint)) return { kind: 'skip', state: draft };
    const answer = await pick<LogAlarmKind>({
      title,
      canGoBack,
      placeholder: t('What should the log alarm detect?'),
      items: [
        {
          label: t('Connections'),
          detail: t('One notification for each connection, with user and device address.'),
          value: 'connections',
        },
        {
          label: t('Failed attempts'),
          description: t('failed certificate authentications are never logged'),
          detail: t('By user, device and reason, from three within a minute.'),
          value: 'failedAttempts',
        },
      ],
      memory,
    });
    return outcome(answer, (detects): Draft => ({ ...draft, detects }));
  };
}

/** A log line repeats what the contributor names; a few are enough for the device type. */
const lineCounts = [0, 1, 10, 50] as const;

/** Asks for log lines in the mails. */
export function logLinesStep(title: string): Step<Draft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    if (!applies('logLines', draft, placeOf(draft).endpoint)) return { kind: 'skip', state: draft };
    const answer = await pick<number>({
      title,
      canGoBack,
      placeholder: t('Log lines, with names and addresses, in each email?'),
      items: lineCounts.map(lineItem),
      memory,
    });
    return outcome(answer, (logLines): Draft => ({ ...draft, logLines }));
  };
}

function lineItem(count: (typeof lineCounts)[number]): PickItem<number> {
  return count === 0
    ? {
        label: t('No log lines'),
        description: t('recommended'),
        detail: t('The email names user and device address anyway.'),
        value: 0,
      }
    : {
        label: count === 1 ? t('1 log line') : t('Up to {0} log lines', count),
        description: t('needs a second IAM role; every subscriber keeps the lines'),
        value: count,
      };
}
