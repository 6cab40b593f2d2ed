/** Starts a VS Code host: its server on a free loopback port, with settings and extensions of our choice. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunningProcess, startProcess } from '../processes';
import { Sentence } from '../sentence';
import { writeDisplayLanguage } from './displayLanguage';
import { type InstalledHost, installHost } from './install';
import type { HostVersion } from './versions';

/** What a host is started with. */
export interface HostOptions {
  /** Everything that this run writes; the caller removes it. */
  readonly dataFolder: string;
  /** Where its extensions are; a folder of `dataFolder` when absent. */
  readonly extensionsFolder?: string;
  /** The person's settings. */
  readonly settings: Settings;
  /** Settings of the machine that the server runs on; settings of scope `machine` are read from here alone. */
  readonly machineSettings?: Settings;
  /** Lets the page run an extension's tests. */
  readonly smokeTestDriver?: boolean;
  /** The display language, `en` when absent. */
  readonly language?: 'en' | 'ja';
  /** 0, or absent, takes a free one. */
  readonly port?: number;
  /** Variables on top of this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Settings by id. */
export type Settings = Readonly<Record<string, unknown>>;

/** A running host. */
export interface RunningHost {
  readonly vscode: string;
  readonly url: string;
  readonly server: RunningProcess;
}

/** Settings that keep VS Code quiet: nothing opens, asks or phones home. */
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

/** Installs the host if need be and starts it. @throws Sentence when it does not come up */
export async function startHost(version: HostVersion, options: HostOptions): Promise<RunningHost> {
  const host = await installHost(version);
  await writeSettings(join(options.dataFolder, 'data', 'User', 'settings.json'), options.settings);
  await writeSettings(
    join(options.dataFolder, 'data', 'Machine', 'settings.json'),
    options.machineSettings ?? {},
  );
  const language = options.language ?? 'en';
  await writeDisplayLanguage(options.dataFolder, language);
  const server = startServer(host, options, [
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    '--without-connection-token',
    '--disable-workspace-trust',
    `--locale=${language}`,
    ...(options.smokeTestDriver === true ? ['--enable-smoke-test-driver'] : []),
  ]);
  const url = await listening(host, server);
  return { vscode: host.vscode, url, server };
}

/** Installs a packaged extension into the folders of a host. @throws Sentence when VS Code refuses it */
export async function installExtension(
  version: HostVersion,
  options: Pick<HostOptions, 'dataFolder' | 'extensionsFolder'>,
  vsix: string,
): Promise<void> {
  const host = await installHost(version);
  const { child, exited } = startServer(host, options, [`--install-extension=${vsix}`]);
  const said = collect(child.stdout);
  const complained = collect(child.stderr);
  if ((await exited) === 0 && said().includes('successfully installed')) return;
  throw new Sentence(
    `VS Code ${host.vscode} did not install ${vsix}:\n${said()}${complained()}`.trim(),
  );
}

/** Writes a settings file, and its folder, before VS Code starts; a running one does not watch it here. */
export async function writeSettings(file: string, settings: Settings): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, JSON.stringify(settings, undefined, 2));
}

function startServer(
  host: InstalledHost,
  options: Pick<HostOptions, 'dataFolder' | 'extensionsFolder' | 'environment'>,
  args: readonly string[],
): RunningProcess {
  const extensions = options.extensionsFolder ?? join(options.dataFolder, 'extensions');
  return startProcess(
    host.node,
    [
      host.server,
      '--accept-server-license-terms',
      '--telemetry-level=off',
      `--server-data-dir=${options.dataFolder}`,
      `--extensions-dir=${extensions}`,
      ...args,
    ],
    {
      cwd: options.dataFolder,
      env: { ...hostEnvironment(), ...options.environment },
      output: 'pipe',
    },
  );
}

/**
 * Our own environment without what would tell VS Code that it runs inside a VS Code, or inside npm, and
 * without a gallery of extensions, so that the server asks none for news of ours.
 */
function hostEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|INIT_CWD$)/;
  const ours = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(ours), EXTENSIONS_GALLERY: '{}' };
}

/** The address of the workbench as soon as the server says that it listens. */
async function listening(host: InstalledHost, server: RunningProcess): Promise<string> {
  const complained = collect(server.child.stderr);
  const said = collect(server.child.stdout);
  const port = await new Promise<string | undefined>((resolve) => {
    server.child.stdout?.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(said())?.[1];
      if (port !== undefined) resolve(port);
    });
    void server.exited.then(() => {
      resolve(undefined);
    });
  });
  if (port !== undefined) return `http://127.0.0.1:${port}/`;
  const reason = `${said()}${complained()}`.trim().split('\n').slice(0, 20).join('\n');
  throw new Sentence(`VS Code ${host.vscode} ended before it listened:\n${reason}`);
}

/** What a stream has said so far, in so far as it matters. Reading it keeps its program from blocking. */
function collect(stream: NodeJS.ReadableStream | null | undefined): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (more: string) => {
    if (text.length < 100_000) text += more;
  });
  return () => text;
}
