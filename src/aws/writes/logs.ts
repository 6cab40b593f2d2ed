/** Sends the calls that change log groups and metric filters. */
import {
  CreateLogGroupCommand,
  DeleteMetricFilterCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { withoutAnswer, type Senders } from './write';

type Kind =
  'logGroups.create' | 'logGroups.setRetention' | 'metricFilters.put' | 'metricFilters.delete';

/** By kind. */
export const logsWrites: Senders<Kind> = {
  'logGroups.create': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.logs().send(new CreateLogGroupCommand(input), options),
  ),
  'logGroups.setRetention': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.logs().send(new PutRetentionPolicyCommand(input), options),
  ),
  'metricFilters.put': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.logs().send(new PutMetricFilterCommand(input), options),
  ),
  'metricFilters.delete': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.logs().send(new DeleteMetricFilterCommand(input), options),
  ),
};
