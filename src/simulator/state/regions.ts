/** The regions of the simulated account. */

interface RegionFacts {
  readonly code: string;
  readonly optIn?: 'opted-in' | 'not-opted-in';
}

/** Commercial regions: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
export const regions: readonly RegionFacts[] = [
  { code: 'ap-northeast-1' },
  { code: 'ap-northeast-2' },
  { code: 'ap-northeast-3' },
  { code: 'ap-south-1' },
  { code: 'ap-southeast-1' },
  { code: 'ap-southeast-2' },
  { code: 'ca-central-1' },
  { code: 'eu-central-1' },
  { code: 'eu-north-1' },
  { code: 'eu-west-1' },
  { code: 'eu-west-2' },
  { code: 'eu-west-3' },
  { code: 'sa-east-1' },
  { code: 'us-east-1' },
  { code: 'us-east-2' },
  { code: 'us-west-1' },
  { code: 'us-west-2' },
  { code: 'ap-east-1', optIn: 'opted-in' },
  { code: 'af-south-1', optIn: 'not-opted-in' },
  { code: 'eu-south-1', optIn: 'not-opted-in' },
  { code: 'me-south-1', optIn: 'not-opted-in' },
];
