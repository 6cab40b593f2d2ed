/** The commands that turn a connection log on, with what a person should know before running them. */
import type { Translate } from '../ports/translate';
import type { Shell } from '../signIn/shellQuoting';
import { displayText } from '../text/displayText';

/**
 * As a script of the shell: sentences as comments, commands one a line.
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
      t('Turns on the connection log of {0}. Nothing has been changed yet.', displayText(name)),
      t(
        'Needs the IAM actions {0}; reading the log later needs {1}.',
        'logs:CreateLogGroup, ec2:ModifyClientVpnEndpoint',
        'logs:FilterLogEvents, logs:StartQuery, logs:GetQueryResults, logs:StopQuery',
      ),
      t(
        'The log holds user names and public addresses, and CloudWatch Logs bills what it takes in.',
      ),
    ),
    [says(t('The log group. Leave this out where it exists already.')), create].join('\n'),
    [says(t('Connections that begin from now on are logged.')), modify].join('\n'),
    says(
      t(
        'Entries are kept for ever unless the log group is given a retention: {0}',
        'aws logs put-retention-policy',
      ),
    ),
  ].join('\n\n')}\n`;
}
