/**
 * Opens web pages in the user's browser. Nothing else does: pages have no link elements, and hovers only
 * links to commands. The trial opens none, because its account exists only on this machine.
 */
import * as vscode from 'vscode';
import type { Session } from '../../core/session/session';
import type { Messages } from '../messages/messages';

const t = vscode.l10n.t;

/** Dependencies. */
export interface ExternalPageDeps {
  readonly session: Pick<Session, 'watched'>;
  readonly messages: Pick<Messages, 'info'>;
}

/** Opens a page of AWS's documentation; in the trial, it offers to copy the address. */
export async function openDocumentation(
  url: string,
  { session, messages }: ExternalPageDeps,
): Promise<void> {
  if (!session.watched?.trial) return open(url);
  return messages.info(
    t('The trial opens nothing outside of the editor. AWS explains this at {0}', url),
    { label: t('Copy Address'), run: () => vscode.env.clipboard.writeText(url) },
  );
}

/** Opens a page of the AWS console; the trial has none. */
export async function openConsolePage(
  url: string,
  { session, messages }: ExternalPageDeps,
): Promise<void> {
  if (!session.watched?.trial) return open(url);
  return messages.info(
    t(
      'In the trial, this exists only in the editor: there is nothing in the AWS console to open. With a real account, this command opens the page of the endpoint, alarm or topic.',
    ),
  );
}

async function open(url: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
