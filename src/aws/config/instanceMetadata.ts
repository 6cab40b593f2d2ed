/**
 * Whether it is worth asking the EC2 instance metadata service for credentials. Elsewhere nothing
 * answers at its address and a person without credentials would wait for the time-out, so it is
 * asked only where the environment or the machine says that it is there.
 */
import { readFile } from 'node:fs/promises';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/identify_ec2_instances.html */
const machineFiles: readonly (readonly [path: string, sign: RegExp])[] = [
  ['/sys/devices/virtual/dmi/id/board_asset_tag', /^i-[0-9a-f]+/],
  ['/sys/hypervisor/uuid', /^ec2/i],
];

/**
 * `AWS_EC2_METADATA_DISABLED` decides where it is set: `true` keeps metadata out, `false` lets it in
 * on machines that cannot be told from others (Windows). Else Linux's files about the machine do.
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
