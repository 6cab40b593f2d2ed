/** An account in memory whose answers take their time and are new objects, as parsed ones are. */
import type { Scope } from '../../../src/core/model/scope';
import type { ScopeAws } from '../../../src/core/ports/aws';
import { FakeAws } from '../../fakes/fakeAws';
import { plainEndpoint, vpnAlarm } from '../../unit/polling/manyAlarms';

/** What is in each scope. */
interface FleetSize {
  readonly endpoints: number;
  /** Of each endpoint. All notify the same topic. */
  readonly alarms: number;
}

/** An account of that size, by name of its profile. */
export function accountOf(profile: string, size: FleetSize): FakeAws {
  const scope: Scope = { profile, region: 'ap-northeast-1' };
  const aws = new FakeAws({ scope });
  aws.topics.add('mails');
  for (let e = 1; e <= size.endpoints; e++) {
    const id = `cvpn-endpoint-${e}`;
    aws.endpointList.push(plainEndpoint(id));
    for (let a = 1; a <= size.alarms; a++) aws.alarms.add(vpnAlarm(`vpn-${e}-${a}`, id));
  }
  return aws;
}

/** The same account, each call of which takes so many ms. */
export function slowAws(aws: FakeAws, latencyMs: () => number): ScopeAws {
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, latencyMs()));
  const { scope, clock, metrics, logs, logGroups, metricFilters, roles, eventRules } = aws;
  return {
    scope,
    clock,
    metrics,
    logs,
    logGroups,
    metricFilters,
    roles,
    eventRules,
    send: slowed({ send: aws.send }, wait).send,
    account: slowed(aws.account, wait),
    endpoints: slowed(aws.endpoints, wait),
    alarms: slowed(aws.alarms, wait),
    topics: slowed(aws.topics, wait),
  };
}

function slowed<Port extends object>(port: Port, wait: () => Promise<void>): Port {
  return new Proxy(port, {
    get: (target, key): unknown => {
      const method: unknown = Reflect.get(target, key);
      if (typeof method !== 'function') return method;
      return async (...values: unknown[]): Promise<unknown> => {
        await wait();
        const answer: unknown = await Reflect.apply(method, target, values);
        return structuredClone(answer);
      };
    },
  });
}
