/** From a row of the activity view to the chart at its moment. */
import { eventually } from './eventually';
import type { Workbench } from './workbench';

/**
 * Clicks the row's icon until the chart shows the moment: a click is lost where rows come in just then.
 * VS Code also runs the command without a row while it reads the rows again, and then the command asks
 * for the moment; that question covers the rows, so it is left before the next click.
 */
export async function showChartAt(workbench: Workbench, row: string): Promise<void> {
  const { page, quickInput } = workbench;
  const shown = workbench
    .webview()
    .content.getByText(/^Showing .* to /)
    .first();
  const question = page.getByPlaceholder('Choose the time to show on the chart');
  await eventually(async () => {
    if (await question.isVisible()) await quickInput.cancel();
    await workbench.tree('Activity').clickAction(row, 'Show Chart at This Moment');
    await shown.waitFor({ timeout: 5000 });
  });
}
