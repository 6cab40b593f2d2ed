/**
 * The AWS CLI commands that turn an endpoint's connection log on, for a person to read and to run.
 * The extension does not run them: the log holds names and addresses, and is paid for.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/create-connection-log-config.html
 */
import type { Scope } from '../../model/scope';
import { commandLine, option, type RefusedWord, type Shell } from '../../signIn/shellQuoting';

/** What the commands are about. */
export interface LoggingPlan {
  readonly scope: Scope;
  readonly endpointId: string;
  /** The log group; see `logGroupProblem`. */
  readonly group: string;
}

/** A name that does not begin with a slash, which some shells on Windows take for a path. */
export function defaultLogGroup(endpointId: string): string {
  return `client-vpn/${endpointId}`;
}

/** Whether a text can be the name of a log group and stand in a command of any shell. */
export function isLogGroupName(text: string): boolean {
  return text.length <= 512 && /^[A-Za-z0-9_./-]+$/.test(text) && !text.startsWith('-');
}

/** The commands in their order, as a shell has them; or the word because of which they cannot be written. */
export type LoggingCommands =
  { readonly commands: readonly string[] } | { readonly refused: RefusedWord };

/** The commands for a shell. */
export function turnOnLoggingCommands(
  { scope, endpointId, group }: LoggingPlan,
  shell: Shell,
): LoggingCommands {
  const whom = [
    ...option('--region', scope.region),
    // The default credential chain has no name.
    ...(scope.profile === '' ? [] : option('--profile', scope.profile)),
  ];
  const create = ['aws', 'logs', 'create-log-group', ...option('--log-group-name', group)];
  const modify = [
    ...['aws', 'ec2', 'modify-client-vpn-endpoint'],
    ...option('--client-vpn-endpoint-id', endpointId),
    ...option('--connection-log-options', `Enabled=true,CloudwatchLogGroup=${group}`),
  ];
  const commands: string[] = [];
  for (const words of [create, modify]) {
    const line = commandLine([...words, ...whom], shell);
    if ('refused' in line) return line;
    commands.push(line.text);
  }
  return { commands };
}

/** One line that runs them one after the other. */
export function loggingLine(commands: readonly string[], shell: Shell): string {
  return commands.join(shell === 'cmd' ? ' & ' : '; ');
}
