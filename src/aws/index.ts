/** The ports implemented with the AWS SDK. Loaded on first use. */
import { scopeId, type Scope, type ScopeId } from '../core/model/scope';
import type { ScopeAws } from '../core/ports/aws';
import type { Backend } from '../core/ports/backend';
import type { CallMeter } from '../core/ports/callMeter';
import type { Clock } from '../core/base/clock';
import type { Log } from '../core/base/log';
import type { Yielder } from '../core/base/yielder';
import type { TrialControls } from '../core/ports/trial';
import type { WireHandler } from '../core/ports/wire';
import { createAccess } from './access/access';
import type { Network } from './access/clientConfigs';
import { createAccountPort } from './account';
import { createAlarmsPort } from './alarms';
import { Caller } from './calls/caller';
import type { SignIns } from './access/credentials';
import { createEndpointsPort } from './endpoints';
import { createEventRulesPort } from './eventRules';
import { createLogGroupsPort } from './logGroups';
import { createLogsPort } from './logs';
import { createMetricFiltersPort } from './metricFilters';
import { createMetricsPort } from './metrics';
import { regions } from './regions';
import { createRolesPort } from './roles';
import { createTopicsPort } from './topics';
import { wireAccess } from './access/wireAccess';
import { sendCall } from './writes';

export type { SignIns } from './access/credentials';

/** What the backend needs. */
export interface BackendDeps {
  readonly log: Log;
  readonly clock: Clock;
  /** Responds in place of AWS: network, shared config and keys are not used. */
  readonly wire?: WireHandler;
  readonly trial?: TrialControls;
  readonly meter?: CallMeter;
  /** Schedules calls and the parsing of responses; if omitted, both run immediately. */
  readonly yielder?: Yielder;
  /** If omitted, certificates are verified. */
  readonly network?: Network;
  /** The credentials of profiles; backends that share it sign in each profile once. */
  readonly signIns?: SignIns;
}

const careful: Network = { checksCertificates: () => true };

/**
 * Creates the backend. It makes no call and reads no file until used; `dispose` cancels running
 * calls.
 */
export function createBackend(options: BackendDeps): Backend {
  const { log, clock, wire, trial, meter, yielder, network = careful, signIns } = options;
  const access = wire ? wireAccess(wire) : createAccess(network, log, yielder, signIns);
  if (!wire && !network.checksCertificates())
    log.warn('Certificates are not checked: http.proxyStrictSSL is off.');
  const disposed = new AbortController();
  const open = new Map<ScopeId, ScopeAws>();
  const make = (scope: Scope): ScopeAws => {
    const caller = new Caller({ scope, access, log, disposed: disposed.signal, meter, yielder });
    return {
      scope,
      clock,
      send: (call, signal) => sendCall(caller, call, signal),
      endpoints: createEndpointsPort(caller),
      alarms: createAlarmsPort(caller),
      metrics: createMetricsPort(caller),
      roles: createRolesPort(caller),
      eventRules: createEventRulesPort(caller),
      topics: createTopicsPort(caller),
      logs: createLogsPort(caller),
      logGroups: createLogGroupsPort(caller),
      metricFilters: createMetricFiltersPort(caller),
      account: createAccountPort(caller, () => access.unencryptedHosts(scope.profile)),
    };
  };
  return {
    clock,
    ...(trial && { trial }),
    profiles: () => access.profiles(),
    configFault: () => access.configFault(),
    regions: () => regions,
    signIn: (profile, ask) => access.signIn(profile, ask),
    open: (scope) => {
      const id = scopeId(scope);
      const aws = open.get(id) ?? make(scope);
      open.set(id, aws);
      return aws;
    },
    dispose: () => {
      disposed.abort();
      access.dispose();
    },
  };
}
