/**
 * The keys of an EC2 instance's role. The SDK's provider would read a response of any length.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html
 */
import type { Settings } from '../config/sharedConfig';
import { askMetadata, type MetadataAnswer } from '../http/metadataRequest';
import { readText } from '../mapping/fields';

const keysPath = '/latest/meta-data/iam/security-credentials/';
const addresses: Readonly<Record<string, string>> = {
  ipv4: 'http://169.254.169.254',
  ipv6: 'http://[fd00:ec2::254]',
};

/**
 * The response with the keys.
 * @param settings of the profile
 * @throws Error whose message is suitable for display
 */
export async function askInstance(settings: Settings): Promise<MetadataAnswer> {
  const address = instanceAddress(settings);
  const headers = await tokenHeader(address, settings);
  const ask = (path: string): Promise<MetadataAnswer> =>
    askMetadata(new URL(path, address), { headers });
  const roles = await ask(keysPath);
  if (roles.status !== 200) return roles;
  return ask(keysPath + encodeURIComponent(roles.text.trim()));
}

function instanceAddress(settings: Settings): URL {
  const mode = setting('AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', settings)?.toLowerCase();
  const own = setting('AWS_EC2_METADATA_SERVICE_ENDPOINT', settings);
  const text = own ?? addresses[mode ?? 'ipv4'];
  if (text !== undefined && URL.canParse(text)) return new URL(text);
  throw new Error('the address of the EC2 metadata service cannot be used');
}

/**
 * The header of version 2; none where a service without tokens answers, unless version 1 is
 * disabled.
 */
async function tokenHeader(
  address: URL,
  settings: Settings,
): Promise<Readonly<Record<string, string>>> {
  const headers = { 'x-aws-ec2-metadata-token-ttl-seconds': '21600' };
  const url = new URL('/latest/api/token', address);
  const answer = await askMetadata(url, { method: 'PUT', headers }).catch(() => undefined);
  if (answer?.status === 200) return { 'x-aws-ec2-metadata-token': answer.text.trim() };
  if (answer?.status === 400) throw new Error('the EC2 metadata service gives no token');
  const disabled = setting('AWS_EC2_METADATA_V1_DISABLED', settings) ?? 'false';
  if (disabled !== 'false')
    throw new Error('the EC2 metadata service gives no token, and version 1 of it is disabled');
  return {};
}

/** The value in the environment, else in the profile, where the name has no prefix. */
function setting(variable: string, settings: Settings): string | undefined {
  const name = variable.replace(/^AWS_/, '').toLowerCase();
  return readText(process.env[variable]) ?? readText(settings[name]);
}
