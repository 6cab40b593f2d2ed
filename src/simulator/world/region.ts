/** What one region of the account holds. */
import { Alarms } from './alarms/alarms';
import { Connections } from './connections';
import type { WorldEndpoint } from './endpoints';
import { AlarmHistory } from './alarms/history';
import { Logs } from './logs';
import { Metrics } from './metrics';
import { MuteRules } from './alarms/muteRules';
import type { Outbox } from './outbox';
import type { Random } from './random';
import { Topics } from './topics';

/** An attempt to connect that failed. */
export interface Refusal {
  readonly endpointId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** One region. */
export interface RegionWorld {
  /** Its code: `ap-northeast-1`. */
  readonly name: string;
  readonly endpoints: Map<string, WorldEndpoint>;
  readonly connections: Connections;
  readonly metrics: Metrics;
  readonly alarms: Alarms;
  readonly muteRules: MuteRules;
  readonly history: AlarmHistory;
  readonly topics: Topics;
  readonly logs: Logs;
  /** Attempts to connect that failed, oldest first; as long as they are to be published. */
  rejectedAttempts: readonly Refusal[];
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
    muteRules: new MuteRules(),
    history: new AlarmHistory(),
    topics: new Topics(random.fork('topics')),
    logs: new Logs(random.fork('logs')),
    rejectedAttempts: [],
  };
}
