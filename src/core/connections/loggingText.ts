/** The commands that turn a connection log on, with notes to read before running them. */
import type { Translate } from '../ports/translate';
import type { Shell } from '../signIn/shellQuoting';
import { displayText } from '../text/displayText';

/**
 * Formats the commands as a shell script: sentences as comments, one command per line.
 * @param commands see `turnOnLoggingCommands`
 * @param name of the endpoint
 */
export function loggingText(
  [create = '', modify = '']: readonly string[],
  name: string,
  shell: Shell,
  t: Translate,
): string {
  const comment = shell === 'cmd' ? 'rem' : '#';
  const says = (...sentences: readonly string[]): string =>
    sentences.map((sentence) => `${comment} ${sentence}`).join('\n');
  return `${[
    says(
      t('Turns on connection logging for {0}. Nothing has been changed yet.', displayText(name)),
      t(
        'Requires the IAM actions {0}; reading the log later requires {1}.',
        'logs:CreateLogGroup, ec2:ModifyClientVpnEndpoint',
        'logs:FilterLogEvents, logs:StartQuery, logs:GetQueryResults, logs:StopQuery',
      ),
      t(
        'The log contains user names and public addresses, and CloudWatch Logs charges for the data that it ingests.',
      ),
    ),
    [
      says(t('Creates the log group. Skip this command if the log group already exists.')),
      create,
    ].join('\n'),
    [says(t('Connections that start from now on are logged.')), modify].join('\n'),
    says(
      t(
        'Log entries never expire unless you set a retention period for the log group: {0}',
        'aws logs put-retention-policy',
      ),
    ),
  ].join('\n\n')}\n`;
}
