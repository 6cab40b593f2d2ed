/**
 * Hands settings that were read here to those providers of the SDK that can only read a file. The
 * SDK's reader refuses names with spaces and letters beyond ASCII, and keys in capitals.
 */
import { externalDataInterceptor } from '@smithy/core/config';
import { randomUUID } from 'node:crypto';
import type { Settings } from './sharedConfig';

/** The options by which a provider finds the settings. */
export interface SdkConfigInit {
  readonly profile: string;
  readonly filepath: string;
  readonly configFilepath: string;
}

/** A session of IAM Identity Center; its name finds the token on disk. */
export interface SdkSession {
  readonly name: string;
  readonly settings: Settings;
}

const profile = 'p';

/**
 * Runs a provider over the settings of one profile and of its session.
 * @returns what the provider gives; rejects with what it rejects with
 */
export async function withSdkConfig<T>(
  settings: Settings,
  session: SdkSession | undefined,
  use: (init: SdkConfigInit) => Promise<T>,
): Promise<T> {
  const id = randomUUID();
  const [filepath, configFilepath] = [`${id}/credentials`, `${id}/config`];
  // The SDK's reader takes any name after a dot, where it takes only few after a space.
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
