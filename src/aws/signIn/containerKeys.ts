/**
 * The keys of a container's role. The SDK's provider would read a response of any length.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
 */
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { askMetadata, type MetadataAnswer } from '../http/metadataRequest';
import { readText } from '../mapping/fields';

const ecsAddress = 'http://169.254.170.2';

/** The hosts that may be called over http: this machine, ECS and EKS. */
const localHost =
  /^(localhost|127(\.\d{1,3}){3}|\[::1\]|169\.254\.170\.2|169\.254\.170\.23|\[fd00:ec2::23\])$/;

/** Pause before the second and last try, in ms. */
const pauseMs = 1000;

/** The response with the keys. @throws Error whose message is suitable for display */
export async function askContainer(): Promise<MetadataAnswer> {
  try {
    return await ask();
  } catch {
    await setTimeout(pauseMs);
    return ask();
  }
}

async function ask(): Promise<MetadataAnswer> {
  const url = containerUrl();
  const token = await readToken();
  return askMetadata(url, { headers: token === undefined ? {} : { authorization: token } });
}

function containerUrl(): URL {
  const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, AWS_CONTAINER_CREDENTIALS_FULL_URI } =
    process.env;
  const relative = readText(AWS_CONTAINER_CREDENTIALS_RELATIVE_URI);
  const text = relative === undefined ? AWS_CONTAINER_CREDENTIALS_FULL_URI : ecsAddress + relative;
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:') return url;
  if (url?.protocol === 'http:' && localHost.test(url.hostname)) return url;
  throw new Error('the environment has no address of a container, by https or on this machine');
}

/** The file is read for each request, because the token in it changes. */
async function readToken(): Promise<string | undefined> {
  const { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, AWS_CONTAINER_AUTHORIZATION_TOKEN } = process.env;
  const file = readText(AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE);
  const token =
    file === undefined ? AWS_CONTAINER_AUTHORIZATION_TOKEN : await readFile(file, 'utf8');
  return readText(token)?.trim();
}
