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
const rulesOfColours = ['color-contrast', 'link-in-text-block'];

/** The variables and the class of a theme, as VS Code sets them on a webview. */
export interface Look {
  readonly theme: string;
  readonly style: string;
  readonly bodyClass: string;
}

/**
 * The violations on a page: a rule, an element and what is wrong with it, one a line.
 * @param looks further themes to check the colours in; the page has its own again afterwards
 */
export async function violations(
  evaluate: Evaluate,
  looks: readonly Look[] = [],
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
    for (const look of ${JSON.stringify(looks)}) {
      await wear(look);
      for (const one of await ${run(rulesOfColours)}) found.push(look.theme + ': ' + one);
    }
    if (${looks.length} > 0) await wear(own);
    return found;
  })()`);
  return found as readonly string[];
}
