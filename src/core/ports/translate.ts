/**
 * Turns an English sentence into the reader's language; `{0}` stands for the first argument. Has
 * the signature of `vscode.l10n.t`. The English sentence is the key in `l10n/bundle.l10n.*.json`.
 */
export type Translate = (message: string, ...args: (string | number)[]) => string;
