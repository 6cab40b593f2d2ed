/**
 * The AWS CLI commands that turn an endpoint's connection log on, for a person to read and to run.
 * The extension does not run them: the log holds names and addresses, and is paid for.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/create-connection-log-config.html
 */
import type { Scope } from '../model/scope';
import { plainWord } from '../signInCommand';

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

/**
 * The commands in their order. Every word of them is read alike by POSIX shells and by PowerShell,
 * but for a profile with signs that shells read something into: it stands in single quotes, as POSIX
 * shells have them, or is left to the environment.
 * @param profile `quoted` for a text that is read, `environment` for a terminal of an unknown shell
 */
export function turnOnLoggingCommands(
  { scope, endpointId, group }: LoggingPlan,
  profile: 'quoted' | 'environment' = 'quoted',
): readonly string[] {
  const whom = [`--region ${scope.region}`, ...profileOption(scope.profile, profile)].join(' ');
  const options = `"Enabled=true,CloudwatchLogGroup=${group}"`;
  return [
    `aws logs create-log-group --log-group-name ${group} ${whom}`,
    `aws ec2 modify-client-vpn-endpoint --client-vpn-endpoint-id ${endpointId} --connection-log-options ${options} ${whom}`,
  ];
}

/** What the environment of a terminal must have for the commands made for it. */
export function loggingEnvironment({ profile }: Scope): Readonly<Record<string, string>> {
  return profile === '' || plainWord.test(profile) ? {} : { AWS_PROFILE: profile };
}

/** None for the default credential chain. */
function profileOption(profile: string, how: 'quoted' | 'environment'): readonly string[] {
  if (profile === '') return [];
  if (plainWord.test(profile)) return [`--profile ${profile}`];
  return how === 'quoted' ? [`--profile '${profile.replaceAll("'", `'\\''`)}'`] : [];
}
