/** The questions about details of the log group: retention of a new one, stream of an existing one. */
import * as vscode from 'vscode';
import { retentionDays, type RetentionDays } from '../../core/cloudwatchLogs/logGroup';
import type { Step } from '../../core/base/wizard';
import { displayText } from '../../core/text/displayText';
import { daysText } from '../../core/text/spans';
import { type Memory, outcome } from '../input/question';
import { pick, type PickItem } from '../input/quickPick';
import type { LoggingDraft, LoggingPlace } from './loggingDeps';

const t = vscode.l10n.t;

/** Listed first. */
const usual: readonly RetentionDays[] = [30, 90, 365];

/** Asks after how many days the entries of a new group expire. */
export function retentionStep(title: string): Step<LoggingDraft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    const { group } = draft;
    if (group?.kind !== 'new') return { kind: 'skip', state: draft };
    const answer = await pick<RetentionDays | 'never'>({
      title,
      canGoBack,
      placeholder: t('How long should the log entries be kept? They name users and addresses.'),
      items: [
        ...usual.map(daysItem),
        { label: t('Other retention periods') },
        ...retentionDays.filter((days) => !usual.includes(days)).map(daysItem),
        { label: t('Never expire'), value: 'never' },
      ],
      memory,
    });
    return outcome(answer, (days): LoggingDraft => {
      const { kind, name } = group;
      return { group: { kind, name, ...(days !== 'never' && { retentionDays: days }) } };
    });
  };
}

/** Long periods also in years, as the console of CloudWatch shows them. */
function daysItem(days: RetentionDays): PickItem<RetentionDays> {
  const years = Math.round(days / 365.25);
  const isYears = days >= 365 && Math.abs(days - years * 365.25) < 3;
  return {
    label: daysText(days, t),
    ...(isYears && { description: t('{0} years', years) }),
    value: days,
  };
}

/** Asks for the stream of an existing group, if it has streams. */
export function streamStep(title: string, { aws }: LoggingPlace): Step<LoggingDraft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    const { group } = draft;
    if (group?.kind !== 'existing') return { kind: 'skip', state: draft };
    const streams = await aws.logGroups.streams(group.group.name);
    if (streams.length === 0) return { kind: 'skip', state: draft };
    const answer = await pick<{ readonly stream?: string }>({
      title,
      canGoBack,
      placeholder: t('Log stream in {0}', displayText(group.group.name)),
      items: [
        {
          label: `$(sparkle) ${t('Let Client VPN create a log stream')}`,
          description: t('recommended'),
          value: {},
        },
        { label: t('Existing log streams') },
        ...streams.map((stream) => ({ label: displayText(stream), value: { stream } })),
      ],
      memory,
    });
    return outcome(answer, ({ stream }): LoggingDraft => {
      const { kind, group: chosen } = group;
      return { group: { kind, group: chosen, ...(stream !== undefined && { stream }) } };
    });
  };
}
