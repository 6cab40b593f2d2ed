/**
 * Read-only mode where the calls go out: whatever asks for a write while it is on, a command that
 * was overlooked or a wizard that stood open, gets a failure in place of AWS's answer.
 */
import { ExpectedError } from './errors';
import type { ScopeAws } from './ports/aws';
import type { Backend } from './ports/backend';

type PortName = Exclude<keyof ScopeAws, 'scope'>;

/** Whether a call changes something in AWS. A method that is new does not compile until it says so. */
const effects: {
  readonly [Name in PortName]: Readonly<Record<keyof ScopeAws[Name], 'reads' | 'writes'>>;
} = {
  endpoints: { list: 'reads', connections: 'reads', end: 'writes' },
  alarms: {
    list: 'reads',
    page: 'reads',
    get: 'reads',
    transitions: 'reads',
    history: 'reads',
    put: 'writes',
    setState: 'writes',
    setActionsEnabled: 'writes',
    delete: 'writes',
  },
  metrics: { samples: 'reads' },
  topics: {
    list: 'reads',
    get: 'reads',
    create: 'writes',
    setPolicy: 'writes',
    subscribeEmail: 'writes',
  },
  logs: { read: 'reads', search: 'reads' },
  account: { identity: 'reads' },
};

/** The same backend, whose writes reject with `readOnly` while read-only mode is on. */
export function guardedBackend(backend: Backend, readOnly: () => boolean): Backend {
  const open: Backend['open'] = (scope) => guardedAws(backend.open(scope), readOnly);
  return Object.assign(Object.create(backend) as Backend, { open });
}

/** The same calls, of which those that write reject with `readOnly` while read-only mode is on. */
export function guardedAws(aws: ScopeAws, readOnly: () => boolean): ScopeAws {
  const names = Object.keys(effects) as PortName[];
  const ports = names.map((name) => [name, guardedPort(aws[name], effects[name], readOnly)]);
  return { ...aws, ...(Object.fromEntries(ports) as Omit<ScopeAws, 'scope'>) };
}

type Call = (...values: readonly unknown[]) => unknown;

function guardedPort(
  port: object,
  effect: Readonly<Record<string, 'reads' | 'writes'>>,
  readOnly: () => boolean,
): object {
  const calls = port as Readonly<Record<string, Call>>;
  const writes = Object.keys(effect).filter((method) => effect[method] === 'writes');
  const guards = writes.map((method): readonly [string, Call] => [
    method,
    (...values) =>
      readOnly()
        ? Promise.reject(new ExpectedError({ kind: 'readOnly' }))
        : calls[method]?.call(port, ...values),
  ]);
  // Over the port, not a copy of it: a port may be an object of a class.
  return Object.assign(Object.create(port) as object, Object.fromEntries(guards));
}
