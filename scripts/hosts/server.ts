/** Starts VS Code's server and detects when it is ready. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type RunningProcess, startProcess } from '../processes';
import { CliError } from '../cliError';
import type { InstalledHost } from './install';

/** Where a server stores its data, and its environment. */
export interface ServerOptions {
  /** Everything that this run writes; the caller removes it. */
  readonly dataFolder: string;
  /** Where its extensions are; a folder of `dataFolder` if absent. */
  readonly extensionsFolder?: string;
  /** Additional environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the server with options that all uses share. */
export function startServer(
  host: InstalledHost,
  { dataFolder, extensionsFolder, environment }: ServerOptions,
  args: readonly string[],
): RunningProcess {
  const extensions = extensionsFolder ?? join(dataFolder, 'extensions');
  return startProcess(
    host.node,
    [
      host.server,
      '--accept-server-license-terms',
      '--telemetry-level=off',
      `--server-data-dir=${dataFolder}`,
      `--extensions-dir=${extensions}`,
      ...args,
    ],
    { cwd: dataFolder, env: { ...hostEnvironment(), ...environment }, output: 'pipe' },
  );
}

/**
 * Our environment without the variables that would make VS Code assume that it runs inside a VS
 * Code or inside npm, and without an extension gallery, so that the server does not look for
 * updates of ours.
 */
function hostEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|INIT_CWD$)/;
  const ours = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(ours), EXTENSIONS_GALLERY: '{}' };
}

/** The address of the workbench, once the server reports that it listens. */
export async function listening(host: InstalledHost, server: RunningProcess): Promise<string> {
  const complained = collect(server.child.stderr);
  const said = collect(server.child.stdout);
  const port = await new Promise<string | undefined>((resolve) => {
    server.child.stdout?.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(said())?.[1];
      if (port !== undefined) resolve(port);
    });
    const giveUp = () => {
      resolve(undefined);
    };
    void server.exited.then(giveUp);
    setTimeout(giveUp, 60_000).unref();
  });
  if (port !== undefined) return `http://127.0.0.1:${port}/`;
  await server.stop();
  const reason = `${said()}${complained()}`.trim().split('\n').slice(0, 20).join('\n');
  throw new CliError(`VS Code ${host.vscode} did not come up:\n${reason}`);
}

/** @throws CliError if the port is in use: the server would not report that, and wait forever */
export async function mustBeFree(port: number): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening');
  } catch {
    throw new CliError(`Port ${port} cannot be listened on; leave --port away to take a free one.`);
  }
  await once(probe.close(), 'close');
}

/** The relevant output of a stream so far. Reading it keeps its program from blocking. */
export function collect(stream: NodeJS.ReadableStream | null | undefined): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (more: string) => {
    if (text.length < 100_000) text += more;
  });
  return () => text;
}
