/** A believable endpoint to draw: an office's working days, the same at every call. */
import type { Alarm, Transition } from '../../src/core/model/alarm';
import { diff, type Sample } from '../../src/core/model/sample';
import type { ConnectionRecord } from '../../src/core/model/connectionRecord';
import { testRecord } from '../fakes/records';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import type { ChartSource } from '../../src/core/chart/view/chart';
import { chartWindow, type ChartRange } from '../../src/core/chart/view/chartRange';

/** Wednesday afternoon in Tokyo. */
export const now = Date.UTC(2026, 10, 11, 6, 32, 10);

const endpointId = 'cvpn-endpoint-0a1b2c3d4e5f67890';
const stepMs = 5 * 60_000;

/** The alarm that watches the office. */
export const alarm: Alarm = {
  ...connectionAlarm({
    endpointId,
    endpointLabel: 'Tokyo office',
    name: `client-vpn-watch-${endpointId}`,
    topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
  }),
  arn: `arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:client-vpn-watch-${endpointId}`,
  state: 'OK',
  stateReason: '',
  stateSince: now,
};

/** What is read of the office for a range. */
export function officeSource(range: ChartRange, at = now): ChartSource {
  const window = chartWindow(range, at);
  const samples = officeSamples(window.start, at);
  return {
    endpointId,
    endpointLabel: 'Tokyo office',
    region: 'ap-northeast-1',
    window,
    samples,
    alarms: [alarm],
    transitions: transitionsOf(samples).filter((t) => t.at > at - 30 * 86_400_000),
    contributors: [],
    connections: { records: [], notes: [] },
    compared: [],
    fetchedAt: at,
    notes: [],
  };
}

/** One sample every five minutes from `start` to `end`, ms since 1970. */
export function officeSamples(start: number, end: number): Sample[] {
  const samples: Sample[] = [];
  for (let at = Math.ceil(start / stepMs) * stepMs; at < end; at += stepMs)
    samples.push({ at, value: connected(at) });
  return samples;
}

/** Who was there: two to six hours each, hana a little longer than kenji's short looks. */
export function officeRecords(start: number, end: number, users = 9): ConnectionRecord[] {
  const names = [
    'hana',
    'kenji',
    'mei',
    'alice',
    'contractor',
    'omar',
    'yuki',
    'ravi',
    '山田 太郎',
  ];
  const records: ConnectionRecord[] = [];
  for (let at = start - 4 * 3_600_000, i = 0; at < end; i++) {
    const length = (0.05 + 4 * noise(i * 31)) * 3_600_000;
    const endedAt = at + length < end ? at + length : undefined;
    const username = names[i % users] ?? `user${String(i % users)}@example.com`;
    const deviceIp = `203.0.113.${String((i % users) + 1)}`;
    records.push(
      testRecord({ id: `c${String(i)}`, endpointId, username, startedAt: at, endedAt, deviceIp }),
    );
    at += noise(i * 17) * 2_400_000;
  }
  return records;
}

/** Many at one in the afternoon, one or two at night, hardly anybody at weekends. */
function connected(at: number): number {
  const tokyo = new Date(at + 9 * 3_600_000);
  const hour = tokyo.getUTCHours() + tokyo.getUTCMinutes() / 60;
  const weekend = tokyo.getUTCDay() % 6 === 0 ? 0.15 : 1;
  const day = Math.max(0, Math.sin(((hour - 8) / 12) * Math.PI)) * 11;
  // One user stays connected for forty minutes; others connect for five from time to time.
  const stays = noise(Math.floor(at / 2_400_000)) * 2.4 - 1;
  const shortVisits = noise(at / stepMs) > 0.97 ? 2 : 0;
  return Math.max(0, Math.round(day * weekend + stays + shortVisits));
}

/** Between 0 and 1, the same for the same whole number. */
function noise(seed: number): number {
  let x = seed | 0;
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
  return ((x ^ (x >>> 15)) >>> 0) / 0xffffffff;
}

/** The alarm fires two minutes and some seconds after each rise. */
function transitionsOf(samples: readonly Sample[]): Transition[] {
  return diff(samples)
    .filter(({ value }) => value >= 1)
    .map(({ at }) => ({
      alarmName: alarm.name,
      at: at + 137_000,
      from: 'OK',
      to: 'ALARM',
      reason: 'Threshold Crossed',
    }));
}
