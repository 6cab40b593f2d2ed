/** Limits the duration of reads, whatever happens to the calls behind them. */
import { minuteMs } from '../base/duration';
import { ExpectedError } from '../model/errors';
import type { ScopeAws } from '../ports/aws';
import type { Clock } from '../base/clock';
import { within } from '../base/within';

/**
 * The maximum duration of a read, in ms: far longer than all retries and pages of one take. A
 * refresh must not wait forever for a read that hangs.
 */
export const longestReadMs = 5 * minuteMs;

/**
 * The same calls; reads reject with `timeout` when they take too long, except those of logs, which
 * return pages and not a promise.
 */
export function limitedReads(aws: ScopeAws, clock: Pick<Clock, 'after'>): ScopeAws {
  const {
    scope,
    endpoints,
    alarms,
    metrics,
    topics,
    account,
    logGroups,
    metricFilters,
    roles,
    eventRules,
  } = aws;
  const limit =
    <Args extends unknown[], T>(method: string, read: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> =>
      within(clock, longestReadMs, read(...args), () => {
        const detail = `${method} gave no answer within ${longestReadMs} ms.`;
        throw new ExpectedError({ kind: 'timeout', ...scope, detail });
      });
  return {
    ...aws,
    endpoints: {
      list: limit('endpoints.list', (signal) => endpoints.list(signal)),
      connections: limit('endpoints.connections', (id, signal) =>
        endpoints.connections(id, signal),
      ),
      configuration: limit('endpoints.configuration', (id, signal) =>
        endpoints.configuration(id, signal),
      ),
      networks: limit('endpoints.networks', (id, signal) => endpoints.networks(id, signal)),
      routes: limit('endpoints.routes', (id, signal) => endpoints.routes(id, signal)),
      authorizationRules: limit('endpoints.authorizationRules', (id, signal) =>
        endpoints.authorizationRules(id, signal),
      ),
    },
    alarms: {
      list: limit('alarms.list', (signal) => alarms.list(signal)),
      withAction: limit('alarms.withAction', (arn, signal) => alarms.withAction(arn, signal)),
      page: limit('alarms.page', (token, signal) => alarms.page(token, signal)),
      get: limit('alarms.get', (names, signal) => alarms.get(names, signal)),
      isComposite: limit('alarms.isComposite', (name, signal) => alarms.isComposite(name, signal)),
      stored: limit('alarms.stored', (name, signal) => alarms.stored(name, signal)),
      transitions: limit('alarms.transitions', (name, range, signal) =>
        alarms.transitions(name, range, signal),
      ),
      history: limit('alarms.history', (name, range, signal) =>
        alarms.history(name, range, signal),
      ),
      contributors: limit('alarms.contributors', (name, signal) =>
        alarms.contributors(name, signal),
      ),
      contributorTransitions: limit('alarms.contributorTransitions', (name, range, signal) =>
        alarms.contributorTransitions(name, range, signal),
      ),
      contributorActions: limit('alarms.contributorActions', (name, range, signal) =>
        alarms.contributorActions(name, range, signal),
      ),
      muteRules: limit('alarms.muteRules', (known, signal) => alarms.muteRules(known, signal)),
    },
    metrics: {
      samples: limit('metrics.samples', (id, range, periodSeconds, signal) =>
        metrics.samples(id, range, periodSeconds, signal),
      ),
      samplesOf: limit('metrics.samplesOf', (ids, range, periodSeconds, signal) =>
        metrics.samplesOf(ids, range, periodSeconds, signal),
      ),
    },
    eventRules: {
      list: limit('eventRules.list', (signal) => eventRules.list(signal)),
      get: limit('eventRules.get', (name, signal) => eventRules.get(name, signal)),
      targets: limit('eventRules.targets', (name, signal) => eventRules.targets(name, signal)),
    },
    roles: {
      list: limit('roles.list', (signal) => roles.list(signal)),
      get: limit('roles.get', (name, signal) => roles.get(name, signal)),
    },
    topics: {
      list: limit('topics.list', (signal) => topics.list(signal)),
      get: limit('topics.get', (arn, signal) => topics.get(arn, signal)),
      subscription: limit('topics.subscription', (arn, subscriber, signal) =>
        topics.subscription(arn, subscriber, signal),
      ),
    },
    logGroups: {
      list: limit('logGroups.list', (prefix, signal) => logGroups.list(prefix, signal)),
      get: limit('logGroups.get', (name, signal) => logGroups.get(name, signal)),
      streams: limit('logGroups.streams', (group, signal) => logGroups.streams(group, signal)),
      latest: limit('logGroups.latest', (query, signal) => logGroups.latest(query, signal)),
    },
    metricFilters: {
      ofGroup: limit('metricFilters.ofGroup', (group, signal) =>
        metricFilters.ofGroup(group, signal),
      ),
      ofMetric: limit('metricFilters.ofMetric', (namespace, name, signal) =>
        metricFilters.ofMetric(namespace, name, signal),
      ),
      test: limit('metricFilters.test', (pattern, messages, signal) =>
        metricFilters.test(pattern, messages, signal),
      ),
    },
    account: {
      identity: limit('account.identity', (signal) => account.identity(signal)),
      alias: limit('account.alias', (signal) => account.alias(signal)),
      unencryptedHosts: limit('account.unencryptedHosts', () => account.unencryptedHosts()),
      regions: limit('account.regions', (signal) => account.regions(signal)),
    },
  };
}
