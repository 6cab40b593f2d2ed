/** When an audit is read, and what is shown meanwhile. */
import { describe, expect, it } from 'vitest';
import {
  AuditSession,
  defaultAuditChoice,
  type AuditState,
} from '../../../src/core/audit/auditSession';
import type { AuditProgress, AuditReport } from '../../../src/core/audit/readAudit';
import { ExpectedError, isCancelled } from '../../../src/core/model/errors';
import type { TimeRange } from '../../../src/core/model/timeRange';

const day = 86_400_000;
const now = 100 * day;
const report = (name: string): AuditReport => ({ endpointId: name }) as AuditReport;

interface Asked {
  readonly range: TimeRange;
  readonly signal: AbortSignal;
  readonly progress: (progress: AuditProgress) => void;
  readonly answer: (report: AuditReport) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

function started() {
  const asked: Asked[] = [];
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const states: AuditState[] = [];
  const session = new AuditSession(
    {
      now: () => now,
      read: (range, signal, progress) =>
        new Promise((resolve, reject) => {
          const answer = (value: AuditReport) => (resolve(value), settled());
          const fail = (error: Error) => (reject(error), settled());
          signal.addEventListener('abort', () => {
            reject(new ExpectedError({ kind: 'cancelled' }));
          });
          asked.push({ range, signal, progress, answer, fail });
        }),
    },
    () => states.push(session.state),
  );
  const last = (): Asked => asked.at(-1) ?? expect.fail('Nothing was read.');
  return { session, asked, states, last, settled };
}

describe('an audit', () => {
  it('is read when it is first shown, with its progress', async () => {
    const { session, asked, last, states } = started();
    session.choose(defaultAuditChoice);
    expect(last().range).toEqual({ start: now - day, end: now });
    last().progress(['counts']);
    expect(states.at(-1)?.progress).toEqual(['counts']);
    await last().answer(report('first'));
    expect(session.state).toMatchObject({ report: report('first'), progress: undefined });
    session.choose({ range: '1d', alarm: 'diff' });
    expect(asked).toHaveLength(1);
    expect(session.state.choice.alarm).toBe('diff');
  });

  it('is read again for another range, and then ignores the first read', async () => {
    const { session, asked, last } = started();
    session.choose(defaultAuditChoice);
    session.choose({ range: '1w', alarm: null });
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.progress(['connections']);
    expect(session.state.progress).toEqual([]);
    await last().answer(report('week'));
    expect(session.state.report).toEqual(report('week'));
  });

  it('keeps the result before when it is canceled or fails', async () => {
    const { session, last, settled } = started();
    session.choose(defaultAuditChoice);
    await last().answer(report('first'));
    session.refresh();
    session.cancel();
    await settled();
    expect(isCancelled(session.state.failure)).toBe(true);
    expect(session.state).toMatchObject({ report: report('first'), progress: undefined });
    session.refresh();
    await last().fail(new Error('broken'));
    expect(session.state.failure).toEqual(new Error('broken'));
    expect(isCancelled(session.state.failure)).toBe(false);
    session.refresh();
    await last().answer(report('second'));
    expect(session.state).toMatchObject({ report: report('second'), failure: undefined });
  });

  it('says nothing any more once it is disposed', async () => {
    const { session, states, settled } = started();
    session.choose(defaultAuditChoice);
    const before = states.length;
    session.dispose();
    await settled();
    expect(states).toHaveLength(before);
  });
});
