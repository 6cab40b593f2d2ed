/** The looks that VS Code's own themes give to a webview. */
import { strict as assert } from 'node:assert';
import type { Look } from '../../violations';
import { eventually } from './eventually';
import { type Theme, themeNames, type Workbench } from './workbench';

/** The class that VS Code gives to the body of a webview. */
const bodyClasses: Readonly<Record<Theme, RegExp>> = {
  light: /\bvscode-light\b/,
  dark: /\bvscode-dark\b/,
  highContrast: /\bvscode-high-contrast(?!-)/,
  highContrastLight: /\bvscode-high-contrast-light\b/,
};

const readLook = `({
  style: document.documentElement.style.cssText,
  bodyClass: document.body.className,
})`;

/** Switches through all themes while a webview shows; the last one, dark, stays. Returns the others' looks. */
export async function looksOfThemes(workbench: Workbench): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (const theme of themeNames) {
    await workbench.setTheme(theme);
    looks.push(
      await eventually(async () => {
        const look = (await workbench.webview().evaluate(readLook)) as Omit<Look, 'theme'>;
        assert.match(look.bodyClass, bodyClasses[theme]);
        assert.notEqual(look.style, looks.at(-1)?.style);
        return { theme, ...look };
      }),
    );
  }
  return looks.slice(0, -1);
}
