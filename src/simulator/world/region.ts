/** What one region of the account holds. */
import { Alarms } from './alarms';
import { Connections } from './connections';
import type { WorldEndpoint } from './endpoints';
import { AlarmHistory } from './history';
import { Metrics } from './metrics';
import type { Outbox } from './outbox';
import type { Random } from './random';
import { Topics } from './topics';

/** One region. */
export interface RegionWorld {
  /** Its code: `ap-northeast-1`. */
  readonly name: string;
  readonly endpoints: Map<string, WorldEndpoint>;
  readonly connections: Connections;
  readonly metrics: Metrics;
  readonly alarms: Alarms;
  readonly history: AlarmHistory;
  readonly topics: Topics;
}

/** Where and when something happens. */
export interface Surroundings {
  readonly region: RegionWorld;
  readonly outbox: Outbox;
  readonly nowMs: number;
}

/** A region that nobody has touched. */
export function emptyRegion(name: string, random: Random): RegionWorld {
  return {
    name,
    endpoints: new Map(),
    connections: new Connections(random.fork('connections')),
    metrics: new Metrics(),
    alarms: new Alarms(),
    history: new AlarmHistory(),
    topics: new Topics(random.fork('topics')),
  };
}
