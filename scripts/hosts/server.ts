/** VS Code's server as a program: how it is started, and how it is known to have come up. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type RunningProcess, startProcess } from '../processes';
import { Sentence } from '../sentence';
import type { InstalledHost } from './install';

/** Where a server keeps what it writes, and what surrounds it. */
export interface ServerOptions {
  /** Everything that this run writes; the caller removes it. */
  readonly dataFolder: string;
  /** Where its extensions are; a folder of `dataFolder` when absent. */
  readonly extensionsFolder?: string;
  /** Variables on top of this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the server's program with what is the same for all it can do. */
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
 * Our own environment without what would tell VS Code that it runs inside a VS Code, or inside npm, and
 * without a gallery of extensions, so that the server asks none for news of ours.
 */
function hostEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|INIT_CWD$)/;
  const ours = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(ours), EXTENSIONS_GALLERY: '{}' };
}

/** The address of the workbench as soon as the server says that it listens. */
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
  throw new Sentence(`VS Code ${host.vscode} did not come up:\n${reason}`);
}

/** @throws Sentence when something listens there: the server would not say so, and wait for ever */
export async function mustBeFree(port: number): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening');
  } catch {
    throw new Sentence(`Port ${port} cannot be listened on; leave --port away to take a free one.`);
  }
  await once(probe.close(), 'close');
}

/** What a stream has said so far, in so far as it matters. Reading it keeps its program from blocking. */
export function collect(stream: NodeJS.ReadableStream | null | undefined): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (more: string) => {
    if (text.length < 100_000) text += more;
  });
  return () => text;
}
