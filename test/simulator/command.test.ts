/** The command line: its ready message, wrong arguments, and how it ends. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Part } from './wireClient';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const command = ['--import', 'tsx', join(root, 'scripts', 'simulator.ts')];

it('prints one line of JSON when ready, answers there, and ends on Ctrl+C', async () => {
  const child = spawn(
    process.execPath,
    [...command, '--scenario', 'quiet', '--speed', '0', '--log-delay', '90'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  const ready = new Part(line).json();
  expect(ready.value).toMatchObject({ region: 'ap-northeast-1', accountId: '123456789012' });
  const state = await fetch(`${ready.at('controlUrl').text()}state`);
  expect(new Part(await state.json()).at('now').text()).toBe(ready.at('now').text());
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});

it.each([
  [['--port', 'x'], /^--port must be a whole number from 0 to 65535, not "x"\.$/],
  [['--speed=-1'], /^--speed must be a number from 0 to 3600/],
  [['--seed', '1.5'], /^--seed must be a whole number/],
  [
    ['--scenario', 'beach'],
    /^--scenario must be company, office, quiet, empty, fleet, not "beach"\.$/,
  ],
  [
    ['--colour', 'red'],
    /--colour.*There are --port, --speed, --seed, --scenario and --log-delay\.$/,
  ],
  [['--log-delay', '3601'], /^--log-delay must be a number from 0 to 3600, not "3601"\.$/],
])('%o: one sentence and no stack', (args, sentence) => {
  const { status, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
  expect(stderr.trim()).toMatch(sentence);
  expect(stderr.trim()).not.toContain('\n');
});
