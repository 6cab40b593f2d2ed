// Runs a program for as long as standard input stays open: `node killOnParentExit.mjs COMMAND
// [args]`. The parent process holds the other end. Even when the parent is killed, input ends, and
// this script ends the program and everything in its process group.
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
