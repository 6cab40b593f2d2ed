/** From a row of the activity view to the chart at its moment. */
import { eventually } from './eventually';
import type { Workbench } from './workbench';

/** Clicks the row's icon until the chart shows the moment: a click is lost where rows come in just then. */
export async function showChartAt(workbench: Workbench, row: string): Promise<void> {
  const shown = workbench
    .webview()
    .content.getByText(/^Showing .* to /)
    .first();
  await eventually(async () => {
    await workbench.tree('Activity').clickAction(row, 'Show Chart at This Moment');
    await shown.waitFor({ timeout: 5000 });
  });
}
