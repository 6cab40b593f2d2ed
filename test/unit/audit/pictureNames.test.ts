/** The names in the picture of an audit: none is cut, none covers another. */
import { describe, expect, it } from 'vitest';
import { layoutPicture, nameSpan } from '../../../src/webview/audit/pictureLayout';
import type { AuditEntry } from '../../../src/core/audit/view/auditPicture';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 25, 12);
const span = { min: now - 24 * hour, max: now };
const names = [
  'hana',
  'W'.repeat(40),
  '東京本社ビル二十三階ネットワーク運用管理部門',
  'watanabe.client',
];

const entry = (index: number): AuditEntry =>
  ({
    user: names[index % names.length] ?? '',
    startedAt: span.min + index * 1.9 * hour,
    mark: 'masked',
  }) as AuditEntry;

describe('the names in the picture', () => {
  it.each([640, 1000])('stand inside of %i px', (width) => {
    const entries = Array.from({ length: 13 }, (_, index) => entry(index));
    const layout = layoutPicture({ entries, alarms: [], span, now, width, shows: () => true });
    expect(layout.mark.labels).toBe(true);
    const spans = layout.placed.map(({ entry: { user }, x, y }) => ({
      ...nameSpan(user, x, layout, layout.mark),
      x,
      y,
    }));
    for (const { min, max, x } of spans) {
      expect(min).toBeGreaterThanOrEqual(0);
      expect(max).toBeLessThanOrEqual(width);
      expect(max <= x || min >= x).toBe(true);
    }
    for (const [index, one] of spans.entries()) {
      for (const other of spans.slice(index + 1))
        if (one.y === other.y) expect(one.max <= other.min || other.max <= one.min).toBe(true);
    }
  });

  it('are shown where many connected within the last hours', () => {
    const night = Array.from({ length: 5 }, (_, index) => now - (14 - 2 * index) * hour);
    const morning = Array.from({ length: 13 }, (_, index) => now - (2.2 - 0.15 * index) * hour);
    const entries = [...night, ...morning].map((startedAt) => ({
      ...entry(3),
      startedAt,
    }));
    const layout = layoutPicture({ entries, alarms: [], span, now, width: 760, shows: () => true });
    expect(layout.mark.labels).toBe(true);
  });
});
