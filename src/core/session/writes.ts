/** Which port calls change something in AWS, and wrappers around reads or writes of the ports. */
import type { ScopeAws } from '../ports/aws';

type PortName = Exclude<keyof ScopeAws, 'scope' | 'clock'>;

/** Whether a call changes something in AWS. A new method does not compile until it is listed. */
const effects: {
  readonly [Name in PortName]: Readonly<Record<keyof ScopeAws[Name], 'reads' | 'writes'>>;
} = {
  endpoints: { list: 'reads', connections: 'reads', end: 'writes' },
  alarms: {
    list: 'reads',
    page: 'reads',
    get: 'reads',
    stored: 'reads',
    transitions: 'reads',
    history: 'reads',
    muteRules: 'reads',
    put: 'writes',
    overwrite: 'writes',
    setState: 'writes',
    setActionsEnabled: 'writes',
    delete: 'writes',
  },
  metrics: { samples: 'reads', samplesOf: 'reads' },
  topics: {
    list: 'reads',
    get: 'reads',
    create: 'writes',
    setPolicy: 'writes',
    subscribeEmail: 'writes',
  },
  logs: { read: 'reads', search: 'reads' },
  account: { identity: 'reads', unencryptedHosts: 'reads', alias: 'reads', regions: 'reads' },
};

/** A call about to be made. */
export interface PortCall {
  /** `alarms.put` */
  readonly method: string;
  /** The call's arguments. */
  readonly values: readonly unknown[];
  /** Makes the call. */
  readonly send: () => Promise<unknown>;
}

/** A writing call about to be made. */
export type Write = PortCall;

type Call = (...values: readonly unknown[]) => Promise<unknown>;

/** The same calls; writes go through `around`, which returns their result. */
export function aroundWrites(aws: ScopeAws, around: (write: Write) => Promise<unknown>): ScopeAws {
  return aroundCalls(aws, 'writes', around);
}

/** The same for reads, except those of logs, which return pages and not a promise. */
export function aroundReads(aws: ScopeAws, around: (read: PortCall) => Promise<unknown>): ScopeAws {
  return { ...aroundCalls(aws, 'reads', around), logs: aws.logs };
}

function aroundCalls(
  aws: ScopeAws,
  chosen: 'reads' | 'writes',
  around: (call: PortCall) => Promise<unknown>,
): ScopeAws {
  const names = Object.keys(effects) as PortName[];
  const ports = names.map((name) => {
    const port: object = aws[name];
    const calls = port as Readonly<Record<string, Call>>;
    const methods = Object.entries(effects[name]).filter(([, effect]) => effect === chosen);
    const wrapped = methods.map(([method]): readonly [string, Call] => [
      method,
      (...values) => {
        const send = (): Promise<unknown> => Promise.resolve(calls[method]?.call(port, ...values));
        return around({ method: `${name}.${method}`, values, send });
      },
    ]);
    // Wraps the port instead of copying it: a port may be an instance of a class.
    return [name, Object.assign(Object.create(port) as object, Object.fromEntries(wrapped))];
  });
  return { ...aws, ...(Object.fromEntries(ports) as Omit<ScopeAws, 'scope' | 'clock'>) };
}
