/**
 * Which calls change something in AWS, and a way to stand between those who ask for such calls and
 * the ports that make them.
 */
import type { ScopeAws } from '../ports/aws';

type PortName = Exclude<keyof ScopeAws, 'scope' | 'clock'>;

/** Whether a call changes something in AWS. A method that is new does not compile until it says so. */
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

/** A call that is about to be made. */
export interface PortCall {
  /** `alarms.put` */
  readonly method: string;
  /** The call's arguments. */
  readonly values: readonly unknown[];
  /** Makes the call. */
  readonly send: () => Promise<unknown>;
}

/** A call that writes, about to be made. */
export type Write = PortCall;

type Call = (...values: readonly unknown[]) => Promise<unknown>;

/** The same calls, of which those that write go through `around`, whose answer is theirs. */
export function aroundWrites(aws: ScopeAws, around: (write: Write) => Promise<unknown>): ScopeAws {
  return aroundCalls(aws, 'writes', around);
}

/** The same of those that read; but for logs, which come page by page and not as a promise. */
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
    // Over the port, not a copy of it: a port may be an object of a class.
    return [name, Object.assign(Object.create(port) as object, Object.fromEntries(wrapped))];
  });
  return { ...aws, ...(Object.fromEntries(ports) as Omit<ScopeAws, 'scope' | 'clock'>) };
}
