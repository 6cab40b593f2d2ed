/**
 * The connection settings of a profile: endpoints, FIPS, dual-stack and certificates, each from the
 * environment first. The SDK reads these with the environment's profile, not with the chosen one,
 * and caches them; hence this file.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
import { badConfig, type ExpectedError } from '../../core/model/errors';
import type { ConfigProblem } from '../../core/model/failures/configFault';
import { headerFault, placeInConfig, sectionFault, type SectionName } from './configFault';
import { readText } from '../mapping/fields';
import type { Settings, SharedConfig } from './sharedConfig';

/** The services in use, as named in `services` sections and, in capitals, in the environment. */
export const serviceKeys = [
  'ec2',
  'cloudwatch',
  'cloudwatch_logs',
  'eventbridge',
  'sns',
  'sts',
  'iam',
  'sso',
  'sso_oidc',
  'signin',
] as const;

/** One of them. */
export type ServiceKey = (typeof serviceKeys)[number];

/** The connection settings of a profile. */
export interface ProfileSettings {
  /** Undefined for the SDK's own endpoint. @throws ExpectedError `badConfig` */
  endpoint(service: ServiceKey): string | undefined;
  readonly useFips: boolean;
  readonly useDualstack: boolean;
  /** A PEM file with trusted certificates, which replace the default ones. */
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
export function profileSettings(config: SharedConfig, profile: string): ProfileSettings {
  const lookup = new Lookup(config, profileName(profile));
  const ignoreUrls = lookup.flag('ignore_configured_endpoint_urls');
  const caBundle = readText(process.env.AWS_CA_BUNDLE) ?? readText(lookup.settings.ca_bundle);
  return {
    endpoint: (service) => (ignoreUrls ? undefined : lookup.endpoint(service)),
    useFips: lookup.flag('use_fips_endpoint'),
    useDualstack: lookup.flag('use_dualstack_endpoint'),
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
  flag(setting: string): boolean {
    const variable = `AWS_${setting.toUpperCase()}`;
    const inEnv = readText(process.env[variable]);
    const text = (inEnv ?? readText(this.settings[setting]) ?? 'false').toLowerCase();
    if (text === 'true' || text === 'false') return text === 'true';
    throw this.fault('badValue', inEnv === undefined ? { setting } : { variable });
  }

  /** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html#ss-endpoints-precedence */
  endpoint(service: ServiceKey): string | undefined {
    for (const variable of [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, 'AWS_ENDPOINT_URL']) {
      const url = readText(process.env[variable]);
      if (url !== undefined) return this.url(url, { variable });
    }
    const { services, endpoint_url } = this.settings;
    if (readText(services) !== undefined) {
      const section = { kind: 'services', name: String(services) } as const;
      const { files, sections } = this.config;
      const urls = sections.get(`services ${section.name}`);
      const unusable = urls ? sectionFault(files, section) : headerFault(files, section);
      if (unusable) throw badConfig(unusable);
      if (!urls)
        throw this.fault('missingSection', { setting: 'services' }, `services ${section.name}`);
      const url = readText(urls[`${service}.endpoint_url`]);
      if (url !== undefined) return this.url(url, { section });
    }
    const url = readText(endpoint_url);
    return url === undefined ? undefined : this.url(url, { setting: 'endpoint_url' });
  }

  private url(url: string, place: Place): string {
    if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
    throw this.fault('badValue', place, 'endpoint_url');
  }

  private fault(
    problem: ConfigProblem,
    { variable, setting, section = { kind: 'profile', name: this.name } }: Place,
    name = variable ?? setting ?? '',
  ): ExpectedError {
    if (variable !== undefined) return badConfig({ problem, name: variable });
    return configError({ problem, name }, this.config, section, setting);
  }
}

/** The source of a value: a variable, or a setting of the profile or of another section. */
interface Place {
  readonly variable?: string;
  readonly setting?: string;
  readonly section?: SectionName;
}

/** A problem in the shared config, with file, line and a remedy that opens the file. */
export function configError(
  fault: { readonly problem: ConfigProblem; readonly name: string },
  { files }: SharedConfig,
  section: SectionName,
  setting?: string,
  beside?: string,
): ExpectedError {
  return badConfig({ ...fault, ...placeInConfig(files, section, setting, beside) });
}
