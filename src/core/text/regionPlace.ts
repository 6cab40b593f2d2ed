/** Where a region is, for lists of regions: codes alone are hard to distinguish. */
import type { Translate } from '../ports/translate';

/**
 * The place as AWS names it, undefined for a region that is unknown here.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export function regionPlace(code: string, t: Translate): string | undefined {
  return places(t)[code];
}

function places(t: Translate): Readonly<Partial<Record<string, string>>> {
  return {
    'af-south-1': t('Cape Town'),
    'ap-east-1': t('Hong Kong'),
    'ap-east-2': t('Taipei'),
    'ap-northeast-1': t('Tokyo'),
    'ap-northeast-2': t('Seoul'),
    'ap-northeast-3': t('Osaka'),
    'ap-south-1': t('Mumbai'),
    'ap-south-2': t('Hyderabad'),
    'ap-southeast-1': t('Singapore'),
    'ap-southeast-2': t('Sydney'),
    'ap-southeast-3': t('Jakarta'),
    'ap-southeast-4': t('Melbourne'),
    'ap-southeast-5': t('Malaysia'),
    'ap-southeast-6': t('New Zealand'),
    'ap-southeast-7': t('Thailand'),
    'ca-central-1': t('Canada (Central)'),
    'ca-west-1': t('Calgary'),
    'cn-north-1': t('Beijing'),
    'cn-northwest-1': t('Ningxia'),
    'eu-central-1': t('Frankfurt'),
    'eu-central-2': t('Zurich'),
    'eu-north-1': t('Stockholm'),
    'eu-south-1': t('Milan'),
    'eu-south-2': t('Spain'),
    'eu-west-1': t('Ireland'),
    'eu-west-2': t('London'),
    'eu-west-3': t('Paris'),
    'il-central-1': t('Tel Aviv'),
    'me-central-1': t('UAE'),
    'me-south-1': t('Bahrain'),
    'mx-central-1': t('Mexico'),
    'sa-east-1': t('São Paulo'),
    'us-east-1': t('N. Virginia'),
    'us-east-2': t('Ohio'),
    'us-gov-east-1': t('GovCloud (US-East)'),
    'us-gov-west-1': t('GovCloud (US-West)'),
    'us-west-1': t('N. California'),
    'us-west-2': t('Oregon'),
  };
}
