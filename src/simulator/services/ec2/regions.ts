/** DescribeRegions. */
import { AwsError } from '../../protocols/awsError';
import { regions } from '../../state/regions';
import type { Operation } from '../contract/service';
import { dryRun } from './errors';
import { filtered } from './filters';

export const describeRegions: Operation = (input) => {
  const names = input.texts('RegionName');
  const unknown = names.filter((name) => !regions.some(({ code }) => code === name));
  if (unknown.length > 0)
    throw new AwsError('InvalidParameterValue', `Invalid region name: ${unknown.join(', ')}`);
  const all = regions
    .map(({ code, optIn = 'opt-in-not-required' }) => ({
      regionName: code,
      regionEndpoint: `ec2.${code}.amazonaws.com`,
      optInStatus: optIn,
    }))
    .filter(({ regionName }) => names.length === 0 || names.includes(regionName))
    .filter(
      ({ optInStatus }) => input.flag('AllRegions') === true || optInStatus !== 'not-opted-in',
    );
  const found = filtered(input, all, {
    'region-name': (region) => region.regionName,
    endpoint: (region) => region.regionEndpoint,
    'opt-in-status': (region) => region.optInStatus,
  });
  if (input.flag('DryRun')) throw dryRun();
  return { regionInfo: found };
};
