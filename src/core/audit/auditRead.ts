/** Audits what was read: the alarms that exist, and the proposed ones beside them. */
import type { CooperativeTask } from '../base/cooperativeTask';
import {
  compareMethods,
  coverageOf,
  type ComparedMethod,
  type MethodCoverage,
} from '../coverage/compareMethods';
import type { Alarm } from '../model/alarm';
import type { ConnectionRecord } from '../model/connectionRecord';
import type { DetectionMethod } from '../model/detectionMethod';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { TimeRange } from '../model/timeRange';
import {
  estimateAssumptions,
  notCalibrated,
  type Calibration,
} from '../replay/estimateAssumptions';
import type { FineSamples } from '../replay/readSamples';
import { methodOf } from '../watching/methodOf';
import { auditConnections, type Audit } from './verdicts/auditConnections';
import type { Firing } from './verdicts/firings';
import type { NamedVerdict } from './verdicts/verdict';
import { riseAlarm, ruledAlarm, type AuditedAlarm } from './verdicts/auditedAlarm';
import type { AlarmReaders } from './verdicts/alarmReaders';
import { auditFilterAlarm, auditLogAlarm } from './verdicts/logAlarmFacts';
import type { LogAlarmHistory } from './verdicts/logAlarmVerdicts';
import { alarmTimeline } from './verdicts/timeline';

/** An alarm with its history. */
export interface KnownAlarm {
  readonly alarm: AnyAlarm;
  /** Undefined if it cannot be read. */
  readonly history: LogAlarmHistory | undefined;
  /** Whether an EventBridge rule notifies instead of the alarm's own actions. */
  readonly hasRule: boolean;
}

/** What the proposed alarm of a method would have made of a connection. */
export interface MethodVerdict extends Omit<NamedVerdict, 'name'> {
  readonly method: DetectionMethod;
}

/** An audited alarm, and the assumptions for it. */
export interface AlarmBasis {
  readonly name: string;
  /** `log`: it reads the connection log. */
  readonly reads: 'counts' | 'log';
  readonly calibration: Calibration;
  /** When it was in ALARM, oldest first. */
  readonly firings: readonly Firing[];
}

/** The data that were read for an audit. */
export interface ReadParts {
  readonly range: TimeRange;
  /** With the time before the range that alarms need to settle. */
  readonly wide: TimeRange;
  readonly now: number;
  readonly endpointId: string;
  readonly records: readonly ConnectionRecord[];
  readonly readers: AlarmReaders;
  readonly fine: FineSamples;
  readonly known: readonly KnownAlarm[];
  /** The alarms of the methods that are not in use. */
  readonly proposed: readonly AnyAlarm[];
}

/** The audit, the basis of each alarm, and the comparison of methods. Works in steps. */
export function* auditRead(parts: ReadParts): CooperativeTask<{
  readonly audit: Audit;
  readonly alarms: readonly AlarmBasis[];
  readonly coverage: readonly MethodCoverage[];
  readonly proposed: readonly (readonly MethodVerdict[])[];
}> {
  const { range, records, fine, known, proposed } = parts;
  const { samples } = fine;
  const bases: AlarmBasis[] = [];
  const alarms: AuditedAlarm[] = [];
  for (const one of known) {
    const { calibration, audited } = yield* auditedAlarm(one, parts);
    bases.push({
      name: one.alarm.name,
      reads: readsLog(one.alarm) ? 'log' : 'counts',
      calibration,
      firings: audited.firings,
    });
    alarms.push(one.hasRule ? ruledAlarm(audited) : audited);
  }
  const audit = yield* auditConnections({ range, records, samples, alarms });
  const used = known.flatMap(({ alarm: { name }, alarm }, index): MethodCoverage[] => {
    const method = methodOf(alarm);
    return method ? [{ method, alarmName: name, ...coverageOf(audit.classifications, index) }] : [];
  });
  const methods: ComparedMethod[] = [];
  for (const alarm of proposed) {
    const method = methodOf(alarm);
    const { audited } = yield* auditedAlarm({ alarm, history: undefined, hasRule: false }, parts);
    if (method) methods.push({ method, alarm: audited });
  }
  const others = yield* compareMethods({ range, records, samples, methods });
  const wouldHave = others.classifications.map(({ byAlarm }) =>
    methods.flatMap(({ method }, index): MethodVerdict[] => {
      const one = byAlarm[index];
      return one ? [{ method, verdict: one.verdict, isNamed: one.isNamed }] : [];
    }),
  );
  return { audit, alarms: bases, coverage: [...used, ...others.coverages], proposed: wouldHave };
}

function readsLog(alarm: AnyAlarm): boolean {
  return methodOf(alarm) !== 'rise';
}

function* auditedAlarm(
  { alarm, history }: KnownAlarm,
  { wide, now, endpointId, readers, fine }: ReadParts,
): CooperativeTask<{ readonly calibration: Calibration; readonly audited: AuditedAlarm }> {
  const facts = { range: wide, logged: readers.logged.ids, now };
  const reading = readers.alarms.find((one) => one.alarm === alarm);
  if (reading?.kind === 'logAlarm') {
    const audited = yield* auditLogAlarm(reading.alarm, reading.matched, history, facts);
    return { calibration: notCalibrated({}), audited };
  }
  if (reading?.kind === 'filterAlarm') {
    const { filtered } = reading;
    const audited = yield* auditFilterAlarm(reading.alarm, filtered, history?.items, facts);
    return { calibration: notCalibrated(reading.alarm), audited };
  }
  if (isLogAlarm(alarm) || reading?.kind === 'refused')
    return { calibration: notCalibrated({}), audited: unknownAlarm(alarm) };

  return yield* countAlarm(alarm, history, { now, endpointId, fine });
}

/** An alarm that cannot be replayed, and whose history does not say which entries it matched. */
function unknownAlarm({ name }: AnyAlarm): AuditedAlarm {
  return {
    name,
    firings: [],
    classify: () => ({ verdict: { kind: 'unknown', why: 'alarmUnknown' } }),
  };
}

function* countAlarm(
  alarm: Alarm,
  history: LogAlarmHistory | undefined,
  { now, endpointId, fine }: Pick<ReadParts, 'now' | 'endpointId' | 'fine'>,
): CooperativeTask<{ readonly calibration: Calibration; readonly audited: AuditedAlarm }> {
  const { samples } = fine;
  const items = history?.items;
  const calibration = yield* estimateAssumptions(alarm, endpointId, items, fine);
  const { assumptions } = calibration;
  const input = { alarm, endpointId, history: items, samples, now, assumptions };
  const timeline = yield* alarmTimeline(input);
  return { calibration, audited: riseAlarm(timeline, now) };
}
