/**
 * The AWS CLI commands that turn an endpoint's connection log on, for the user to review and run.
 * The extension does not run them: the log contains names and addresses, and is billed.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/create-connection-log-config.html
 */
import type { Scope } from '../../model/scope';
import { commandLine, option, type RefusedWord, type Shell } from '../../signIn/shellQuoting';

/** The endpoint and log group of the commands. */
export interface LoggingPlan {
  readonly scope: Scope;
  readonly endpointId: string;
  /** The log group; see `logGroupProblem`. */
  readonly group: string;
}

/** A name that does not begin with a slash, which some shells on Windows treat as a path. */
export function defaultLogGroup(endpointId: string): string {
  return `client-vpn/${endpointId}`;
}

/** Whether a text is a valid log group name and safe in a command of any shell. */
export function isLogGroupName(text: string): boolean {
  return text.length <= 512 && /^[A-Za-z0-9_./-]+$/.test(text) && !text.startsWith('-');
}

/** The commands in order, quoted for a shell; or the word that cannot be quoted. */
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

/** One line that runs all commands in order. */
export function loggingLine(commands: readonly string[], shell: Shell): string {
  return commands.join(shell === 'cmd' ? ' & ' : '; ');
}
