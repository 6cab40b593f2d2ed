/** The time range of an audit: one of the presets, which end now, or two times that the user has typed. */
import { dayMs } from '../../base/duration';
import { parseChartRange, type CustomRange } from '../../chart/view/chartRange';
import { retentionMs } from '../../cloudwatch/limits';
import type { TimeRange } from '../../model/timeRange';

/** The presets, shortest first. The last is as far back as CloudWatch keeps five-minute data. */
export const auditPresets = ['1d', '1w', '2w', '30d', '9w'] as const;

export type AuditPreset = (typeof auditPresets)[number];

export type AuditRange = AuditPreset | CustomRange;

/** The default range: its log is read without charge. */
export const defaultAuditRange: AuditPreset = '1d';

const lengths: Readonly<Record<AuditPreset, number>> = {
  '1d': dayMs,
  '1w': 7 * dayMs,
  '2w': 14 * dayMs,
  '30d': 30 * dayMs,
  '9w': retentionMs.fiveMinutes,
};

/** The times of a range at `now`, ms since 1970. */
export function auditWindow(range: AuditRange, now: number): TimeRange {
  if (typeof range === 'string') return { start: now - lengths[range], end: now };
  return { start: range.start, end: Math.min(range.end, now) };
}

/** Whether two ranges are the same. */
export function isSameAuditRange(one: AuditRange, other: AuditRange): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one.start === other.start && one.end === other.end;
}

/** Parses an untrusted value; undefined if it is no range. */
export function parseAuditRange(value: unknown): AuditRange | undefined {
  if (typeof value === 'string') return auditPresets.find((preset) => preset === value);
  const range = parseChartRange(value);
  return typeof range === 'string' ? undefined : range;
}
