/**
 * Where the credentials of a profile come from. Each look reads the shared config anew, because a
 * person signs in again while the editor is open; what was found is kept until it nears its end.
 */
import {
  createCredentialChain,
  fromEnv,
  fromHttp,
  fromIni,
  fromInstanceMetadata,
  fromTokenFile,
} from '@aws-sdk/credential-providers';
import { CredentialsProviderError } from '@smithy/core/config';
import type { AwsCredentialIdentity, NodeHttpHandlerOptions } from '@smithy/types';
import { hasInstanceMetadata } from './instanceMetadata';

/** Longest wait for credentials, ms: a `credential_process` may ask its user, but not forever. */
const longestWaitMs = 120_000;

/** Credentials with less than this left are looked for again, ms; as in the SDK. */
const endsSoonMs = 5 * 60_000;

/** Gives credentials when it is called, as the SDK's clients call it. */
export type CredentialProvider = (
  options?: Record<string, unknown>,
) => Promise<AwsCredentialIdentity>;

/**
 * The credentials of a profile, or of the default chain for an empty name. One provider serves all
 * clients of a scope, so that a role is assumed once and not once a service.
 * @param requestHandler for the calls to STS, SSO and sign-in that finding credentials may take
 */
export function credentialsOf(
  profile: string,
  requestHandler: NodeHttpHandlerOptions,
): CredentialProvider {
  const find = profile === '' ? defaultChain(requestHandler) : ofProfile(profile, requestHandler);
  return shareCredentials((options) => withinTime(find(options)));
}

function ofProfile(profile: string, requestHandler: NodeHttpHandlerOptions): CredentialProvider {
  return fromIni({ profile, ignoreCache: true, clientConfig: { requestHandler } });
}

/**
 * The SDK's default order (environment, shared config, web identity, container, instance), with the
 * environment skipped where AWS_PROFILE is set, as the SDK does. Differs in one thing: instance
 * metadata are asked only where they are known to be.
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html
 */
function defaultChain(requestHandler: NodeHttpHandlerOptions): CredentialProvider {
  return async (options) => {
    const { env } = process;
    const clientConfig = { requestHandler };
    const inContainer =
      env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ?? env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
    const chain = createCredentialChain(
      ...(env.AWS_PROFILE ? [] : [fromEnv()]),
      fromIni({ ignoreCache: true, clientConfig }),
      fromTokenFile({ clientConfig }),
      ...(inContainer ? [fromHttp()] : []),
      ...((await hasInstanceMetadata(env)) ? [fromInstanceMetadata()] : []),
      nothingFound,
    );
    return chain(options);
  };
}

/** The end of the chain; without it the error would be that of the last place looked at. */
function nothingFound(): Promise<never> {
  return Promise.reject(
    new CredentialsProviderError('No credentials in the environment or in the shared config.', {
      tryNextLink: false,
    }),
  );
}

/** Keeps what `find` gave until it ends soon, and never runs `find` twice at once. */
export function shareCredentials(find: CredentialProvider): CredentialProvider {
  let held: Promise<AwsCredentialIdentity> | undefined;
  const look: CredentialProvider = (options) => {
    const looking = find(options);
    held = looking;
    looking.catch(() => {
      if (held === looking) held = undefined;
    });
    return looking;
  };
  return async (options) => {
    const kept = held;
    if (!kept) return look(options);
    const credentials = await kept;
    if (!endsSoon(credentials)) return credentials;
    if (held === kept) held = undefined;
    return held ?? look(options);
  };
}

function endsSoon({ expiration }: AwsCredentialIdentity): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < endsSoonMs;
}

/** Rejects with a TimeoutError when the credentials take too long. */
async function withinTime<T>(credentials: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`No credentials within ${longestWaitMs / 1000} seconds.`);
      reject(Object.assign(error, { name: 'TimeoutError' }));
    }, longestWaitMs);
  });
  return Promise.race([credentials, late]).finally(() => {
    clearTimeout(timer);
  });
}
