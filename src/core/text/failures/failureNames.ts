/** What a failure is about, by name: the profile, the MFA device, the region, the service. */
import type { Failure } from '../../model/errors';
import type { Translate } from '../../ports/translate';
import { displayName, displayText } from '../displayText';

/** The profile. It starts every sentence that uses it, hence the capital. */
export function profileName({ profile }: Failure, t: Translate): string {
  if (profile === undefined) return t('The profile');
  return profile.trim() === ''
    ? t('The default credential chain')
    : t('The profile {0}', displayText(profile));
}

/** The MFA device; that of the role if it is unknown. */
export function deviceName({ resource }: Failure, t: Translate): string {
  return displayName(resource, t('of its role'));
}

/** The region that was called. */
export function regionName({ region }: Failure, t: Translate): string {
  return region ? displayText(region) : t('the chosen region');
}

/** The service whose action failed. */
export function serviceName({ action }: Failure, t: Translate): string {
  switch (action?.split(':')[0]) {
    case 'ec2':
      return 'Amazon EC2';
    case 'cloudwatch':
      return 'Amazon CloudWatch';
    case 'logs':
      return 'Amazon CloudWatch Logs';
    case 'sns':
      return 'Amazon SNS';
    case 'iam':
      return 'AWS IAM';
    case 'sts':
      return 'AWS STS';
    default:
      return t('The AWS service');
  }
}
