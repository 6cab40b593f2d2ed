/**
 * Sends the calls that change something in AWS. The input of a command is the object that the
 * preview showed.
 */
import {
  DeleteAlarmsCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { TerminateClientVpnConnectionsCommand } from '@aws-sdk/client-ec2';
import {
  CreateTopicCommand,
  SetTopicAttributesCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import type { MetadataBearer } from '@smithy/types';
import { omitUndefined } from '../core/base/omitUndefined';
import type { WriteAnswer } from '../core/ports/aws';
import type { AwsCall } from '../core/ports/calls';
import type { CallSite } from './callSite';
import type { Caller, Send } from './caller';
import { readObjects, readText } from './mapping/fields';
import { toConnectionState } from './mapping/mapEndpoint';
import { subscriptionArn } from './mapping/mapTopic';
import { sendingJson } from './mapping/rawJson';

/** The `send` of `ScopeAws`. @throws ExpectedError */
export async function sendCall(
  caller: Caller,
  call: AwsCall,
  signal: AbortSignal | undefined,
): Promise<WriteAnswer> {
  const site: CallSite = { action: call.iamAction, resource: call.resource, signal };
  const done = async (send: Send<MetadataBearer>): Promise<WriteAnswer> => {
    await caller.run(site, send);
    return {};
  };
  switch (call.kind) {
    case 'alarms.put':
      return done((clients, options) =>
        clients.cloudwatch().send(new PutMetricAlarmCommand(call.input), options),
      );
    case 'alarms.overwrite':
      return done((clients, options) => {
        // The SDK requires the members that it knows; the whole configuration is sent.
        const known = { ...(call.input as object), AlarmName: call.resource };
        const command = sendingJson(new PutMetricAlarmCommand(known), call.input);
        return clients.cloudwatch().send(command, options);
      });
    case 'alarms.setState':
      return done((clients, options) =>
        clients.cloudwatch().send(new SetAlarmStateCommand(call.input), options),
      );
    case 'alarms.setActionsEnabled':
      return done((clients, options) =>
        call.enabled
          ? clients.cloudwatch().send(new EnableAlarmActionsCommand(call.input), options)
          : clients.cloudwatch().send(new DisableAlarmActionsCommand(call.input), options),
      );
    case 'alarms.delete':
      return done((clients, options) =>
        clients.cloudwatch().send(new DeleteAlarmsCommand(call.input), options),
      );
    case 'endpoints.end': {
      const { ConnectionStatuses } = await caller.run(site, (clients, options) =>
        clients.ec2().send(new TerminateClientVpnConnectionsCommand(call.input), options),
      );
      const statuses = readObjects(ConnectionStatuses);
      const mine = statuses.find((one) => one.ConnectionId === call.input.ConnectionId);
      return { connectionState: toConnectionState(mine?.CurrentStatus?.Code) };
    }
    case 'topics.create': {
      const { TopicArn } = await caller.run(site, (clients, options) =>
        clients.sns().send(new CreateTopicCommand(call.input), options),
      );
      const topicArn = readText(TopicArn);
      if (topicArn === undefined) throw caller.failure(site, 'malformed', 'The answer has no ARN.');
      return { topicArn };
    }
    case 'topics.setPolicy':
      return done((clients, options) =>
        clients.sns().send(new SetTopicAttributesCommand(call.input), options),
      );
    case 'topics.subscribeEmail': {
      const { SubscriptionArn } = await caller.run(site, (clients, options) =>
        clients.sns().send(new SubscribeCommand(call.input), options),
      );
      return omitUndefined({ subscriptionArn: subscriptionArn(SubscriptionArn) });
    }
  }
}
