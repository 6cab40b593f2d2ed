/** Installs a VS Code host from npm into the cache, once. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from '../npm';
import { cacheFolder } from '../root';
import { ensureInstalled, folderInstallation, type Installation } from '../setup/installation';
import { type HostVersion, nodePackage } from './versions';

/** An installed host, with the paths to run. */
export interface InstalledHost {
  readonly vscode: string;
  /** The Node binary it needs. */
  readonly node: string;
  /** VS Code's server, a script for that Node. */
  readonly server: string;
}

/** The folder of all hosts. */
export const hostsFolder = join(cacheFolder, 'hosts');

/** The host, installed first if it is missing. @throws CliError when npm fails */
export async function installHost(host: HostVersion): Promise<InstalledHost> {
  const node = nodePackage(host);
  await ensureInstalled(hostInstallation(host));
  const folder = folderOf(host);
  return {
    vscode: host.vscode,
    node: join(folder, 'node_modules', node.name, node.binary),
    server: join(folder, serverFolder, serverScript),
  };
}

/** The host as something to install. */
export function hostInstallation(host: HostVersion): Installation {
  const name = `VS Code ${host.vscode} (code-server ${host.codeServer}) from npm`;
  const proof = join(serverFolder, serverScript);
  return folderInstallation(name, folderOf(host), proof, async (temporary) => {
    const node = nodePackage(host);
    await writeFile(join(temporary, 'package.json'), '{ "private": true }\n');
    // Its own install script builds native modules, none of which is needed here; --force because
    // it requires a different Node version, which is installed too.
    await npm(
      temporary,
      ...['install', '--ignore-scripts', '--force', '--no-audit', '--no-fund', '--prefix', '.'],
      `code-server@${host.codeServer}`,
      `${node.name}@${node.version}`,
    );
    const server = join(temporary, serverFolder);
    await npm(server, 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund');
  });
}

const folderOf = ({ vscode }: HostVersion): string => join(hostsFolder, vscode);
const serverFolder = join('node_modules', 'code-server', 'lib', 'vscode');
const serverScript = join('out', 'server-main.js');
