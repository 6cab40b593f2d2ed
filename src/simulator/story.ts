/** How far the trial's story is, read from the state of the account: not from what the user clicked. */
import type {
  MissedConnection,
  StoryAlarm,
  StoryEndpoint,
  StoryProgress,
} from '../core/ports/trial';
import { minuteMs } from '../core/base/duration';
import { isConfirmationRequest } from '../core/mail/topicMail';
import type { SimulatedAlarm } from './state/alarms/alarms';
import type { SimulatedLogAlarm } from './state/alarms/logAlarms';
import { publicationsBefore } from './state/connections';
import type { SimulatedEndpoint } from './state/endpoints';
import type { Outbox } from './state/outbox';
import type { SimulatedRegion } from './state/region';
import type { Topic } from './state/topics';

type AnySimulatedAlarm = SimulatedAlarm | SimulatedLogAlarm;

/** A connection counts as new for this long at an endpoint with a log alarm, which is faster, in ms. */
const newMs = 2 * minuteMs;

/** The story of a region. Alarms that exist when it begins are not the user's. */
export class Story {
  private readonly given: ReadonlySet<string>;

  constructor(
    private readonly region: SimulatedRegion,
    private readonly outbox: Outbox,
  ) {
    this.given = new Set(this.alarms().map(({ name }) => name));
  }

  /** @param nowMs simulated time, ms since 1970 */
  progress(nowMs: number): StoryProgress {
    const own = this.alarms().filter(({ name }) => !this.given.has(name));
    own.sort((a, b) => b.configuredAt - a.configuredAt);
    const [newest] = own;
    return {
      unwatched: this.unwatched(),
      alarm: newest && this.alarmProgress(newest, nowMs),
      missed: this.missed(),
    };
  }

  private alarms(): AnySimulatedAlarm[] {
    return [...this.region.alarms.list(), ...this.region.logAlarms.list()];
  }

  /** Preferably one whose connection log can name users. */
  private unwatched(): StoryEndpoint | undefined {
    const watched = this.alarms().map(({ configuration }) => JSON.stringify(configuration));
    const free = [...this.region.endpoints.values()].filter(
      ({ id }) => !watched.some((text) => text.includes(id)),
    );
    const best = free.find(({ logGroup }) => logGroup !== undefined) ?? free[0];
    return best && storyEndpoint(best);
  }

  private alarmProgress(alarm: AnySimulatedAlarm, nowMs: number): StoryAlarm {
    const { name, configuration, configuredAt } = alarm;
    const text = JSON.stringify(configuration);
    const endpoint = [...this.region.endpoints.values()].find(({ id }) => text.includes(id));
    const topics = this.topicsOf(alarm);
    const subscriptions = topics.flatMap((topic) => topic.subscriptions);
    const arns = new Set(topics.map(({ arn }) => arn));
    return {
      name,
      endpoint: endpoint && storyEndpoint(endpoint),
      pending: subscriptions.filter((one) => !one.confirmed).map((one) => one.endpoint),
      reachesSomebody: subscriptions.some(({ confirmed }) => confirmed),
      connected: endpoint !== undefined && this.hasNewConnection(endpoint.id, nowMs),
      fired: this.region.history
        .list(nowMs)
        .some((item) => item.alarmName === name && item.summary.endsWith('to ALARM')),
      mailed: this.outbox
        .list()
        .some(
          (mail) =>
            mail.at >= configuredAt && arns.has(mail.topicArn) && !isConfirmationRequest(mail),
        ),
    };
  }

  /** The topics that an alarm notifies, itself or through an EventBridge rule. */
  private topicsOf({ name, configuration }: AnySimulatedAlarm): Topic[] {
    const rules = this.region.eventRules.list().filter(({ pattern }) => pattern.includes(name));
    const targets = rules.flatMap(({ targets: all }) => all.map(({ Arn: arn }) => arn));
    const arns = new Set([...configuration.AlarmActions, ...targets]);
    return [...arns].flatMap((arn) => this.region.topics.get(arn) ?? []);
  }

  private hasNewConnection(endpointId: string, nowMs: number): boolean {
    return this.region.connections
      .active(endpointId)
      .some(
        ({ startedAt }) =>
          startedAt > nowMs - newMs || publicationsBefore(startedAt) === publicationsBefore(nowMs),
      );
  }

  private missed(): MissedConnection | undefined {
    const all = this.region.alarms.list().flatMap((alarm): MissedConnection[] => {
      if (!alarm.definition.actionsEnabled || alarm.definition.alarmActions.length === 0) return [];
      const text = JSON.stringify(alarm.configuration);
      return [...this.region.endpoints.values()].flatMap((endpoint) => {
        const missed = this.region.connections.newestUnpublished(endpoint.id);
        if (!missed || !text.includes(endpoint.id)) return [];
        // Nobody expects an alarm to know of earlier ones.
        if (missed.startedAt < alarm.configuredAt) return [];
        const { username, commonName, startedAt, endedAt } = missed;
        const user = username ?? commonName;
        const alarmName = alarm.name;
        return [{ endpoint: storyEndpoint(endpoint), alarmName, user, startedAt, endedAt }];
      });
    });
    return all.sort((a, b) => b.startedAt - a.startedAt)[0];
  }
}

function storyEndpoint({ id, tags }: SimulatedEndpoint): StoryEndpoint {
  return { id, name: tags.Name ?? id };
}
