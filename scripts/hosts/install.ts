/**
 * Installs a VS Code host from npm into the cache, once. An install goes to a temporary name and is
 * renamed when it is complete, so that what has the final name can be trusted.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from '../npm';
import { cacheFolder } from '../root';
import { withLock } from './lock';
import { type HostVersion, nodePackage } from './versions';

/** An installed host: what to run. */
export interface InstalledHost {
  readonly vscode: string;
  /** The Node binary it needs. */
  readonly node: string;
  /** VS Code's server, a script for that Node. */
  readonly server: string;
}

/** Where all hosts are kept. */
export const hostsFolder = join(cacheFolder, 'hosts');

/** The host, installed first where it is missing. @throws Sentence when npm cannot */
export async function installHost(host: HostVersion): Promise<InstalledHost> {
  const folder = join(hostsFolder, host.vscode);
  const node = nodePackage(host);
  await installOnce(folder, async (temporary) => {
    console.error(`Installing VS Code ${host.vscode} (code-server ${host.codeServer}) from npm…`);
    await writeFile(join(temporary, 'package.json'), '{ "private": true }\n');
    // Its own install script builds native modules, none of which is needed here; --force because it
    // asks for its own version of Node, which comes along.
    await npm(
      temporary,
      ...['install', '--ignore-scripts', '--force', '--no-audit', '--no-fund', '--prefix', '.'],
      `code-server@${host.codeServer}`,
      `${node.name}@${node.version}`,
    );
    const server = join(temporary, serverFolder);
    await npm(server, 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund');
  });
  return {
    vscode: host.vscode,
    node: join(folder, 'node_modules', node.name, node.binary),
    server: join(folder, serverFolder, 'out', 'server-main.js'),
  };
}

const serverFolder = join('node_modules', 'code-server', 'lib', 'vscode');

/** Makes a folder by `fill`, unless it is there; two processes at once do it once. */
export async function installOnce(
  folder: string,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  if (existsSync(folder)) return;
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const temporary = `${folder}.partial`;
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    await fill(temporary);
    await rename(temporary, folder);
  });
}
