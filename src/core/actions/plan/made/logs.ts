/** What an action created or changed in CloudWatch Logs, and the connection logging of an endpoint. */
import { displayText } from '../../../text/displayText';
import type { MadeKind, MadeOf } from './madeKind';

export interface MadeLogGroup extends MadeOf<'logGroup'> {
  readonly name: string;
}

export const madeLogGroup: MadeKind<MadeLogGroup> = {
  key: ({ name }) => name,
  text: ({ name, sure }, t) =>
    sure
      ? t('The log group {0} has been created.', displayText(name))
      : t('The log group {0} may have been created.', displayText(name)),
};

export interface MadeRetention extends MadeOf<'retention'> {
  readonly group: string;
  readonly days: number;
}

export const madeRetention: MadeKind<MadeRetention> = {
  key: ({ group }) => group,
  text: ({ group, days, sure }, t) =>
    sure
      ? t('The retention of the log group {0} has been set to {1} days.', displayText(group), days)
      : t(
          'The retention of the log group {0} may have been set to {1} days.',
          displayText(group),
          days,
        ),
};

export interface MadeLogging extends MadeOf<'logging'> {
  readonly endpointId: string;
  readonly group: string;
}

export const madeLogging: MadeKind<MadeLogging> = {
  key: ({ endpointId }) => endpointId,
  text: ({ endpointId, group, sure }, t) =>
    sure
      ? t('{0} now logs its connections to {1}.', displayText(endpointId), displayText(group))
      : t('{0} may now log its connections to {1}.', displayText(endpointId), displayText(group)),
};

export interface MadeMetricFilter extends MadeOf<'metricFilter'> {
  readonly group: string;
  readonly name: string;
}

export const madeMetricFilter: MadeKind<MadeMetricFilter> = {
  // Neither a group nor a filter can have a colon in its name.
  key: ({ group, name }) => `${group}:${name}`,
  text: ({ group, name, sure }, t) =>
    sure
      ? t(
          'The metric filter {0} of the log group {1} has been created.',
          displayText(name),
          displayText(group),
        )
      : t(
          'The metric filter {0} of the log group {1} may have been created.',
          displayText(name),
          displayText(group),
        ),
};
