/** Determines where a profile's calls, with their keys and tokens, are sent without encryption. */
import { isExpected } from '../../core/model/errors';
import { serviceKeys, type ProfileSettings } from '../config/profileSettings';

/** The hosts, with ports, that are called over http and are not this machine; each once. */
export function unencryptedHosts(settings: ProfileSettings): readonly string[] {
  const hosts = serviceKeys.flatMap((service) => {
    const url = endpointUrl(settings, service);
    return url?.protocol === 'http:' && !isThisMachine(url.hostname) ? [url.host] : [];
  });
  return [...new Set(hosts)];
}

/** Undefined for AWS's own endpoint, and for an unusable one, to which nothing is sent. */
function endpointUrl(
  settings: ProfileSettings,
  service: (typeof serviceKeys)[number],
): URL | undefined {
  try {
    const url = settings.endpoint(service);
    return url === undefined ? undefined : new URL(url);
  } catch (error) {
    if (!isExpected(error)) throw error;
    return undefined;
  }
}

/** In the URL standard's address format: https://url.spec.whatwg.org/#host-serializing */
function isThisMachine(hostname: string): boolean {
  return (
    /^(.+\.)?localhost\.?$/.test(hostname) ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
    /^\[::(ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}|1)\]$/.test(hostname)
  );
}
