/**
 * Maps routes and authorization rules of a Client VPN endpoint to the model. None is left out: a list that
 * is not complete would suggest that a network cannot be reached.
 */
import type { AuthorizationRule as AwsRule, ClientVpnRoute } from '@aws-sdk/client-ec2';
import type { AuthorizationRule, Route } from '../../core/model/endpoint';
import { omitUndefined, readText } from './fields';

/** A route. */
export function toRoute(source: ClientVpnRoute): Route {
  return {
    destination: readText(source.DestinationCidr) ?? '',
    origin: readText(source.Origin) ?? 'unknown',
    status: readText(source.Status?.Code) ?? 'unknown',
    ...omitUndefined({
      targetSubnet: readText(source.TargetSubnet),
      transitGatewayAttachmentId: readText(source.TransitGatewayAttachmentId),
      message: readText(source.Status?.Message),
      description: readText(source.Description),
    }),
  };
}

/** An authorization rule. */
export function toAuthorizationRule(source: AwsRule): AuthorizationRule {
  return {
    destination: readText(source.DestinationCidr) ?? '',
    allUsers: source.AccessAll === true,
    status: readText(source.Status?.Code) ?? 'unknown',
    ...omitUndefined({
      groupId: readText(source.GroupId),
      message: readText(source.Status?.Message),
      description: readText(source.Description),
    }),
  };
}
