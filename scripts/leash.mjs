// Runs a program for as long as standard input stays open: `node leash.mjs COMMAND [args]`.
// The process that started it holds the other end, so even when that one is killed outright, input ends,
// and the program and everything it started in this process group end with it.
import { spawn, spawnSync } from 'node:child_process';

function endAll() {
  if (process.platform === 'win32')
    spawnSync('taskkill', ['/pid', String(process.pid), '/T', '/F'], { stdio: 'ignore' });
  else process.kill(-process.pid, 'SIGKILL');
}

const [command, ...args] = process.argv.slice(2);
spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  .on('error', (error) => {
    console.error(error.message);
    process.exit(127);
  })
  .on('exit', (code) => process.exit(code ?? 255));
process.stdin.on('end', endAll).resume();
