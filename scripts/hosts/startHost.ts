/**
 * Starts a VS Code host: its server on a free loopback port, with the given settings and
 * extensions.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningProcess } from '../processes';
import { CliError } from '../cliError';
import { writeDisplayLanguage } from './displayLanguage';
import { installHost } from './install';
import { collect, listening, mustBeFree, type ServerOptions, startServer } from './server';
import type { HostVersion } from './versions';

/** The options of a host. */
export interface HostOptions extends ServerOptions {
  /** User settings. */
  readonly settings: Settings;
  /** Machine settings of the server; settings of scope `machine` are only read from here. */
  readonly machineSettings?: Settings;
  /** Lets the page run an extension's tests. */
  readonly smokeTestDriver?: boolean;
  /** Enables debug logging of extensions. */
  readonly logsDebug?: boolean;
  /** The display language, `en` when absent. */
  readonly language?: 'en' | 'ja';
  /** 0, or absent, uses a free one. */
  readonly port?: number;
}

/** Settings by id. */
export type Settings = Readonly<Record<string, unknown>>;

/** A running host. */
export interface RunningHost {
  readonly vscode: string;
  readonly url: string;
  readonly server: RunningProcess;
}

/** Settings that keep VS Code quiet: no windows, no prompts, no telemetry. */
export const calmSettings: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  'remote.autoForwardPorts': false,
};

/** Installs the host if necessary and starts it. @throws CliError when it does not start */
export async function startHost(version: HostVersion, options: HostOptions): Promise<RunningHost> {
  await mustBeFree(options.port ?? 0);
  const host = await installHost(version);
  await writeSettings(join(options.dataFolder, 'data', 'User', 'settings.json'), options.settings);
  await writeMachineSettings(options.dataFolder, options.machineSettings ?? {});
  const language = options.language ?? 'en';
  await writeDisplayLanguage(options.dataFolder, language);
  const args = [
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    '--without-connection-token',
    '--disable-workspace-trust',
    `--locale=${language}`,
    ...(options.logsDebug === true ? ['--log=debug'] : []),
    ...(options.smokeTestDriver === true ? ['--enable-smoke-test-driver'] : []),
  ];
  const server = startServer(host, options, args);
  const url = await listening(host, server);
  return { vscode: host.vscode, url, server };
}

/**
 * Installs a packaged extension into the folders of a host. @throws CliError when VS Code rejects
 * it
 */
export async function installExtension(
  version: HostVersion,
  options: ServerOptions,
  vsix: string,
): Promise<void> {
  const host = await installHost(version);
  const { child, exited } = startServer(host, options, [`--install-extension=${vsix}`]);
  const said = collect(child.stdout);
  const complained = collect(child.stderr);
  if ((await exited) === 0 && said().includes('successfully installed')) return;
  throw new CliError(
    `VS Code ${host.vscode} did not install ${vsix}:\n${said()}${complained()}`.trim(),
  );
}

/** Writes the machine settings of a host; windows that are opened afterwards read them. */
export function writeMachineSettings(dataFolder: string, settings: Settings): Promise<void> {
  return writeSettings(join(dataFolder, 'data', 'Machine', 'settings.json'), settings);
}

/**
 * Writes a settings file and its folder before VS Code starts; a running one does not watch it
 * here.
 */
export async function writeSettings(file: string, settings: Settings): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, JSON.stringify(settings, undefined, 2));
}
