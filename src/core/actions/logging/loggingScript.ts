/** The commands that turn a connection log on, with notes to read before running them. */
import type { Translate } from '../../ports/translate';
import type { Shell } from '../../signIn/shellQuoting';
import { displayText } from '../../text/displayText';
import type { LoggingCommand } from './loggingCommands';

/**
 * Formats the commands as a shell script: sentences as comments, one command per line.
 * @param name of the endpoint
 */
export function loggingScript(
  commands: readonly LoggingCommand[],
  name: string,
  shell: Shell,
  t: Translate,
): string {
  const comment = shell === 'cmd' ? 'rem' : '#';
  const says = (...sentences: readonly string[]): string =>
    sentences.map((sentence) => `${comment} ${sentence}`).join('\n');
  const needed = commands.map(({ kind }) => actions[kind]).join(', ');
  const head = says(
    t('Turns on connection logging for {0}. Nothing has been changed yet.', displayText(name)),
    t(
      'Requires the IAM actions {0}; reading the log later requires {1}.',
      needed,
      'logs:FilterLogEvents, logs:StartQuery, logs:GetQueryResults, logs:StopQuery',
    ),
    t(
      'The log contains user names and public addresses, and CloudWatch Logs charges for the data that it ingests.',
    ),
  );
  const sections = commands.map(({ kind, text }) => [says(note(kind, t)), text].join('\n'));
  return `${[head, ...sections].join('\n\n')}\n`;
}

const actions: Readonly<Record<LoggingCommand['kind'], string>> = {
  createLogGroup: 'logs:CreateLogGroup',
  setRetention: 'logs:PutRetentionPolicy',
  setLogging: 'ec2:ModifyClientVpnEndpoint',
};

function note(kind: LoggingCommand['kind'], t: Translate): string {
  switch (kind) {
    case 'createLogGroup':
      return t('Creates the log group.');
    case 'setRetention':
      return t('Log entries older than this are deleted.');
    case 'setLogging':
      return t('Connections that start from now on are logged.');
  }
}
