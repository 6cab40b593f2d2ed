/** Changes an alarm's configuration: what the change is about, and nothing else. */
import type { AlarmDefinition } from '../../model/alarm';
import type { AlarmConfiguration } from '../../model/alarmConfiguration';
import { alarmDifferences } from '../write/alarmDifferences';
import {
  comparisonOperator,
  evaluationWindow,
  lowSamplePercentile,
  warmUpConfiguration,
} from '../write/calls';
import { overlaid, type Members } from '../write/overlaid';
import { rewrittenQueries } from './rewriteQueries';

/** What a property becomes; the members that hold it are written together. */
type Writer = (to: AlarmDefinition, from: AlarmDefinition, before: AlarmConfiguration) => Members;

/** A band in place of a threshold goes when there is one. */
const limits: Writer = (to) => ({
  Threshold: to.threshold,
  ComparisonOperator: comparisonOperator(to),
  ThresholdMetricId: undefined,
});

/** Left out, M is N: when one of the two changes, both are written. */
const counts: Writer = (to) => ({
  EvaluationPeriods: to.evaluationPeriods,
  DatapointsToAlarm: to.datapointsToAlarm,
});

const writers: { readonly [Property in keyof AlarmDefinition]-?: Writer } = {
  name: (to) => ({ AlarmName: to.name }),
  description: (to) => ({ AlarmDescription: to.description }),
  queries: (to, from, before) => rewrittenQueries(before, from.queries, to.queries),
  // Each query has its own.
  periodSeconds: () => ({}),
  evaluationPeriods: counts,
  datapointsToAlarm: counts,
  threshold: limits,
  comparison: limits,
  treatMissing: (to) => ({ TreatMissingData: to.treatMissing }),
  ignoresLowSamples: (to) => lowSamplePercentile(to),
  evaluationWindow: (to) => ({ EvaluationWindow: evaluationWindow(to) }),
  warmUp: (to) => ({ WarmUpConfiguration: warmUpConfiguration(to) }),
  actionsEnabled: (to) => ({ ActionsEnabled: to.actionsEnabled }),
  alarmActions: (to) => ({ AlarmActions: [...to.alarmActions] }),
  okActions: (to) => ({ OKActions: [...to.okActions] }),
  insufficientDataActions: (to) => ({
    InsufficientDataActions: [...to.insufficientDataActions],
  }),
};

/**
 * The configuration with what differs between two definitions changed. All other members are as they
 * were, those that are not known here too.
 * @param from what the model has of the configuration
 * @throws RangeError for what this build cannot write, such as a comparison of kind `other`
 */
export function rewritten(
  configuration: AlarmConfiguration,
  from: AlarmDefinition,
  to: AlarmDefinition,
): AlarmConfiguration {
  const changes = alarmDifferences(to, from).map(({ property }) =>
    writers[property](to, from, configuration),
  );
  return changes.reduce<AlarmConfiguration>(overlaid, configuration);
}
