/** What the user should know before connection logging is turned on, and what prevents it. */
import type { LogGroup } from '../../cloudwatchLogs/logGroup';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { endpointName } from '../../text/names';
import { daysText } from '../../text/spans';
import type { Problem } from '../write/problem';
import type { LoggingPlanInput } from './loggingInput';

/** The maximum number of endpoints that a sentence names. */
const mostNamed = 5;

/** All problems, errors first. */
export function loggingProblems(input: LoggingPlanInput, t: Translate): readonly Problem[] {
  const { group } = input;
  const problems = [
    group.kind === 'new' ? logGroupNameProblem(group.name, t) : classProblem(group.group, t),
    moveProblem(input, t),
    warning(
      t(
        'The log contains user names and the public addresses of devices. Anyone who may read the log group can see them.',
      ),
    ),
    sharedProblem(input, t),
    retentionProblem(input, t),
    group.kind === 'existing' ? keyProblem(group.group, t) : undefined,
  ].filter((problem) => problem !== undefined);
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
}

/**
 * Validates the name of a new log group.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 */
export function logGroupNameProblem(text: string, t: Translate): Problem | undefined {
  const name = text.trim();
  if (name === '') return error(t('Enter a name for the log group.'));
  if (name.length > 512)
    return error(t('A log group name has at most 512 characters; this one has {0}.', name.length));
  if (!/^[\w./#-]+$/.test(name)) {
    return error(
      t('A log group name can contain only letters A–Z and a–z, digits and {0}.', '_ - / . #'),
    );
  }
  if (name.startsWith('aws/')) return error(t('A log group name cannot start with "{0}".', 'aws/'));
  return undefined;
}

/**
 * Only the standard class can be read event by event, and only it has metric filters.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
 */
function classProblem({ name, logClass }: LogGroup, t: Translate): Problem | undefined {
  switch (logClass) {
    case 'STANDARD':
      return undefined;
    case 'INFREQUENT_ACCESS':
      return warning(
        t(
          'The log group {0} is of the class Infrequent Access: it has no metric filters, and recent connections cannot be read from it here.',
          displayText(name),
        ),
      );
    case 'DELIVERY':
    case 'other':
      return error(
        t(
          'The log group {0} is of a class whose entries cannot be queried. Choose another log group.',
          displayText(name),
        ),
      );
  }
}

/** Logging to another group ends silently for everything that reads the old one. */
function moveProblem(
  { endpoint, moves, group }: LoggingPlanInput,
  t: Translate,
): Problem | undefined {
  const { enabled, group: before } = endpoint.logging;
  if (!enabled || before === undefined) return undefined;
  if (group.kind === 'existing' && group.group.name === before) {
    if (group.stream === undefined || group.stream === endpoint.logging.stream) {
      const text = t(
        '{0} already logs its connections to {1}.',
        endpointName(endpoint),
        displayText(before),
      );
      return error(text);
    }
    return undefined;
  }
  const text = t(
    '{0} logs its connections to {1} now. Alarms, metric filters and queries on that log group will no longer see its connections; entries that are there stay.',
    endpointName(endpoint),
    displayText(before),
  );
  return moves === true ? warning(text) : error(text);
}

function sharedProblem({ sharedWith }: LoggingPlanInput, t: Translate): Problem | undefined {
  if (sharedWith.length === 0) return undefined;
  const names = sharedWith.slice(0, mostNamed).map(endpointName).join(', ');
  const more = sharedWith.length - mostNamed;
  return warning(
    more > 0
      ? t(
          'The log group also has the connections of {0}, and of other endpoints: {1}.',
          names,
          more,
        )
      : t('The log group also has the connections of {0}.', names),
  );
}

function retentionProblem({ group }: LoggingPlanInput, t: Translate): Problem | undefined {
  const days = group.kind === 'new' ? group.retentionDays : group.group.retentionDays;
  if (days === undefined) {
    return warning(
      t('Entries of the log group never expire, and are billed as long as they are kept.'),
    );
  }
  if (group.kind === 'new') return undefined;
  return warning(
    t('Entries of the log group expire after {0}; this is not changed.', daysText(days, t)),
  );
}

/**
 * CloudWatch Logs decrypts for anyone who may read the group, while the key can be used.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function keyProblem({ kmsKeyId }: LogGroup, t: Translate): Problem | undefined {
  if (kmsKeyId === undefined) return undefined;
  return warning(
    t(
      'The log group is encrypted with {0}. Without that key, or without its permission for CloudWatch Logs, entries can neither be written nor read.',
      displayText(kmsKeyId),
    ),
  );
}

function error(text: string): Problem {
  return { severity: 'error', text };
}

function warning(text: string): Problem {
  return { severity: 'warning', text };
}
