/** A verdict in a few words, with its times as minutes after `start`. */
import type { Verdict } from '../../../src/core/audit/verdicts/verdict';
import { minuteMs } from '../../../src/core/base/duration';
import { start } from '../replay/publishedMetrics';

/** `notified 6`, `notifiedTogether 6 +2`, `unknown pending`: minutes after `start`. */
export function verdictWords(verdict: Verdict): string {
  const at = (ms: number): string => String(Math.floor((ms - start) / minuteMs));
  switch (verdict.kind) {
    case 'notified':
      return `notified ${at(verdict.at)}`;
    case 'notifiedTogether':
      return `notifiedTogether ${at(verdict.at)} +${verdict.others}`;
    case 'alreadyInAlarm':
      return `alreadyInAlarm since ${verdict.since === undefined ? '?' : at(verdict.since)}`;
    case 'actionsOff':
      return `actionsOff ${verdict.actions.why}`;
    case 'unknown':
      return `unknown ${verdict.why}`;
    default:
      return verdict.kind;
  }
}
