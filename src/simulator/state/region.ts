/** The data of one region of the account. */
import { Alarms } from './alarms/alarms';
import { Connections } from './connections';
import type { SimulatedEndpoint } from './endpoints';
import { EventRules } from './events/eventRules';
import { AlarmHistory } from './alarms/history';
import { LogAlarms } from './alarms/logAlarms';
import { Logs } from './logs';
import { Metrics } from './metrics/metrics';
import { MuteRules } from './alarms/muteRules';
import type { Outbox } from './outbox';
import type { Random } from './random';
import { Topics } from './topics';

/** A failed attempt to connect. */
interface FailedAttempt {
  readonly endpointId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** One region. */
export interface SimulatedRegion {
  /** Its code: `ap-northeast-1`. */
  readonly name: string;
  readonly endpoints: Map<string, SimulatedEndpoint>;
  readonly connections: Connections;
  readonly metrics: Metrics;
  readonly alarms: Alarms;
  readonly logAlarms: LogAlarms;
  readonly muteRules: MuteRules;
  readonly history: AlarmHistory;
  readonly topics: Topics;
  readonly logs: Logs;
  readonly eventRules: EventRules;
  /** Failed attempts to connect, oldest first, until they are published. */
  rejectedAttempts: readonly FailedAttempt[];
}

/** The region and time of an event. */
export interface Surroundings {
  readonly region: SimulatedRegion;
  readonly outbox: Outbox;
  readonly nowMs: number;
}

/** A region without resources. */
export function emptyRegion(name: string, random: Random): SimulatedRegion {
  const eventIds = random.fork('events');
  return {
    name,
    endpoints: new Map(),
    connections: new Connections(random.fork('connections')),
    metrics: new Metrics(),
    alarms: new Alarms(),
    logAlarms: new LogAlarms(),
    muteRules: new MuteRules(),
    history: new AlarmHistory(),
    topics: new Topics(random.fork('topics')),
    logs: new Logs(random.fork('logs')),
    eventRules: new EventRules(() => eventIds.uuid()),
    rejectedAttempts: [],
  };
}
