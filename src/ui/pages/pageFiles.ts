/** Saves files and copies texts for a page, which cannot do so itself. */
import * as vscode from 'vscode';
import { isExpected } from '../../core/model/errors';
import type { Log } from '../../core/base/log';
import { failureText } from '../../core/text/failures/failureText';
import type { FileAnswer, FileRequest, PageFile } from '../../protocol/messages';

/** Handles the request of a page and returns the outcome; undefined if the user cancelled. */
export async function answerFileRequest(
  request: FileRequest,
  log: Log,
): Promise<FileAnswer | undefined> {
  try {
    if (request.type === 'saveFile') return await save(request.file);
    await vscode.env.clipboard.writeText(request.text);
    return { type: 'copied', rows: request.rows };
  } catch (error) {
    return { type: 'fileFailure', sentence: failureSentence(error, log) };
  }
}

/** A failure in one sentence for a page. A bug is logged in full. */
export function failureSentence(error: unknown, log: Log): string {
  const { t } = vscode.l10n;
  if (isExpected(error)) {
    log.warn(error.message);
    return failureText(error.failure, t).sentence;
  }
  log.error(error);
  return t('An unexpected error occurred. See the log for details.');
}

function save(file: PageFile): Promise<FileAnswer | undefined> {
  return saveFile(
    file.name,
    file.kind,
    file.kind === 'png' ? Buffer.from(file.base64, 'base64') : new TextEncoder().encode(file.text),
  );
}

/**
 * Asks for a file and saves bytes to it; undefined if the user cancelled.
 * @param kind the file extension
 */
export async function saveFile(
  name: string,
  kind: string,
  bytes: Uint8Array,
): Promise<FileAnswer | undefined> {
  const { t } = vscode.l10n;
  const filter = kind.toUpperCase();
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(saveFolder(), name),
    filters: { [filter]: [kind] },
    title: t('Export {0}', filter),
  });
  if (!uri) return undefined;
  try {
    await vscode.workspace.fs.writeFile(uri, bytes);
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    const sentence = t('{0} could not be written: {1}', uri.fsPath, error.message);
    return { type: 'fileFailure', sentence };
  }
  return { type: 'saved', name: vscode.workspace.asRelativePath(uri) };
}

/** The default folder: the workspace, or the home folder if none is open. */
function saveFolder(): vscode.Uri {
  const { HOME, USERPROFILE } = process.env;
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(HOME ?? USERPROFILE ?? '/');
}
