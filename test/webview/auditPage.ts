/** Checks an open page with axe-core: https://github.com/dequelabs/axe-core */
import axe from 'axe-core';
import type { OpenPage } from './openPage';

/** The violations on the page: a rule, its elements and what is wrong with them, one a line. */
export async function auditPage({ page }: Pick<OpenPage, 'page'>): Promise<readonly string[]> {
  // Evaluated by the driver, so that the page's own policy need not allow it.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run(document)');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
