/** An audit as JSON. Names of members and verdicts are not translated: programs read them. */
import type { CooperativeTask } from '../base/cooperativeTask';
import { connectionUser } from '../model/connection';
import type { ViewContext } from '../text/viewContext';
import type { AuditReport } from './readAudit';
import type { Classification } from './verdicts/verdict';
import { verdictReason } from './verdictText';
import { markOf, markOfConnection } from './view/verdictMark';

/** The complete file: oldest connection first, times in UTC. Works in steps. */
export function* auditJson(
  { audit, endpointId, alarms, proposed, now }: AuditReport,
  reader: ViewContext,
): CooperativeTask<string> {
  const head = {
    endpointId,
    readAt: utc(now),
    range: { start: utc(audit.range.start), end: utc(audit.range.end) },
    alarms: alarms.map(({ name, firings }) => ({
      name,
      firings: firings.map(({ at, until }) => ({ at: utc(at), until: utc(until) })),
    })),
  };
  const lines: string[] = [];
  for (const [index, classification] of audit.classifications.entries()) {
    yield;
    const wouldHave = (proposed[index] ?? []).map(({ method, verdict, isNamed }) => ({
      method,
      verdict: markOf(verdict, isNamed),
    }));
    lines.push(JSON.stringify({ ...connection(classification, reader), wouldHave }));
  }
  const connections = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  return `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "connections": ${connections}\n}\n`;
}

function connection(classification: Classification, reader: ViewContext) {
  const { record, verdict, byAlarm, publications } = classification;
  return {
    id: record.id,
    user: connectionUser(record),
    started: utc(record.startedAt),
    ended: utc(record.endedAt),
    verdict: markOfConnection(classification),
    notifiedAt: 'at' in verdict ? utc(verdict.at) : undefined,
    countBefore: publications.before?.value,
    countAfter: publications.after?.value,
    why: verdictReason(classification, reader),
    alarms: byAlarm.map((one) => ({ name: one.name, verdict: markOf(one.verdict, one.isNamed) })),
  };
}

function utc(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
