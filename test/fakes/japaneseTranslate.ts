/** Translates as VS Code does in Japanese, from the bundle that the package contains. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Translate } from '../../src/core/ports/translate';
import { plainTranslate } from './plainTranslate';

const file = join(dirname(fileURLToPath(import.meta.url)), '../../l10n/bundle.l10n.ja.json');
const japanese = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;

/** The Japanese text, or the English one where there is none. */
export const japaneseTranslate: Translate = (text, ...values) =>
  plainTranslate(japanese[text] ?? text, ...values);
