/**
 * The arguments of commands. VS Code, a page, a link, a keyboard shortcut or another extension may call
 * a command with anything: an argument is checked as a whole, and is as if it were absent otherwise.
 */
import { isRecord } from '../base/isRecord';
import { isTime } from '../base/validTime';
import type { EndpointRef } from '../model/endpointRef';
import type { Remedy } from '../model/errors';
import type { NodeTarget } from './node';

type Fields = Readonly<Record<string, unknown>>;

/** The texts that each kind of target has, besides its scope. */
const targetFields: Readonly<Record<NodeTarget['kind'], readonly string[]>> = {
  scope: [],
  endpoint: ['endpointId'],
  alarm: ['endpointId', 'alarmName'],
  topic: ['topicArn'],
  subscription: ['topicArn', 'address'],
  connection: ['endpointId', 'connectionId'],
  notice: [],
};

/** The target of a tree row, or the target itself; undefined if the argument is neither. */
export function targetOf(argument: unknown): NodeTarget | undefined {
  if (!isRecord(argument)) return undefined;
  const { node } = argument;
  const target = isRecord(node) ? node.target : argument;
  return isTarget(target) ? target : undefined;
}

function isTarget(target: unknown): target is NodeTarget {
  if (!isRecord(target)) return false;
  const { kind, next } = target;
  if (typeof kind !== 'string' || !Object.hasOwn(targetFields, kind)) return false;
  if (!hasTexts(target, ['kind', 'scope', ...targetFields[kind as NodeTarget['kind']]]))
    return false;
  return kind !== 'notice' || next === undefined || isStep(next);
}

function isStep(step: unknown): boolean {
  if (!isRecord(step) || !hasTexts(step, ['label', 'command'])) return false;
  return step.command !== 'signIn' || isRemedy(step.remedy);
}

/** Whether the argument is what a sign-in needs, in full. */
export function isRemedy(argument: unknown): argument is Remedy {
  if (!isRecord(argument)) return false;
  const { kind, session, line } = argument;
  switch (kind) {
    case 'ssoLogin':
      return hasTexts(argument, ['profile', ...(session === undefined ? [] : ['session'])]);
    case 'consoleLogin':
    case 'mfaCode':
      return hasTexts(argument, ['profile']);
    case 'edit':
      return hasTexts(argument, ['file']) && (line === undefined || Number.isSafeInteger(line));
    default:
      return false;
  }
}

/** An endpoint in its scope; undefined if the argument is anything else. */
export function endpointOf(argument: unknown): EndpointRef | undefined {
  if (!isRecord(argument)) return undefined;
  const { scope, endpointId } = argument;
  if (typeof scope !== 'string' || typeof endpointId !== 'string') return undefined;
  return { scope, endpointId };
}

/** The endpoints of a list, without what is none; undefined if there are none, or no list. */
export function endpointsIn(argument: unknown): readonly EndpointRef[] | undefined {
  if (!Array.isArray(argument)) return undefined;
  const found = argument.flatMap((one: unknown) => endpointOf(one) ?? []);
  return found.length > 0 ? found : undefined;
}

/** A point in time at an endpoint. */
export interface Moment extends EndpointRef {
  /** Ms since 1970. */
  readonly at: number;
}

/** The moment; undefined if the argument is none, or no time that can be shown. */
export function momentOf(argument: unknown): Moment | undefined {
  const endpoint = endpointOf(argument);
  if (!endpoint || !isRecord(argument)) return undefined;
  const { at } = argument;
  return isTime(at) ? { ...endpoint, at } : undefined;
}

/** Whether these members are texts of its own. */
function hasTexts(value: Fields, keys: readonly string[]): boolean {
  return keys.every((key) => Object.hasOwn(value, key) && typeof value[key] === 'string');
}
