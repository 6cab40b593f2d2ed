/** The page with the mails of the trial. */
import type { Workbench } from './workbench';

/** Opens the page and in it the newest mail whose row contains a text; returns its headers and its text. */
export async function readMail(workbench: Workbench, containing: string): Promise<string> {
  await workbench.runCommand('Client VPN: Trial: Open Mail');
  const { content } = workbench.webview();
  const row = content.getByRole('option').filter({ hasText: containing }).first();
  await row.click();
  await row.and(content.locator('[aria-selected=true]')).waitFor();
  const message = content.getByRole('article').filter({ hasText: containing });
  await message.waitFor();
  return message.innerText();
}
