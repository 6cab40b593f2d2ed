/** Where a profile's calls, and with them its keys and tokens, go without encryption. */
import { isExpected } from '../../core/model/errors';
import { serviceKeys, type ProfileSettings } from '../config/profileSettings';

/** The hosts, with their ports, that are called by http and are not this machine; each once. */
export function unencryptedHosts(settings: ProfileSettings): readonly string[] {
  const hosts = serviceKeys.flatMap((service) => {
    const url = endpointUrl(settings, service);
    return url?.protocol === 'http:' && !isThisMachine(url.hostname) ? [url.host] : [];
  });
  return [...new Set(hosts)];
}

/** Undefined for AWS's own, and for one that cannot be used: nothing is sent there. */
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

/** As the URL standard writes addresses: https://url.spec.whatwg.org/#host-serializing */
function isThisMachine(hostname: string): boolean {
  return (
    /^(.+\.)?localhost\.?$/.test(hostname) ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
    /^\[::(ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}|1)\]$/.test(hostname)
  );
}
