/** The texts of resources that nothing uses any more. */
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { topicName } from '../../text/names';
import type { Unused } from './unused';

/** A row of a list. */
export interface UnusedRow {
  readonly label: string;
  readonly detail: string;
}

/** What the resource is, and what is lost with it. */
export function unusedRow(resource: Unused, t: Translate): UnusedRow {
  switch (resource.kind) {
    case 'rule':
      return {
        label: t('EventBridge rule {0}', displayText(resource.rule.name)),
        detail: t('It notified of the deleted alarm only.'),
      };
    case 'metricFilter': {
      const { name, group } = resource.filter;
      return {
        label: t('Metric filter {0}', displayText(name)),
        detail: t(
          'In the log group {0}. No alarm of the region reads its metric; dashboards are not checked.',
          displayText(group),
        ),
      };
    }
    case 'topic': {
      const { arn, subscriptions } = resource.topic;
      const addresses = subscriptions.map(({ endpoint }) => displayText(endpoint)).join(', ');
      return {
        label: t('SNS topic {0}', topicName(arn)),
        detail:
          addresses === ''
            ? t('No alarm of the region notifies it; composite alarms are not checked.')
            : t(
                'No alarm of the region notifies it; composite alarms are not checked. Its subscriptions are deleted too: {0}.',
                addresses,
              ),
      };
    }
    case 'role':
      return {
        label: t('IAM role {0}', displayText(resource.role.name)),
        detail: t('No log alarm of the region uses it.'),
      };
  }
}

/** The IAM actions that deleting it needs. */
export function deletingActions(resource: Unused): readonly string[] {
  switch (resource.kind) {
    case 'rule':
      return ['events:RemoveTargets', 'events:DeleteRule'];
    case 'metricFilter':
      return ['logs:DeleteMetricFilter'];
    case 'topic':
      return ['sns:DeleteTopic'];
    case 'role':
      return ['iam:DeleteRolePolicy', 'iam:DeleteRole'];
  }
}

/** A sentence for a resource that was deleted. */
export function deletedText(resource: Unused, t: Translate): string {
  switch (resource.kind) {
    case 'rule':
      return t('The EventBridge rule {0} was deleted.', displayText(resource.rule.name));
    case 'metricFilter':
      return t('The metric filter {0} was deleted.', displayText(resource.filter.name));
    case 'topic':
      return t('The topic {0} was deleted.', topicName(resource.topic.arn));
    case 'role':
      return t('The role {0} was deleted.', displayText(resource.role.name));
  }
}
