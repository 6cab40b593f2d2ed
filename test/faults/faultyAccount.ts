/**
 * An account behind a bad network: the simulator with faults of every kind, the session that watches
 * it, and its true state. The simulated account is replaced regularly, so that memory that grows over
 * time belongs to the extension.
 */
import { createBackend } from '../../src/aws/index';
import type { Disposable } from '../../src/core/base/events';
import { isTestReason } from '../../src/core/actions/testNotification';
import { scopeId, type Identity, type Scope, type ScopeId } from '../../src/core/model/scope';
import type { ScopeSnapshot } from '../../src/core/model/snapshot';
import type { ScopeAws } from '../../src/core/ports/aws';
import type { Backend } from '../../src/core/ports/backend';
import type { Clock } from '../../src/core/base/clock';
import type { Log } from '../../src/core/base/log';
import type { Mail } from '../../src/core/ports/trial';
import type { WireHandler } from '../../src/core/ports/wire';
import { NewEventTracker } from '../../src/core/notifications/newEventTracker';
import { Session } from '../../src/core/session/session';
import { Store } from '../../src/core/state/store';
import { createFormat } from '../../src/core/text/format';
import { newEventKeys, type NewEvents } from '../../src/core/notifications/newEvents';
import { noticesOf } from '../../src/core/notifications/notices';
import { faultKinds } from '../../src/simulator/faults';
import { createSimulator, type Simulator } from '../../src/simulator/index';
import type { Random } from '../../src/simulator/state/random';
import { setTopicPolicyCall } from '../../src/core/ports/calls';
import { closedPolicy } from '../aws/closedPolicy';
import { plainTranslate as t } from '../fakes/plainTranslate';

/** One of all calls in so many is struck, by whichever kind. */
const share = 0.3;
const each = 1 - (1 - share) ** (1 / faultKinds.length);
const intervalMs = 60_000;
/** A state and its item of history are stamped so closely, ms. */
const stampedWithinMs = 1000;
const none: ReadonlySet<string> = new Set();
const words = { t, format: createFormat({ locale: 'en', timeZone: 'UTC' }) };

/** What is in the account, a line for each thing; a thing that is there twice has two. */
export type Things = readonly string[];

/** What the background said of itself. */
export interface Notified {
  /** Notifications that a person would have seen. */
  notices: number;
  /** What they reported: alarms and contributors that fired, and connections that began. */
  readonly newEvents: string[];
  /** The same in the current account: which alarm fired when, and which connection began. */
  fired: readonly { readonly name: string; readonly at: number }[];
  joined: readonly string[];
  /** Bugs: what the log has at the level of errors. */
  readonly bugs: string[];
  warnings: number;
}

/** The account and its watcher. */
export class FaultyAccount {
  private simulator: Simulator;
  private readonly backend: Backend;
  readonly session: Session;
  readonly store: Store;
  readonly notified: Notified = {
    notices: 0,
    newEvents: [],
    fired: [],
    joined: [],
    bugs: [],
    warnings: 0,
  };
  private readonly listening: readonly Disposable[];
  /** The IDs of all connections that the current account has had. */
  private readonly connections = new Set<string>();

  constructor(private seed: number) {
    this.simulator = this.newAccount(Date.UTC(2026, 5, 1, 9));
    const log = this.log();
    this.store = new Store(log);
    this.backend = this.newBackend(log);
    this.session = new Session({
      ...{ store: this.store, log },
      intervalMs: () => intervalMs,
      load: () => Promise.resolve({ ...this.backend, fixedScopes: [this.scope] }),
    });
    const tracker = new NewEventTracker(this.store);
    const notify = (id: ScopeId): void => {
      const newEvents = tracker.take(id, {
        endpoints: none,
        users: none,
        allUsers: false,
        allAlarms: false,
      });
      if (newEvents) this.hear(newEvents);
    };
    this.listening = [
      this.store.onDidChange((change) => {
        tracker.note(change);
      }),
      this.session.onDidRefresh(notify),
      this.session.onDidReadConnections(notify),
    ];
    // Until the account is replaced, every row is visible: live reads overlap with refreshes and commands.
    this.session.visibility.setTreeVisible(true);
  }

  get scope(): Scope {
    return { profile: 'trial', region: this.simulator.region };
  }

  get identity(): Identity {
    const { accountId } = this.simulator;
    return { accountId, arn: `arn:aws:iam::${accountId}:user/x` };
  }

  get trial(): Simulator['trial'] {
    return this.simulator.trial;
  }

  get now(): number {
    return this.simulator.clock.now();
  }

  /** The ports that commands use. */
  get aws(): ScopeAws {
    return this.session.scopeAws(scopeId(this.scope));
  }

  get snapshot(): ScopeSnapshot {
    const [snapshot] = this.store.snapshot.scopes;
    if (!snapshot) throw new Error('Nothing is watched.');
    return snapshot;
  }

