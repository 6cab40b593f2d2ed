/**
 * PutMetricAlarm: creates an alarm in INSUFFICIENT_DATA, or overwrites the configuration of the
 * alarm of that name and keeps its state. Tags are only used at creation.
 */
import { checkEvaluable } from '../../../core/cloudwatch/alarmEvaluation';
import { isExpected } from '../../../core/model/errors';
import {
  comparisons,
  type AlarmDefinition,
  type MetricStat,
  type TreatMissing,
} from '../../../core/model/alarm';
import type {
  AlarmConfiguration,
  MetricDataQueryShape,
  SimulatedAlarm,
} from '../../state/alarms/alarms';
import { alarmArn } from '../../state/identity';
import { validationError } from '../contract/queryErrors';
import type { Operation } from '../contract/service';
import { periodSeconds, readConfiguration } from './alarmConfiguration';
import { recordConfiguration } from './configurationHistory';
import { toTiming } from './evaluationTiming';
import { tagsOf } from './fields';
import { toQuery, toStat } from './metricQueries';

export const putMetricAlarm: Operation = (input, { account, region }) => {
  const configuration = readConfiguration(input, region.name);
  const tags = tagsOf(input);
  const definition = toDefinition(configuration);
  refuseUnevaluable(definition);
  const now = account.clock.now();
  region.logAlarms.delete(configuration.AlarmName);
  const before = region.alarms.get(configuration.AlarmName);
  // An update ends a warm-up or changes its length; it never starts one.
  const warmingSince = definition.warmUp && (before ? before.warmingSince : now);
  const alarm: SimulatedAlarm = {
    name: configuration.AlarmName,
    arn: alarmArn(region.name, configuration.AlarmName),
    configuration,
    definition,
    unitOf: unitLookup(configuration),
    configuredAt: now,
    ...(warmingSince !== undefined && { warmingSince }),
    state: before?.state ?? {
      value: 'INSUFFICIENT_DATA',
      reason: 'Unchecked: Initial alarm creation',
      updatedAt: now,
      transitionedAt: now,
    },
  };
  region.alarms.put(alarm);
  if (!before) region.alarms.setTags(alarm.arn, tags);
  recordConfiguration(before ? 'Update' : 'Create', alarm, region, now);
  return undefined;
};

/** A configuration in the format of the evaluation. */
function toDefinition(configuration: AlarmConfiguration): AlarmDefinition {
  const description = configuration.AlarmDescription;
  return {
    name: configuration.AlarmName,
    ...(description !== undefined && { description }),
    queries: shapesOf(configuration).map(toQuery),
    periodSeconds: periodSeconds(configuration),
    evaluationPeriods: configuration.EvaluationPeriods,
    datapointsToAlarm: configuration.DatapointsToAlarm ?? configuration.EvaluationPeriods,
    threshold: configuration.Threshold,
    comparison:
      comparisons.find((comparison) => comparison === configuration.ComparisonOperator) ?? 'other',
    treatMissing: (configuration.TreatMissingData ?? 'missing') as TreatMissing,
    ...(configuration.EvaluateLowSampleCountPercentile === 'ignore' && { ignoresLowSamples: true }),
    ...toTiming(configuration),
    actionsEnabled: configuration.ActionsEnabled,
    alarmActions: configuration.AlarmActions,
    okActions: configuration.OKActions,
    insufficientDataActions: configuration.InsufficientDataActions,
  };
}

/** The entries of `Metrics`, or the one entry of a single-metric alarm. */
function shapesOf(configuration: AlarmConfiguration): readonly MetricDataQueryShape[] {
  if (configuration.Metrics) return configuration.Metrics;
  return [
    {
      Id: 'm1',
      MetricStat: {
        Metric: {
          Namespace: configuration.Namespace ?? '',
          MetricName: configuration.MetricName ?? '',
          Dimensions: configuration.Dimensions,
        },
        Period: configuration.Period ?? 60,
        Stat: configuration.Statistic ?? configuration.ExtendedStatistic ?? '',
        ...(configuration.Unit !== undefined && { Unit: configuration.Unit }),
      },
      ReturnData: true,
    },
  ];
}

function unitLookup(configuration: AlarmConfiguration): (stat: MetricStat) => string | undefined {
  const units = new Map(
    shapesOf(configuration).flatMap(({ MetricStat: stat }) =>
      stat?.Unit === undefined ? [] : [[JSON.stringify(toStat(stat)), stat.Unit] as const],
    ),
  );
  return units.size === 0 ? () => undefined : (stat) => units.get(JSON.stringify(stat));
}

function refuseUnevaluable(definition: AlarmDefinition): void {
  try {
    checkEvaluable(definition);
  } catch (error) {
    throw isExpected(error) ? validationError(error.failure.detail ?? error.message) : error;
  }
}
