/**
 * How a profile is reached: its own endpoints, FIPS, dual-stack and certificates, each from the
 * environment first. The SDK looks these up with the profile of the environment, not with the one
 * that a person chose, and keeps what it read; hence this.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
import { badConfig, type ConfigProblem, type ExpectedError } from '../../core/model/errors';
import { headerFault, placeInConfig, sectionFault, type SectionName } from './configFault';
import { readText } from '../mapping/fields';
import type { Settings, SharedConfig } from './sharedConfig';

/** The services called here, as `services` sections and, in capitals, the environment name them. */
export const serviceKeys = [
  'ec2',
  'cloudwatch',
  'cloudwatch_logs',
  'sns',
  'sts',
  'iam',
  'sso',
  'sso_oidc',
  'signin',
] as const;

/** One of them. */
export type ServiceKey = (typeof serviceKeys)[number];

/** How a profile is reached. */
export interface ProfileSettings {
  /** Undefined where the SDK's own is meant. @throws ExpectedError `badConfig` */
  endpoint(service: ServiceKey): string | undefined;
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
export function profileSettings(config: SharedConfig, profile: string): ProfileSettings {
  const look = new Lookup(config, profileName(profile));
  const ignoreUrls = look.flag('ignore_configured_endpoint_urls');
  const caBundle = readText(process.env.AWS_CA_BUNDLE) ?? readText(look.settings.ca_bundle);
  return {
    endpoint: (service) => (ignoreUrls ? undefined : look.endpoint(service)),
    useFips: look.flag('use_fips_endpoint'),
    useDualstack: look.flag('use_dualstack_endpoint'),
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

/** Where a value came from: a variable, or a setting of the profile or of another section. */
interface Place {
  readonly variable?: string;
  readonly setting?: string;
  readonly section?: SectionName;
}

/** A fault of the shared config, with the file and the line, and the step of opening it there. */
export function configError(
  fault: { readonly problem: ConfigProblem; readonly name: string },
  { files }: SharedConfig,
  section: SectionName,
  setting?: string,
  beside?: string,
): ExpectedError {
  return badConfig({ ...fault, ...placeInConfig(files, section, setting, beside) });
}
