/** Sends the calls that change alarms. */
import {
  DeleteAlarmsCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  PutLogAlarmCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { sendingJson } from '../mapping/rawJson';
import { withoutAnswer, type Senders } from './write';

type Kind =
  | 'alarms.put'
  | 'alarms.overwrite'
  | 'alarms.setState'
  | 'alarms.setActionsEnabled'
  | 'alarms.delete'
  | 'logAlarms.put';

/** By kind. */
export const cloudwatchWrites: Senders<Kind> = {
  'alarms.put': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.cloudwatch().send(new PutMetricAlarmCommand(input), options),
  ),
  'alarms.overwrite': withoutAnswer(({ input, resource }) => (clients, options) => {
    // The SDK requires the members that it knows; the whole configuration is sent.
    const known = { ...(input as object), AlarmName: resource };
    const command = sendingJson(new PutMetricAlarmCommand(known), input);
    return clients.cloudwatch().send(command, options);
  }),
  'logAlarms.put': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.cloudwatch().send(new PutLogAlarmCommand(input), options),
  ),
  'alarms.setState': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.cloudwatch().send(new SetAlarmStateCommand(input), options),
  ),
  'alarms.setActionsEnabled': withoutAnswer(
    ({ input, enabled }) =>
      (clients, options) =>
        enabled
          ? clients.cloudwatch().send(new EnableAlarmActionsCommand(input), options)
          : clients.cloudwatch().send(new DisableAlarmActionsCommand(input), options),
  ),
  'alarms.delete': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.cloudwatch().send(new DeleteAlarmsCommand(input), options),
  ),
};
