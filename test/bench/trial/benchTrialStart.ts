/**
 * How long it takes from the click on Start Trial until the tree is filled, in the packaged extension in
 * VS Code: the trial that a new user sees, with four weeks of history. Each time in a new window, since
 * the first start of a window also loads the app and the simulator.
 */
import { inLane, Lane } from '../../ui/driver/lane';
import { Workbench } from '../../ui/driver/workbench';
import { atMost, type Measurement, medianOf } from '../measurement';

const rounds = 5;
const mostMs = 1300;

/** The endpoints of the trial. Each row has its count and its status when everything has been read. */
const endpoints = ['Lab', 'Operations', 'Osaka office', 'Partner access', 'Tokyo office'];
const statusOf = '[0-9]+ connected · ';

/** Runs in the window: notes when the button was clicked and when the filled tree was painted. */
const stopwatch = `
  addEventListener('click', () => { globalThis.clickedAt = performance.now(); }, { capture: true, once: true });
  const filled = ${JSON.stringify(endpoints)}.map((name) => new RegExp('^' + name + '.*?${statusOf}', 's'));
  const check = () => {
    const rows = [...document.querySelectorAll('[role=treeitem]')].map((row) => row.innerText);
    if (filled.every((row) => rows.some((text) => row.test(text))))
      requestAnimationFrame(() => { globalThis.filledAt = performance.now(); });
    else requestAnimationFrame(check);
  };
  check();
`;

/** The measurement. */
export async function benchTrialStart(): Promise<readonly Measurement[]> {
  const lane = new Lane();
  try {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await inLane(lane, timeStart));
    const { value, spread } = medianOf(times);
    const what = 'Start Trial, from the click to a filled tree';
    return [{ what, value, spread, unit: 'ms', target: atMost(value, mostMs, 'ms') }];
  } finally {
    await lane.close();
  }
}

async function timeStart(): Promise<number> {
  const workbench = await Workbench.open({
    machineSettings: {},
    simulation: { scenario: 'company', start: '', speed: 30 },
  });
  try {
    await workbench.openContainer('Client VPN');
    const { page } = workbench;
    const welcome = workbench.tree('Endpoints').welcome();
    const button = welcome.getByRole('button', { name: 'Start Trial', exact: true });
    await button.waitFor();
    await page.evaluate(stopwatch);
    await button.click();
    await page.waitForFunction('globalThis.filledAt');
    return await page.evaluate<number>('filledAt - clickedAt');
  } finally {
    await workbench.close();
  }
}