  /** Begins to watch, in the background too. */
  async watch(): Promise<void> {
    await this.session.apply({ trial: true, scopes: [] });
    this.session.setActive(true);
  }

  /** An account as new, some time later; the watcher sees that things have gone. */
  async renew(): Promise<void> {
    this.session.setActive(false);
    this.simulator.dispose();
    this.seed++;
    this.simulator = this.newAccount(this.now + 60_000);
    this.connections.clear();
    Object.assign(this.notified, { fired: [], joined: [] });
    await this.setFaults(true);
    this.session.visibility.setTreeVisible(false);
    this.session.setActive(true);
  }

  /** Sets the faults, or takes them all away. */
  async setFaults(on: boolean): Promise<void> {
    await this.control('DELETE', 'faults');
    for (const kind of on ? faultKinds : [])
      await this.control('POST', 'faults', { kind, rate: each, latencyMs: 700 });
  }

  /** What the notifications of this account reported and what did not happen in it. */
  async invented(): Promise<readonly string[]> {
    const { fired, joined } = this.notified;
    const [endpoint] = ((await this.control('GET', 'state')) as State).endpoints;
    const now = await this.behindTheScenes(async ({ alarms, endpoints }) => {
      const names = [...new Set(fired.map(({ name }) => name))];
      const range = { start: 0, end: this.now };
      const all = names.map(async (name) => [name, await alarms.transitions(name, range)] as const);
      const connections = endpoint ? await endpoints.connections(endpoint.id) : [];
      return { histories: new Map(await Promise.all(all)), connections };
    });
    for (const { id } of now.connections) this.connections.add(id);
    const applied = (name: string, at: number): boolean =>
      (now.histories.get(name) ?? []).some(
        (one) => one.to === 'ALARM' && Math.abs(one.at - at) <= stampedWithinMs,
      );
    return [
      ...fired.flatMap(({ name, at }) => (applied(name, at) ? [] : [`${name} at ${at}`])),
      ...joined.filter((id) => !this.connections.has(id)),
    ];
  }

  /** How many calls were answered with a fault: no answer, or an error. */
  get struck(): number {
    return this.simulator.calls().filter(({ status }) => status !== 200).length;
  }

  /** How many calls there were. */
  get answered(): number {
    return this.simulator.calls().length;
  }

  /** The ports of somebody whose network is fine, for a moment. */
  async behindTheScenes<T>(read: (aws: ScopeAws) => Promise<T>): Promise<T> {
    await this.setFaults(false);
    try {
      return await read(this.backend.open(this.scope));
    } finally {
      await this.setFaults(true);
    }
  }

  /** A watcher that begins now, with a network that is fine, for as long as it looks. */
  async freshSnapshot(): Promise<ScopeSnapshot | undefined> {
    const log = this.log();
    const store = new Store(log);
    const backend = this.newBackend(log);
    const load = () => Promise.resolve({ ...backend, fixedScopes: [this.scope] });
    const session = new Session({ store, log, load, intervalMs: () => intervalMs });
    await session.apply({ trial: true, scopes: [] });
    await session.refresh();
    const [snapshot] = store.snapshot.scopes;
    session.dispose();
    return snapshot;
  }

  /** What is there. */
  async resources(): Promise<Things> {
    const state = (await this.control('GET', 'state')) as State;
    const { alarms, logAlarms, topics, roles, endpoints } = state;
    for (const { id } of endpoints.flatMap(({ connections }) => connections))
      this.connections.add(id);
    return [
      ...[...alarms, ...logAlarms].map(({ name, actionsEnabled, actions }) =>
        alarmResource(name, actions, actionsEnabled),
      ),
      ...topics.flatMap(({ arn, policy, subscriptions }) => [
        topicResource(arn),
        policyResource(arn, policy),
        ...subscriptions.map(({ endpoint }) => subscriptionResource(arn, endpoint)),
      ]),
      ...roles.flatMap(({ name, policies }) => [
        roleResource(name),
        ...policies.map((policy) => rolePolicyResource(name, policy)),
      ]),
    ].sort();
  }

  /** Somebody connects to the first endpoint. */
  async connect(): Promise<void> {
    const [endpoint] = ((await this.control('GET', 'state')) as State).endpoints;
    if (endpoint) this.connections.add(this.trial.connect({ endpointId: endpoint.id }));
  }

  /** How many of those topics' subscribers have confirmed and are notified by CloudWatch. */
  async confirmed(topicArns: readonly string[]): Promise<number> {
    const { topics } = (await this.control('GET', 'state')) as State;
    const notified = topics.filter(
      ({ arn, policy }) => topicArns.includes(arn) && policy !== closedPolicy,
    );
    return notified.flatMap(({ subscriptions }) => subscriptions.filter((one) => one.confirmed))
      .length;
  }

