/** The details of one connection of an audit: what happened, why, and what would have notified. */
import { methodWord } from '../coverage/coverageText';
import { connectionUser } from '../model/connection';
import { displayText } from '../text/displayText';
import { joined } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';
import type { AuditReport } from './readAudit';
import {
  isNotified,
  type Classification,
  type NamedVerdict,
  type Verdict,
} from './verdicts/verdict';
import { verdictReason } from './verdictText';
import type { AlarmDetail, AuditDetails } from './view/auditPicture';
import { markLabel } from './view/markText';
import { markOf } from './view/verdictMark';

/**
 * The details.
 * @param index of the connection in the audit
 * @param alarm the name of the only alarm to explain; null for all
 * @returns undefined if there is no such connection
 */
export function detailsOf(
  { audit, alarms, proposed }: AuditReport,
  index: number,
  alarm: string | null,
  reader: ViewContext,
): AuditDetails | undefined {
  const classification = audit.classifications[index];
  if (!classification) return undefined;
  const { record, byAlarm } = classification;
  const one = byAlarm[alarms.findIndex(({ name }) => name === alarm)];
  const notified = one ? isNotified(one.verdict) : isNotified(classification.verdict);
  return {
    facts: facts(classification, reader),
    why: verdictReason(one ? ofAlarm(classification, one) : classification, reader),
    byAlarm:
      byAlarm.length < 2
        ? []
        : byAlarm.map((each) => detail(displayText(each.name), each, record.startedAt, reader)),
    wouldHave: notified
      ? []
      : (proposed[index] ?? []).map(({ method, ...each }) =>
          detail(methodWord(method, reader.t), each, record.startedAt, reader),
        ),
  };
}

/** The connection as one alarm saw it. */
function ofAlarm(classification: Classification, { name, verdict }: NamedVerdict): Classification {
  return { ...classification, verdict, alarm: { name } };
}

function facts(
  { record, alarm, verdict }: Classification,
  { t, format, now }: ViewContext,
): readonly (readonly [string, string])[] {
  const { startedAt, endedAt, endIsEstimated, deviceIp, clientIp, deviceType } = record;
  const ended =
    endedAt === undefined ? t('open') : format.duration(Math.max(0, endedAt - startedAt));
  const all: readonly (readonly [string, string | undefined])[] = [
    [t('Who'), connectionUser(record)],
    [t('Started'), format.time(startedAt, now)],
    [t('Duration'), endIsEstimated ? t('at least {0}', ended) : ended],
    [t('Device address'), joined(deviceIp, deviceType)],
    [t('VPN address'), clientIp],
    [t('Alarm'), verdict.kind === 'noAlarm' ? undefined : alarm?.name],
    [t('Connection ID'), record.id],
  ];
  return all.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, displayText(value)] as const],
  );
}

function detail(
  name: string,
  { verdict, isNamed }: Pick<NamedVerdict, 'verdict' | 'isNamed'>,
  startedAt: number,
  { t, format, now }: ViewContext,
): AlarmDetail {
  const mark = markOf(verdict, isNamed);
  const at = notifiedAt(verdict);
  const delay = at === undefined ? undefined : format.duration(Math.max(0, at - startedAt));
  const text =
    at === undefined || delay === undefined
      ? markLabel(mark, t)
      : t('{0} at {1}, after {2}', markLabel(mark, t), format.time(at, now), delay);
  return { name, mark, text };
}

function notifiedAt(verdict: Verdict): number | undefined {
  return isNotified(verdict) && 'at' in verdict ? verdict.at : undefined;
}
