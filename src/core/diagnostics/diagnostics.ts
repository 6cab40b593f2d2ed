/**
 * Diagnostics as Markdown, for someone who investigates the extension on a machine they cannot see.
 * They contain the age and completeness of all data, never the data themselves. They are in
 * English, like the log that they include. At the end, secrets and personal data are removed from
 * the whole text.
 */
import type { CallCounts } from '../session/callCounts';
import { connectionUser } from '../model/connection';
import { scopeId, type ScopeId } from '../model/scope';
import { partFailure, partValue, type Part, type Snapshot } from '../model/snapshot';
import type { LiveState } from '../polling/liveReads';
import type { Profile } from '../ports/backend';
import type { LogLine } from '../base/recentLog';
import { hideUsers, hideSecrets } from '../base/redact';
import { displayText } from '../text/displayText';

/** The data of the report. */
export interface DiagnosticsInput {
  /** By name: `VS Code`, `Node`. */
  readonly versions: Readonly<Record<string, string>>;
  /** The extension's settings and relevant settings of the editor, by name. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly snapshot: Snapshot;
  /** Whether the simulator is in use. */
  readonly trial: boolean;
  /** Undefined where the shared config cannot be read. */
  readonly profiles: readonly Profile[] | undefined;
  readonly calls: Pick<CallCounts, 'since' | 'all'>;
  /** What is read live, by scope. */
  readonly live: ReadonlyMap<ScopeId, LiveState>;
  /** Oldest first. */
  readonly log: readonly LogLine[];
  /** On the machine's clock, ms since 1970. */
  readonly createdAt: number;
  /** On the clock of the snapshot's timestamps, ms since 1970. */
  readonly now: number;
}

/** The text. */
export function diagnostics(input: DiagnosticsInput): string {
  const { versions, settings, calls, log } = input;
  const text = [
    '# Client VPN Watch: diagnostics',
    '',
    `Made ${iso(input.createdAt)}. What looks like a key, a token, a password, a person, an address or a home folder has been taken out; read it all the same before you send it.`,
    ...section('Versions', Object.entries(versions).map(nameAndValue)),
    ...section('Settings', Object.entries(settings).map(nameAndValue)),
    ...input.snapshot.scopes.flatMap((scope) => {
      const parts = Object.entries(scope).flatMap(([name, value]) => partLines(name, value, input));
      const title = `Scope ${displayText(scopeId(scope.scope))}`;
      const live = input.live.get(scopeId(scope.scope));
      return section(title, [
        `- sign-in: ${signInKind(scope.scope.profile, input)}`,
        ...parts,
        ...(live ? [liveLine(live)] : []),
      ]);
    }),
    ...section(
      `AWS calls since ${iso(calls.since)}`,
      calls.all.map(({ scope, action, calls: count }) => `- ${scope} ${action}: ${count}`),
    ),
    ...section('Log', log.flatMap(logLines)),
    '',
  ];
  const known = knownNames(input.snapshot);
  return hideUsers(text.map(hideSecrets).join('\n'), known);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', `## ${title}`, '', ...(lines.length > 0 ? lines : ['None.'])];
}

function nameAndValue([name, value]: readonly [string, unknown]): string {
  if (value === undefined) return `- ${name}: not set`;
  return `- ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

function liveLine({ endpoints, intervalMs, callsPerSecond, slowed }: LiveState): string {
  const rate = `at most ${callsPerSecond} calls a second${slowed ? ', throttled by AWS' : ''}`;
  return `- on screen: ${endpoints} endpoints, read every ${seconds(intervalMs)}, ${rate}`;
}

function signInKind(profile: string, { trial, profiles }: DiagnosticsInput): string {
  if (trial) return 'none, the trial';
  if (profile === '') return 'the default credential chain';
  if (!profiles) return 'unknown, the shared config cannot be read';
  return profiles.find(({ name }) => name === profile)?.kind ?? 'no such profile';
}

/** The fetched parts of a scope, recognized by shape: one part, or several by key. */
function partLines(name: string, value: unknown, { now }: DiagnosticsInput): readonly string[] {
  if (isPart(value)) return [`- ${name}: ${partText(value, now)}`];
  if (Array.isArray(value)) return [`- ${name}: ${value.length}`];
  if (typeof value === 'number') return [`- ${name}: ${iso(value)}`];
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.values(value).filter(isPart);
  if (parts.length === 0) return name === 'scope' ? [] : [`- ${name}: 0`];
  const texts = parts.map((part) => partText(part, now));
  const distinct = [...new Set(texts)];
  return [
    `- ${name}: ${parts.length}`,
    ...distinct.map((text) => `  - ${texts.filter((other) => other === text).length} × ${text}`),
  ];
}

function isPart(value: unknown): value is Part<unknown> {
  const kinds: readonly unknown[] = ['waiting', 'ready', 'stale', 'failed'];
  return (
    typeof value === 'object' && value !== null && 'kind' in value && kinds.includes(value.kind)
  );
}

function partText(part: Part<unknown>, now: number): string {
  const value = partValue(part);
  const count = Array.isArray(value) ? [`${value.length} found`] : [];
  const age = 'fetchedAt' in part ? [`${seconds(now - part.fetchedAt)} old`] : [];
  return [part.kind, ...count, ...age, ...failureWords(part, now)].join(', ');
}

function failureWords(part: Part<unknown>, now: number): readonly string[] {
  const failure = partFailure(part);
  if (!failure || !('failedAt' in part)) return [];
  const { kind, action, requestId } = failure;
  return [
    `failed ${seconds(now - part.failedAt)} ago with ${kind}`,
    ...(action === undefined ? [] : [displayText(action)]),
    ...(requestId === undefined ? [] : [`request ${displayText(requestId)}`]),
  ];
}

/** Indented, so that no line is interpreted as Markdown. */
function logLines({ at, level, text }: LogLine): readonly string[] {
  const [first = '', ...more] = text.split('\n');
  return [`    ${iso(at)} ${level} ${first}`, ...more.map((line) => `      ${line}`)];
}

/**
 * Names of connected users, of contributors and of subscribers: no pattern distinguishes a name from another word.
 */
function knownNames({ scopes }: Snapshot): ReadonlyMap<string, string> {
  const users = scopes
    .flatMap(({ connections }) => Object.values(connections))
    .flatMap((part) => partValue(part) ?? [])
    .flatMap((one) => [connectionUser(one), one.commonName ?? '', one.clientIpv6 ?? '']);
  const contributors = scopes
    .flatMap((scope) => [
      ...Object.values(scope.contributors).flatMap((part) => partValue(part) ?? []),
      ...scope.contributorTransitions.map(({ contributor }) => contributor),
    ])
    .flatMap(({ attributes }) => Object.values(attributes));
  const addresses = scopes
    .flatMap(({ topics }) => Object.values(topics))
    .flatMap((part) => partValue(part)?.subscriptions ?? [])
    .map(({ endpoint }) => endpoint);
  return new Map([
    ...[...users, ...contributors].map((name) => [name, '[name]'] as const),
    ...addresses.map((address) => [address, '[subscriber]'] as const),
  ]);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
