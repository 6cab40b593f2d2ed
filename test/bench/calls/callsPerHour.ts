/**
 * How many AWS calls an hour of polling makes, counted on a clock that needs no hour, beside the least
 * that AWS's page sizes allow and beside the plain way: every list in full at every tick.
 */
import { Visibility } from '../../../src/core/state/visibility';
import { scopeId, type Scope } from '../../../src/core/model/scope';
import { liveIntervalOf } from '../../../src/core/polling/schedule/refreshInterval';
import { Poller } from '../../../src/core/polling/poller';
import { Store } from '../../../src/core/state/store';
import { FakeAws } from '../../fakes/fakeAws';
import type { FakeCall } from '../../fakes/fakeCalls';
import { FakeClock } from '../../fakes/fakeClock';
import { FakeLog } from '../../fakes/fakeLog';
import { foreignAlarm, plainEndpoint, vpnAlarm } from '../../unit/polling/manyAlarms';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const alarmsPerPage = 100;

/** What is polled every minute for an hour. */
export interface Fleet {
  readonly scopes: number;
  /** In each scope. */
  readonly endpoints: number;
  /** Of each endpoint. All notify the same topic. */
  readonly alarms: number;
  /** Alarms about other services, in each scope. */
  readonly foreign: number;
  /** Whether every endpoint's row stands open. */
  readonly open: boolean;
  /** Whether they are on screen, in a window that has the focus. */
  readonly onScreen?: boolean;
}

/** The fleets that are measured. */
export const fleets: readonly Fleet[] = [
  { scopes: 1, endpoints: 5, alarms: 3, foreign: 0, open: false },
  { scopes: 1, endpoints: 5, alarms: 3, foreign: 0, open: true },
  // The office of the trial.
  { scopes: 1, endpoints: 3, alarms: 1, foreign: 0, open: true, onScreen: true },
  { scopes: 10, endpoints: 5, alarms: 3, foreign: 0, open: false },
  { scopes: 100, endpoints: 5, alarms: 3, foreign: 0, open: false },
  { scopes: 1, endpoints: 5, alarms: 3, foreign: 5000, open: false },
];

/** Calls to AWS in an hour. */
export interface CallsPerHour {
  readonly actual: number;
  /**
   * One page of endpoints and the pages of Client VPN's own alarms at each tick, and connections
   * where they are due. Enough if neither new alarms of colleagues nor topics are read.
   */
  readonly least: number;
  /**
   * Endpoints, every page of alarms, all connections and the topic at each tick, which comes as often as
   * the connections on screen are to be read.
   */
  readonly plain: number;
}

/** How long a fleet is polled: many pages of alarms are read every 75 minutes, so one hour is no measure. */
function measuredHours({ foreign }: Fleet): number {
  return foreign > 0 ? 5 : 1;
}

/** Polls the fleet for some hours. The first refresh and the reads that it causes do not count. */
export async function callsPerHour(fleet: Fleet): Promise<CallsPerHour> {
  const clock = new FakeClock();
  const log = new FakeLog();
  const store = new Store(log);
  const visibility = new Visibility((error) => {
    log.error(String(error));
  });
  const accounts = Array.from({ length: fleet.scopes }, (_, i) => account(fleet, i, clock));
  store.setScopes(accounts.map(({ scope }) => scope));
  for (const { scope, endpointList } of fleet.open ? accounts : []) {
    for (const { id } of endpointList)
      visibility.setOpen({ scope: scopeId(scope), endpointId: id }, true);
  }
  visibility.setTreeVisible(fleet.onScreen === true);
  const poller = new Poller(accounts, {
    ...{ store, visibility, clock, log },
    intervalMs: () => minuteMs,
    liveIntervalMs: () => liveIntervalOf(minuteMs, false),
    random: () => 0.5,
    onRefreshed: () => undefined,
    onConnectionsRead: () => undefined,
  });
  poller.setActive(true);
  await clock.settle(minuteMs - 1);
  for (const { calls } of accounts) calls.recorded.length = 0;
  const hours = measuredHours(fleet);
  await clock.settle(hours * hourMs);
  poller.dispose();
  const counts = accounts.flatMap(({ calls }) => calls.recorded).map(awsCalls);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return { actual: Math.round(total / hours), ...bounds(fleet) };
}

function account(fleet: Fleet, index: number, clock: FakeClock): FakeAws {
  const scope: Scope = { profile: `profile-${index}`, region: 'ap-northeast-1' };
  const aws = new FakeAws({ scope, clock });
  aws.topics.add('mails');
  for (let e = 1; e <= fleet.endpoints; e++) {
    const id = `cvpn-endpoint-${e}`;
    aws.endpointList.push(plainEndpoint(id));
    for (let a = 1; a <= fleet.alarms; a++) aws.alarms.add(vpnAlarm(`vpn-${e}-${a}`, id));
  }
  for (let f = 0; f < fleet.foreign; f++) aws.alarms.add(foreignAlarm(f));
  return aws;
}

/** What one call of a port costs: names go 100 a call, a topic is its attributes and subscriptions. */
function awsCalls({ operation, args }: FakeCall): number {
  if (operation === 'topics.get') return 2;
  if (operation === 'alarms.get' && Array.isArray(args[0]))
    return Math.ceil(args[0].length / alarmsPerPage);
  return 1;
}

function bounds({ scopes, endpoints, alarms, foreign, open, onScreen = false }: Fleet) {
  const ticks = hourMs / minuteMs;
  const own = endpoints * alarms;
  const liveTicks = hourMs / liveIntervalOf(minuteMs, false);
  const connections = endpoints * (onScreen ? liveTicks : open ? ticks : ticks / 5);
  const pages = Math.ceil((own + foreign) / alarmsPerPage);
  return {
    least: scopes * (ticks * (1 + Math.ceil(own / alarmsPerPage)) + connections),
    plain: scopes * (onScreen ? liveTicks : ticks) * (1 + pages + endpoints + 2),
  };
}
