/**
 * Decides whether to ask the EC2 instance metadata service for credentials. Elsewhere its address
 * does not respond, and a user without credentials would wait for the timeout, so it is asked only
 * if the environment or the machine indicates that it exists.
 */
import { readFile } from 'node:fs/promises';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/identify_ec2_instances.html */
const machineFiles: readonly (readonly [path: string, sign: RegExp])[] = [
  ['/sys/devices/virtual/dmi/id/board_asset_tag', /^i-[0-9a-f]+/],
  ['/sys/hypervisor/uuid', /^ec2/i],
];

/**
 * `AWS_EC2_METADATA_DISABLED` decides if it is set: `true` disables metadata, `false` enables it on
 * machines that cannot be recognized (Windows). Otherwise Linux's files about the machine decide.
 */
export async function hasInstanceMetadata(env: NodeJS.ProcessEnv): Promise<boolean> {
  const disabled = env.AWS_EC2_METADATA_DISABLED?.toLowerCase();
  if (disabled === 'true') return false;
  if (disabled === 'false' || env.AWS_EC2_METADATA_SERVICE_ENDPOINT) return true;
  const signs = machineFiles.map(async ([path, sign]) => {
    const text = await readFile(path, 'utf8').catch(() => '');
    return sign.test(text);
  });
  return (await Promise.all(signs)).includes(true);
}
