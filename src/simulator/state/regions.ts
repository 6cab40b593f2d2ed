/** The regions of the simulated account, with AWS's names. */

interface RegionFacts {
  readonly code: string;
  /** As in the subject of an alarm's mail. */
  readonly name: string;
  readonly optIn?: 'opted-in' | 'not-opted-in';
}

/** Commercial regions: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
export const regions: readonly RegionFacts[] = [
  { code: 'ap-northeast-1', name: 'Asia Pacific (Tokyo)' },
  { code: 'ap-northeast-2', name: 'Asia Pacific (Seoul)' },
  { code: 'ap-northeast-3', name: 'Asia Pacific (Osaka)' },
  { code: 'ap-south-1', name: 'Asia Pacific (Mumbai)' },
  { code: 'ap-southeast-1', name: 'Asia Pacific (Singapore)' },
  { code: 'ap-southeast-2', name: 'Asia Pacific (Sydney)' },
  { code: 'ca-central-1', name: 'Canada (Central)' },
  { code: 'eu-central-1', name: 'EU (Frankfurt)' },
  { code: 'eu-north-1', name: 'EU (Stockholm)' },
  { code: 'eu-west-1', name: 'EU (Ireland)' },
  { code: 'eu-west-2', name: 'EU (London)' },
  { code: 'eu-west-3', name: 'EU (Paris)' },
  { code: 'sa-east-1', name: 'South America (Sao Paulo)' },
  { code: 'us-east-1', name: 'US East (N. Virginia)' },
  { code: 'us-east-2', name: 'US East (Ohio)' },
  { code: 'us-west-1', name: 'US West (N. California)' },
  { code: 'us-west-2', name: 'US West (Oregon)' },
  { code: 'ap-east-1', name: 'Asia Pacific (Hong Kong)', optIn: 'opted-in' },
  { code: 'af-south-1', name: 'Africa (Cape Town)', optIn: 'not-opted-in' },
  { code: 'eu-south-1', name: 'EU (Milan)', optIn: 'not-opted-in' },
  { code: 'me-south-1', name: 'Middle East (Bahrain)', optIn: 'not-opted-in' },
];

/** The long name of a region, or its code if it is unknown here. */
export function regionName(code: string): string {
  return regions.find((region) => region.code === code)?.name ?? code;
}