  /** Mails that a person’s doing has caused since: questions to confirm, and tests. */
  mails(): number {
    const caused = ({ subject, body }: Mail): boolean =>
      subject.includes('Subscription Confirmation') || isTestReason(reasonIn(body));
    return this.trial.outbox().filter(caused).length;
  }

  /** Somebody else confirms what waits, and closes a topic to CloudWatch. */
  async others(random: Random): Promise<void> {
    const { topics } = (await this.control('GET', 'state')) as State;
    for (const { arn, subscriptions } of topics) {
      for (const { endpoint, confirmed } of subscriptions)
        if (!confirmed && random.next() < 0.5) this.trial.confirm(arn, endpoint);
    }
    const [topic] = topics.length > 0 ? [random.pick(topics)] : [];
    if (!topic) return;
    const { arn } = topic;
    await this.behindTheScenes((aws) => aws.send(setTopicPolicyCall(arn, closedPolicy)));
  }

  dispose(): void {
    for (const each of this.listening) each.dispose();
    this.session.dispose();
    this.backend.dispose();
    this.simulator.dispose();
  }

  /** Records new events of a refresh as the notifier does. */
  private hear(newEvents: NewEvents): void {
    const { notified } = this;
    notified.notices += noticesOf(newEvents, words).length;
    notified.newEvents.push(
      // A contributor that names a connection has the key of the connection: windows claim keys.
      ...newEventKeys({ ...newEvents, contributors: [] }),
      ...newEvents.contributors.map(
        ({ alarm, transition: { contributor, at } }) => `${alarm.name} ${contributor.id} ${at}`,
      ),
    );
    notified.fired = [
      ...notified.fired,
      ...newEvents.firings.map(({ alarm, at }) => ({ name: alarm.name, at })),
    ];
    const began = newEvents.arrivals.flatMap(({ connections }) => connections);
    notified.joined = [...notified.joined, ...began.map(({ id }) => id)];
  }

  private newAccount(startMs: number): Simulator {
    return createSimulator({ scenario: 'quiet', speed: 0, seed: this.seed, startMs });
  }

  /** Its clock and its wire use the current account. */
  private newBackend(log: Log): Backend {
    const wire: WireHandler = (request, signal) => this.simulator.handle(request, signal);
    const clock: Clock = {
      now: () => this.now,
      monotonicMs: () => this.now,
      after: (ms, callback) => this.simulator.clock.after(ms, callback),
    };
    return createBackend({ log, clock, wire });
  }

  private log(): Log {
    return {
      debug: () => undefined,
      info: () => undefined,
      warn: () => {
        this.notified.warnings++;
      },
      error: (message) => {
        this.notified.bugs.push(String(message));
      },
    };
  }

  private async control(method: string, name: string, body?: object): Promise<unknown> {
    const path = `/_simulator/${name}`;
    const text = body ? JSON.stringify(body) : '';
    const headers = { host: 'localhost' };
    const answer = await this.simulator.handle({ method, path, headers, body: text });
    if (answer.status !== 200) throw new Error(answer.body);
    return JSON.parse(answer.body);
  }
}

interface State {
  readonly endpoints: readonly {
    readonly id: string;
    readonly connections: readonly { readonly id: string }[];
  }[];
  readonly alarms: readonly AlarmState[];
  readonly logAlarms: readonly AlarmState[];
  readonly roles: readonly { readonly name: string; readonly policies: readonly string[] }[];
  readonly topics: readonly {
    readonly arn: string;
    readonly policy: string;
    readonly subscriptions: readonly { readonly endpoint: string; readonly confirmed: boolean }[];
  }[];
}

interface AlarmState {
  readonly name: string;
  readonly actionsEnabled: boolean;
  readonly actions: readonly string[];
}

/** An alarm of either kind, its receivers and whether it notifies them. */
export function alarmResource(name: string, actions: readonly string[], enabled: boolean): string {
  return `alarm ${name} tells ${actions.join()}, actions ${enabled ? 'on' : 'off'}`;
}

/** A topic. */
export function topicResource(arn: string): string {
  return `topic ${arn}`;
}

/** A topic's policy. */
export function policyResource(arn: string, policy: string): string {
  return `policy of ${arn}: ${policy}`;
}

/** A subscription. */
export function subscriptionResource(arn: string, email: string): string {
  return `subscription of ${email} to ${arn}`;
}

/** A role with its trust policy. */
export function roleResource(name: string): string {
  return `role ${name}`;
}

/** What a role may do. */
export function rolePolicyResource(role: string, policy: string): string {
  return `policy ${policy} of the role ${role}`;
}

/** Why an alarm changed its state, as its mail has it. The description names the extension, too. */
function reasonIn(body: string): string {
  return /^- Reason for State Change: *(.*)$/m.exec(body)?.[1] ?? '';
}
