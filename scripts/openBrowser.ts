/** Opens the user's browser if there is one; failures are ignored, since it is a convenience. */
import { spawn } from 'node:child_process';

/** Opens an address in the user's browser if this machine has a display. */
export function openBrowser(url: string): void {
  const [command, ...args] = opener();
  if (command === undefined) return;
  spawn(command, [...args, url], { detached: true, stdio: 'ignore' })
    .on('error', () => undefined)
    .unref();
}

function opener(): readonly string[] {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? '';
  return display === '' ? [] : ['xdg-open'];
}
