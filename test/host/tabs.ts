/** Commands of the extension as a person calls them, and the tabs that they open. */
import * as vscode from 'vscode';
import { until } from './until';

const { tabGroups } = vscode.window;

/** Calls a command of the extension, named without its prefix. */
export function run(command: string, ...given: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`clientVpnWatch.${command}`, ...given);
}

/** Calls a command and accepts the first choice of each input. */
export async function runWithFirstChoices(
  command: string,
  ...given: readonly unknown[]
): Promise<void> {
  const ended = new AbortController();
  const running = Promise.resolve(run(command, ...given)).finally(() => {
    ended.abort();
  });
  while (!ended.signal.aborted)
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await running;
}

/** The tabs with pages of a kind, `chart`, once there are so many. */
export function pageTabs(kind: string, count: number): Promise<readonly vscode.Tab[]> {
  return until(`${count} of ${kind}`, tabGroups.onDidChangeTabs, () => {
    const tabs = tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(({ input }) => {
        // VS Code puts a prefix of its own before the type.
        return (
          input instanceof vscode.TabInputWebview &&
          input.viewType.endsWith(`clientVpnWatch.${kind}`)
        );
      });
    return tabs.length === count ? tabs : undefined;
  });
}

/** Closes all tabs by command: VS Code may replace its objects for them at any moment. */
export function closeAll(): Thenable<unknown> {
  return vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
