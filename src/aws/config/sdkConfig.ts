/**
 * Passes settings to those SDK providers that can only read files. The SDK's parser rejects names
 * with spaces and non-ASCII letters, and keys in capitals.
 */
import { externalDataInterceptor } from '@smithy/core/config';
import { randomUUID } from 'node:crypto';
import type { Settings } from './sharedConfig';

/** The options from which a provider reads the settings. */
export interface SdkConfigInit {
  readonly profile: string;
  readonly filepath: string;
  readonly configFilepath: string;
}

/** An IAM Identity Center session; its name identifies the token on disk. */
export interface SdkSession {
  readonly name: string;
  readonly settings: Settings;
}

const profile = 'p';

/**
 * Runs a provider with the settings of one profile and its session.
 * @returns the provider's result; rejects like the provider
 */
export async function withSdkConfig<T>(
  settings: Settings,
  session: SdkSession | undefined,
  use: (init: SdkConfigInit) => Promise<T>,
): Promise<T> {
  const id = randomUUID();
  const [filepath, configFilepath] = [`${id}/credentials`, `${id}/config`];
  // The SDK's parser accepts any name after a dot, but only some after a space.
  const text =
    sectionText(`profile ${profile}`, settings) +
    (session ? sectionText(`sso-session.${session.name}`, session.settings) : '');
  externalDataInterceptor.interceptFile(filepath, '');
  externalDataInterceptor.interceptFile(configFilepath, text);
  try {
    return await use({ profile, filepath, configFilepath });
  } finally {
    const files = externalDataInterceptor.getFileRecord();
    Reflect.deleteProperty(files, filepath);
    Reflect.deleteProperty(files, configFilepath);
  }
}

function sectionText(header: string, settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value = '']) => `${name} = ${value}\n`);
  return `[${header}]\n${lines.join('')}`;
}
