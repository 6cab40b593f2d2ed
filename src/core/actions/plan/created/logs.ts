/** What an action created or changed in CloudWatch Logs, and the connection logging of an endpoint. */
import { displayText } from '../../../text/displayText';
import { daysText } from '../../../text/spans';
import type { CreatedKind, CreatedOf } from './createdKind';

export interface CreatedLogGroup extends CreatedOf<'logGroup'> {
  readonly name: string;
}

export const createdLogGroup: CreatedKind<CreatedLogGroup> = {
  key: ({ name }) => name,
  text: ({ name, confirmed }, t) =>
    confirmed
      ? t('The log group {0} has been created.', displayText(name))
      : t('The log group {0} may have been created.', displayText(name)),
};

export interface CreatedRetention extends CreatedOf<'retention'> {
  readonly group: string;
  readonly days: number;
}

export const createdRetention: CreatedKind<CreatedRetention> = {
  key: ({ group }) => group,
  text: ({ group, days, confirmed }, t) =>
    confirmed
      ? t(
          'The retention of the log group {0} has been set to {1}.',
          displayText(group),
          daysText(days, t),
        )
      : t(
          'The retention of the log group {0} may have been set to {1}.',
          displayText(group),
          daysText(days, t),
        ),
};

export interface CreatedLogging extends CreatedOf<'logging'> {
  readonly endpointId: string;
  readonly group: string;
}

export const createdLogging: CreatedKind<CreatedLogging> = {
  key: ({ endpointId }) => endpointId,
  text: ({ endpointId, group, confirmed }, t) =>
    confirmed
      ? t('{0} now logs its connections to {1}.', displayText(endpointId), displayText(group))
      : t('{0} may now log its connections to {1}.', displayText(endpointId), displayText(group)),
};

export interface CreatedMetricFilter extends CreatedOf<'metricFilter'> {
  readonly group: string;
  readonly name: string;
}

export const createdMetricFilter: CreatedKind<CreatedMetricFilter> = {
  // Neither a group nor a filter can have a colon in its name.
  key: ({ group, name }) => `${group}:${name}`,
  text: ({ group, name, confirmed }, t) =>
    confirmed
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
