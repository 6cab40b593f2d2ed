/**
 * Memory that polling retains: a session over the SDK's clients polls for simulated days, and the views
 * are built for each change. Responses are recorded and replayed, so that no simulated account grows.
 */
import { createBackend } from '../../src/aws/index';
import type { WireHandler, WireResponse } from '../../src/core/ports/wire';
import { Session } from '../../src/core/session/session';
import { Store } from '../../src/core/state/store';
import { createFormat } from '../../src/core/text/format';
import { newNotices } from '../fakes/newNotices';
import { statusBarView } from '../../src/core/statusBar/statusBar';
import { treeView } from '../../src/core/tree/tree';
import { createSimulator } from '../../src/simulator/index';
import { FakeClock } from '../fakes/fakeClock';
import { plainTranslate as t } from '../fakes/plainTranslate';
import { forcedHeap } from './forcedHeap';

const intervalMs = 60_000;
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (thrown: unknown) => {
    throw thrown instanceof Error ? thrown : new Error(String(thrown));
  },
};

/**
 * The heap in bytes after each of these numbers of polls, garbage collected.
 * @param marks ascending
 */
export async function heapOfPolls(marks: readonly number[]): Promise<readonly number[]> {
  const startMs = Date.UTC(2026, 5, 1, 9);
  const simulator = createSimulator({ scenario: 'quiet', speed: 0, startMs });
  const clock = new FakeClock(startMs);
  const backend = createBackend({ log, clock, wire: remembering(simulator.handle) });
  const fixedScopes = [{ profile: 'trial', region: simulator.region }];
  const store = new Store(log);
  const load = () => Promise.resolve({ ...backend, fixedScopes });
  const session = new Session({ store, log, load, intervalMs: () => intervalMs });
  const format = createFormat({ locale: 'en', timeZone: 'UTC' });
  store.onDidChange(({ before, after }) => {
    const view = { t, format, now: clock.now(), muted: new Set<string>() };
    treeView(after, view);
    statusBarView(after, { ...view, lastViewed: 0 });
    newNotices(before, after, view.muted, view);
  });
  const heaps: number[] = [];
  await session.apply({ trial: true, scopes: [] });
  session.setActive(true);
  let polls = 0;
  for (const mark of marks) {
    for (; polls < mark; polls++) await nextPoll(session, clock);
    heaps.push(forcedHeap());
  }
  session.dispose();
  simulator.dispose();
  return heaps;
}

async function nextPoll({ onDidRefresh }: Session, clock: FakeClock): Promise<void> {
  const refreshed = new Promise<void>((resolve) => {
    const listening = onDidRefresh(() => {
      listening.dispose();
      resolve();
    });
  });
  clock.advance(1.2 * intervalMs);
  await refreshed;
  // The next one is planned when this one has been noted.
  await clock.settle();
}

/** Asks once for the same thing. */
function remembering(wire: WireHandler): WireHandler {
  const answers = new Map<string, Promise<WireResponse>>();
  return (request) => {
    const key = `${request.headers['x-amz-target'] ?? ''} ${request.body}`;
    const answer = answers.get(key) ?? wire(request);
    answers.set(key, answer);
    return answer;
  };
}
