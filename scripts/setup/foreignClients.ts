/**
 * Third-party AWS clients for tests of the simulator: boto3 and the AWS CLI from PyPI, in separate
 * Python environments. Versions installed on the machine are not used.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cacheFolder } from '../root';
import { CliError } from '../cliError';
import { canUseApt, installDebianPackages } from './debian';
import { folderInstallation, type Installation } from './installation';
import { runQuietly } from './quiet';

const windows = process.platform === 'win32';
const systemPython = windows ? 'python' : 'python3';
const pythonPath = windows ? 'Scripts/python.exe' : 'bin/python';

/** One Python environment. */
export interface ForeignClients {
  readonly installation: Installation;
  /** The path of its Python. */
  readonly python: string;
}

/**
 * Current versions: CloudWatch in JSON. The simulator's table of limits is generated from their
 * models.
 */
export const currentClients = clients('boto3==1.44.8', 'awscli==1.46.3');

/** A version as in Linux distributions: CloudWatch in Query. */
export const olderClients = clients('awscli==1.32.0');

function clients(...requirements: readonly string[]): ForeignClients {
  const folder = join(cacheFolder, 'python', requirements.join('+').replaceAll('==', '-'));
  const name = `${requirements.join(' and ')} from PyPI`;
  const fill = (temporary: string) => makeEnvironment(temporary, requirements);
  return {
    installation: folderInstallation(name, folder, pythonPath, fill),
    python: join(folder, pythonPath),
  };
}

async function makeEnvironment(folder: string, requirements: readonly string[]): Promise<void> {
  await ensurePython();
  const venv = await runQuietly(systemPython, ['-m', 'venv', folder], { cwd: cacheFolder });
  if (venv.code !== 0)
    throw new CliError(`${systemPython} -m venv failed (code ${venv.code}).\n${venv.said}`);
  const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input'];
  const args = [...pip, ...requirements];
  const { code, said } = await runQuietly(join(folder, pythonPath), args, { cwd: cacheFolder });
  if (code === 0) return;
  throw new CliError(
    `pip could not install ${requirements.join(' and ')} (code ${code}); check the network and PyPI, ` +
      `then run this again.\n${said}`,
  );
}

/** Debian packages Python separately from its venv module. */
async function ensurePython(): Promise<void> {
  if (hasPython()) return;
  if (canUseApt()) await installDebianPackages(['python3', 'python3-venv']);
  if (!hasPython()) {
    throw new CliError(
      `${systemPython} with its modules venv and ensurepip was not found; install Python 3 ` +
        '(on Debian and Ubuntu: python3 and python3-venv).',
    );
  }
}

function hasPython(): boolean {
  const { status } = spawnSync(systemPython, ['-c', 'import venv, ensurepip'], { stdio: 'ignore' });
  return status === 0;
}
