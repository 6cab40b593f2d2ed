/** The looks that VS Code's own themes give to a webview. */
import { strict as assert } from 'node:assert';
import type { ThemeStyles } from '../../violations';
import { eventually } from './eventually';
import { type Theme, themeNames, type Workbench } from './workbench';

/** The class that VS Code gives to the body of a webview. */
const bodyClasses: Readonly<Record<Theme, RegExp>> = {
  light: /\bvscode-light\b/,
  dark: /\bvscode-dark\b/,
  highContrast: /\bvscode-high-contrast(?!-)/,
  highContrastLight: /\bvscode-high-contrast-light\b/,
};

const readStyles = `({
  style: document.documentElement.style.cssText,
  bodyClass: document.body.className,
})`;

/** Switches through all themes while a webview shows; the last one, dark, stays. Returns the others' looks. */
export async function stylesOfThemes(workbench: Workbench): Promise<readonly ThemeStyles[]> {
  const themes: ThemeStyles[] = [];
  for (const theme of themeNames) {
    await workbench.setTheme(theme);
    themes.push(
      await eventually(async () => {
        const styles = (await workbench.webview().evaluate(readStyles)) as Omit<
          ThemeStyles,
          'theme'
        >;
        assert.match(styles.bodyClass, bodyClasses[theme]);
        assert.notEqual(styles.style, themes.at(-1)?.style);
        return { theme, ...styles };
      }),
    );
  }
  return themes.slice(0, -1);
}
