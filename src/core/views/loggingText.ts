/** The commands that turn a connection log on, with what a person should know before running them. */
import { turnOnLoggingCommands, type LoggingPlan } from '../connectionLog/turnOnLogging';
import type { Translate } from '../ports/translate';
import { displayText } from './displayText';

/** As a shell script: sentences as comments, commands one a line. */
export function loggingText(plan: LoggingPlan, name: string, t: Translate): string {
  const [create = '', modify = ''] = turnOnLoggingCommands(plan);
  const says = (...sentences: readonly string[]): string =>
    sentences.map((sentence) => `# ${sentence}`).join('\n');
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
