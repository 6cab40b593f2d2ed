/** Checks a page with axe-core: https://github.com/dequelabs/axe-core */
import axe from 'axe-core';

/** Runs an expression, given as text, in a page. The driver does it, so the page's own policy need not allow it. */
export type Evaluate = (expression: string) => Promise<unknown>;

/** An expression that resolves with the violations on a page. @param rules all that axe-core has when left out */
function run(rules?: readonly string[]): string {
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  return `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
      id + ' ' + target.join(' ') + ': ' + failureSummary)))`;
}

/** The rules whose outcome depends on the theme. */
const rulesOfColors = ['color-contrast', 'link-in-text-block'];

/** The variables and the class of a theme, as VS Code sets them on a webview. */
export interface ThemeStyles {
  readonly theme: string;
  readonly style: string;
  readonly bodyClass: string;
}

/**
 * The violations on a page: a rule, an element and what is wrong with it, one a line.
 * @param themes themes to check the colors in as well; the page has its own again afterwards
 */
export async function violations(
  evaluate: Evaluate,
  themes: readonly ThemeStyles[] = [],
): Promise<readonly string[]> {
  if ((await evaluate('typeof axe')) === 'undefined') await evaluate(axe.source);
  const found = await evaluate(`(async () => {
    const root = document.documentElement;
    const own = { style: root.style.cssText, bodyClass: document.body.className };
    const wear = ({ style, bodyClass }) => {
      root.style.cssText = style;
      document.body.className = bodyClass;
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    };
    const found = await ${run()};
    for (const theme of ${JSON.stringify(themes)}) {
      await wear(theme);
      for (const one of await ${run(rulesOfColors)}) found.push(theme.theme + ': ' + one);
    }
    if (${themes.length} > 0) await wear(own);
    return found;
  })()`);
  return found as readonly string[];
}
