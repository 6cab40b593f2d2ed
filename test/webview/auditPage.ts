/** Checks an open page with axe-core. */
import { violations } from '../violations';
import type { OpenPage } from './openPage';

/** The violations on the page: a rule, an element and what is wrong with it, one a line. */
export function auditPage({ page }: Pick<OpenPage, 'page'>): Promise<readonly string[]> {
  return violations((expression) => page.evaluate(expression));
}
