/**
 * The AWS CLI commands that turn an endpoint's connection log on, for somebody else to review and run.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/create-connection-log-config.html
 */
import type { Scope } from '../../model/scope';
import { commandLine, option, type RefusedWord, type Shell } from '../../signIn/shellQuoting';
import type { LoggingPlan, LoggingStep } from './planConnectionLogging';

/** A name that does not begin with a slash, which some shells on Windows treat as a path. */
export function defaultLogGroup(endpointId: string): string {
  return `client-vpn/${endpointId}`;
}

/** A step of the plan as a command. */
export interface LoggingCommand {
  readonly kind: LoggingStep['kind'];
  readonly text: string;
}

/** The commands in order, quoted for a shell; or the word that cannot be quoted. */
export type LoggingCommands =
  { readonly commands: readonly LoggingCommand[] } | { readonly refused: RefusedWord };

/** A command for each step of the plan. */
export function loggingCommands(
  { scope, steps }: Pick<LoggingPlan, 'scope' | 'steps'>,
  shell: Shell,
): LoggingCommands {
  const commands: LoggingCommand[] = [];
  for (const step of steps) {
    const line = commandLine(['aws', ...wordsOf(step), ...placeWords(scope)], shell);
    if ('refused' in line) return line;
    commands.push({ kind: step.kind, text: line.text });
  }
  return { commands };
}

/** The words of a command without the scope. */
function wordsOf(step: LoggingStep): readonly string[] {
  switch (step.kind) {
    case 'createLogGroup':
      return [
        ...['logs', 'create-log-group'],
        ...option('--log-group-name', step.call.input.logGroupName),
      ];
    case 'setRetention': {
      const { logGroupName, retentionInDays } = step.call.input;
      return [
        ...['logs', 'put-retention-policy'],
        ...option('--log-group-name', logGroupName),
        ...option('--retention-in-days', String(retentionInDays)),
      ];
    }
    case 'setLogging': {
      const { ClientVpnEndpointId, ConnectionLogOptions } = step.call.input;
      return [
        ...['ec2', 'modify-client-vpn-endpoint'],
        ...option('--client-vpn-endpoint-id', ClientVpnEndpointId),
        ...option('--connection-log-options', structureText(ConnectionLogOptions)),
      ];
    }
  }
}

/** The default credential chain has no name. */
function placeWords({ region, profile }: Scope): readonly string[] {
  return [...option('--region', region), ...(profile === '' ? [] : option('--profile', profile))];
}

/**
 * Shorthand where no value can be confused with its syntax, otherwise JSON.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
 */
function structureText(structure: Readonly<Record<string, string | boolean>>): string {
  const entries = Object.entries(structure);
  if (entries.some(([, value]) => !/^[\w./#-]+$/.test(String(value))))
    return JSON.stringify(structure);
  return entries.map(([name, value]) => `${name}=${String(value)}`).join(',');
}

/** One line that runs all commands in order. */
export function loggingLine(commands: readonly LoggingCommand[], shell: Shell): string {
  return commands.map(({ text }) => text).join(shell === 'cmd' ? ' & ' : '; ');
}
