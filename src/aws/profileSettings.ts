/**
 * How a profile is reached: its own endpoints, FIPS, dual-stack and certificates, each from the
 * environment first. The SDK looks these up with the profile of the environment, not with the one
 * that a person chose, and keeps what it read; hence this.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
import { badConfig, type ConfigProblem, type ExpectedError } from '../core/errors';
import { placeInConfig } from './configFault';
import { readText } from './fields';
import type { Settings, SharedConfig } from './sharedConfig';

/** The services called here, as `services` sections and, in capitals, the environment name them. */
export type ServiceKey =
  'ec2' | 'cloudwatch' | 'cloudwatch_logs' | 'sns' | 'sts' | 'iam' | 'sso' | 'sso_oidc' | 'signin';

/** How a profile is reached. */
export interface ProfileSettings {
  /** Undefined where the SDK's own is meant. @throws ExpectedError `badConfig` */
  endpoint(service: ServiceKey): Promise<string | undefined>;
  readonly useFips: boolean;
  readonly useDualstack: boolean;
  /** A PEM file with the certificates to trust, in place of the usual ones. */
  readonly caBundle?: string;
}

/** The profile that an empty name stands for. */
export function profileName(profile: string): string {
  return readText(profile) ?? readText(process.env.AWS_PROFILE) ?? 'default';
}

/**
 * Reads the settings of a profile; one that does not exist has those of the environment.
 * @throws ExpectedError `badConfig` for a value that cannot be used
 */
export async function profileSettings(
  config: SharedConfig,
  profile: string,
): Promise<ProfileSettings> {
  const look = new Lookup(config, profileName(profile));
  const ignoreUrls = await look.flag('ignore_configured_endpoint_urls');
  const caBundle = readText(process.env.AWS_CA_BUNDLE) ?? readText(look.settings.ca_bundle);
  return {
    endpoint: (service) => (ignoreUrls ? Promise.resolve(undefined) : look.endpoint(service)),
    useFips: await look.flag('use_fips_endpoint'),
    useDualstack: await look.flag('use_dualstack_endpoint'),
    ...(caBundle !== undefined && { caBundle }),
  };
}

class Lookup {
  readonly settings: Settings;

  constructor(
    private readonly config: SharedConfig,
    private readonly name: string,
  ) {
    this.settings = config.profiles.get(name) ?? {};
  }

  /** `AWS_…` in the environment, else the profile's setting, else false. */
  async flag(setting: string): Promise<boolean> {
    const variable = `AWS_${setting.toUpperCase()}`;
    const inEnv = readText(process.env[variable]);
    const text = (inEnv ?? readText(this.settings[setting]) ?? 'false').toLowerCase();
    if (text === 'true' || text === 'false') return text === 'true';
    throw await this.fault('badValue', inEnv === undefined ? { setting } : { variable });
  }

  /** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html#ss-endpoints-precedence */
  async endpoint(service: ServiceKey): Promise<string | undefined> {
    for (const variable of [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, 'AWS_ENDPOINT_URL']) {
      const url = readText(process.env[variable]);
      if (url !== undefined) return this.url(url, { variable });
    }
    const { services, endpoint_url } = this.settings;
    if (readText(services) !== undefined) {
      const section = `services ${String(services)}`;
      const urls = this.config.sections.get(section);
      if (!urls) throw await this.fault('missingSection', { setting: 'services' }, section);
      const url = readText(urls[`${service}.endpoint_url`]);
      if (url !== undefined) return this.url(url, { section });
    }
    const url = readText(endpoint_url);
    return url === undefined ? undefined : this.url(url, { setting: 'endpoint_url' });
  }

  private async url(url: string, place: Place): Promise<string> {
    if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
    throw await this.fault('badValue', place, 'endpoint_url');
  }

  private async fault(
    problem: ConfigProblem,
    { variable, setting, section = `profile ${this.name}` }: Place,
    name = variable ?? setting ?? '',
  ): Promise<ExpectedError> {
    if (variable !== undefined) return badConfig({ problem, name: variable });
    return configError({ problem, name }, this.config, section, setting);
  }
}

/** Where a value came from: a variable, or a setting of the profile or of another section. */
interface Place {
  readonly variable?: string;
  readonly setting?: string;
  readonly section?: string;
}

/** A fault of the shared config, with the file and the line, and the step of opening it there. */
export async function configError(
  fault: { readonly problem: ConfigProblem; readonly name: string },
  { files }: SharedConfig,
  section: string,
  setting?: string,
): Promise<ExpectedError> {
  return badConfig({ ...fault, ...(await placeInConfig(files, section, setting)) });
}
