/**
 * ActionConfiguration of PutMetricAlarm: the tags of an alarm that its notifications include. It is
 * stored and returned, but does not change the notifications.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_AlarmTagsPropagation.html
 */
import type { Input } from '../../request/input';
import type { AlarmConfiguration } from '../../state/alarms/alarms';
import { validationError } from '../contract/queryErrors';

type Actions = Pick<AlarmConfiguration, 'ActionConfiguration'>;
type Propagation = NonNullable<Actions['ActionConfiguration']>['AlarmTagsPropagation'];

/** The given configuration. @throws AwsError ValidationError for tags both included and excluded */
export function readActionConfiguration(input: Input): Actions {
  const actions = input.structure('ActionConfiguration');
  if (!actions) return {};
  const propagation = actions.structure('AlarmTagsPropagation');
  return {
    ActionConfiguration: propagation ? { AlarmTagsPropagation: readPropagation(propagation) } : {},
  };
}

function readPropagation(propagation: Input): NonNullable<Propagation> {
  const [included, excluded] = ['IncludedTagKeys', 'ExcludedTagKeys'].map((name) =>
    propagation.has(name) ? propagation.texts(name) : undefined,
  );
  if (included && excluded)
    throw validationError('IncludedTagKeys and ExcludedTagKeys must not be given together.');
  return {
    Enabled: propagation.flag('Enabled') ?? false,
    ...(included && { IncludedTagKeys: included }),
    ...(excluded && { ExcludedTagKeys: excluded }),
  };
}
