/** Changes an alarm's configuration: only the members that the change concerns. */
import type { AlarmDefinition } from '../../model/alarm';
import type { AlarmConfiguration } from '../../model/alarmConfiguration';
import { alarmDifferences } from '../write/alarmDifferences';
import {
  comparisonOperator,
  evaluationWindow,
  lowSamplePercentile,
  warmUpConfiguration,
} from '../../ports/calls';
import { overlaid, type Members } from '../write/overlaid';
import { rewrittenQueries } from './rewriteQueries';

/** Computes the members that represent a property; they are written together. */
type Writer = (to: AlarmDefinition, from: AlarmDefinition, before: AlarmConfiguration) => Members;

/** A threshold replaces a band. */
const limits: Writer = (to) => ({
  Threshold: to.threshold,
  ComparisonOperator: comparisonOperator(to),
  ThresholdMetricId: undefined,
});

/** If M is omitted, it equals N: when one of the two changes, both are written. */
const counts: Writer = (to) => ({
  EvaluationPeriods: to.evaluationPeriods,
  DatapointsToAlarm: to.datapointsToAlarm,
});

const writers: { readonly [Property in keyof AlarmDefinition]-?: Writer } = {
  name: (to) => ({ AlarmName: to.name }),
  description: (to) => ({ AlarmDescription: to.description }),
  queries: (to, from, before) => rewrittenQueries(before, from.queries, to.queries),
  // Each query has its own period.
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
 * The configuration with the differences between two definitions applied. All other members are
 * unchanged, including unknown ones.
 * @param from the model's definition of the configuration
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
