/**
 * The pictures of the README, taken while a story plays that a person would believe: an afternoon on
 * which partners connect one after another, soon after their endpoint has got its alarm.
 */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import japanese from '../../package.nls.ja.json';
import { AlarmForm } from './driver/alarmForm';
import { inSequence } from './driver/sequence';
import { showChartAt } from './driver/showChartAt';
import { Workbench } from './driver/workbench';

/** A window with nothing in it that is not about the story. */
const bare = {
  'workbench.colorTheme': 'Dark Modern',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.navigationControl.enabled': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.renderLineHighlight': 'none',
};
const foreignItems = [
  'status.problems',
  'status.forwardedPorts',
  'status.workbench.keyboardLayout',
];

/** Of the window, in pixels, where 1280 × 800 shows too little of the subject, or too much text. */
const lower = { width: 1280, height: 720 };
const smaller = { width: 1040, height: 610 };
const low = { width: 1280, height: 480 };

async function open(language: 'en' | 'ja', start: string): Promise<Workbench> {
  const workbench = await Workbench.open({
    language,
    settings: bare,
    // Time passes when the story says so: the same pictures every time.
    simulation: { start, speed: 0.01 },
  });
  await workbench.openContainer('Client VPN');
  for (const item of foreignItems) await workbench.statusBar.hide(item);
  await workbench.setSideBarWidth(470);
  return workbench;
}

describe('pictures of the README', () => {
  inSequence();
  const endpoint = 'Partner access (SAML)';
  let workbench: Workbench;
  before(async () => {
    workbench = await open('en', '2026-11-18T14:33:20+09:00');
  });
  after(() => workbench.close());

  it('has the alarm form before anything is sent', async () => {
    const form = new AlarmForm(workbench);
    const tree = workbench.tree('Endpoints');
    await tree.row(/Tokyo office.*13 connected/).waitFor();
    await form.openOn(endpoint);
    await form.method('Rise of the connection count');
    await form.choose('Text of the notification', "CloudWatch's own email");
    await form.type('Name of the new topic', 'partner-access');
    await form.type('Email addresses, phone numbers or https URLs', 'it-team@example.com');
    await form.type('Alarm name', 'client-vpn-watch-partner-access');
    await form.callsAre('CreateTopic', 'Subscribe', 'PutMetricAlarm');
    await form.content.getByRole('img').waitFor();
    // Wide enough for the answers beside what the alarm would have done.
    await workbench.setSideBarWidth(285);
    await form.content.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    await workbench.picture('form-dark');
    await workbench.setSideBarWidth(470);
  });

  it('has the alarm when it fires, with the name of who joined', async () => {
    const tree = workbench.tree('Endpoints');
    await new AlarmForm(workbench).create();
    await tree.row(/partner-access.*1 pending confirmation/).waitFor();
    await workbench.runCommand('Client VPN: Trial: Confirm Subscription');
    await workbench.quickInput.choose('it-team@example.com');
    await tree.row(/partner-access.*1 confirmed/).waitFor();
    const fiveMinutes = 'Client VPN: Trial: Advance Five Minutes';
    await workbench.runCommand(fiveMinutes);
    await workbench.runCommand(fiveMinutes);
    await tree.row(/Partner access \(SAML\).*Counts only/).waitFor();
    await workbench.notifications.clear();
    await workbench.runCommand(fiveMinutes);
    await workbench.notifications.text(`${endpoint}: the alarm`);
    await tree.row(/Partner access \(SAML\).*1 connected · In ALARM/).waitFor();
    await workbench.notifications.clear();
    await workbench.runCommand(fiveMinutes);
    assert.match(
      await workbench.notifications.text('anna.weber@partner.example'),
      /: the alarm client-vpn-watch-partner-access fired at .*, anna\.weber@partner\.example connected from /,
    );
    await tree.row(/Partner access \(SAML\).*2 connected · In ALARM/).waitFor();
    // VS Code's first page of a new profile but one waits some seconds for its service worker.
    await workbench.webview().content.getByRole('tab', { name: 'Alarms' }).waitFor();
    await workbench.picture('alarm-dark');
  });

  it('has the chart in every kind of theme', async () => {
    const { content } = workbench.webview();
    await workbench.notifications.press(`${endpoint}: the alarm`, 'Show');
    await content.getByRole('heading', { name: endpoint }).waitFor();
    await workbench.runCommand('Client VPN: Trial: Advance Five Minutes');
    await workbench
      .tree('Endpoints')
      .row(/Partner access \(SAML\).*3 connected/)
      .waitFor();
    await workbench.notifications.clear();
    await content.getByRole('radio', { name: '12 hours' }).check();
    await content.getByText(/^Last 12 hours: .* alarm fired 3 times/).waitFor();
    for (const [theme, name] of [
      ['dark', 'chart-dark'],
      ['light', 'chart-light'],
      ['highContrast', 'chart-contrast'],
    ] as const) {
      await workbench.setTheme(theme);
      await workbench.picture(name);
    }
  });

  it('has the activity, and the chart at one of its moments', async () => {
    await workbench.setTheme('dark');
    await workbench.page.setViewportSize(smaller);
    await workbench.setSideBarWidth(380);
    const activity = await workbench.openSection('Activity');
    await workbench.section('Endpoints').click();
    await activity.row('Alarm fired').waitFor();
    await showChartAt(workbench, 'Alarm fired');
    await workbench.picture('activity-dark');
  });

  it('has what the alarm missed', async () => {
    const { content } = workbench.webview();
    await workbench.section('Activity').click();
    await workbench.section('Endpoints').click();
    await workbench.tree('Endpoints').choose('Tokyo office', 'What Did the Alarm Miss?…');
    await content.getByRole('heading', { name: /^\d+ of \d+ notified$/ }).waitFor();
    await workbench.picture('audit-dark');
  });

  it('has a replay drawn below the counts', async () => {
    const { content } = workbench.webview();
    await workbench.page.setViewportSize(lower);
    await workbench
      .tree('Endpoints')
      .choose('tokyo-office-vpn-connections', 'Replay', 'Show Replay on Chart');
    await content.getByText(/^60 s, ≥ 1: \d+ notifications \(the alarm itself\)$/).waitFor();
    await content.getByRole('radio', { name: '24 hours' }).check();
    await content.getByText(/^Last 24 hours: .* alarm fired (once|\d+ times)$/).waitFor();
    await workbench.picture('replay-dark');
  });

  it('has the findings of the health check', async () => {
    const { content } = workbench.webview();
    await workbench.runCommand('View: Close All Editors');
    await workbench.page.setViewportSize(low);
    await workbench.setSideBarWidth(285);
    await workbench.runCommand('Client VPN: Check Alarms…');
    await content.getByRole('region', { name: /Actions disabled/ }).waitFor();
    await workbench.picture('health-dark');
  });

  it('has the table of all connections, with those that failed', async () => {
    const { content } = workbench.webview();
    await workbench.page.setViewportSize(lower);
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.runCommand('Client VPN: Show Connections');
    await workbench.quickInput.choose('All endpoints');
    await content.getByText(/^Connected: \d+ .* Failed attempts: \d/).waitFor();
    await content.getByLabel('Failed attempts').check();
    await content.getByRole('row', { name: 'Sign-in failed' }).first().waitFor();
    await content.locator('tbody tr.open td.who').nth(1).click();
    await workbench.notifications.clear();
    await workbench.picture('connections-dark');
  });
});

describe('the Japanese picture of the README', () => {
  inSequence();
  let workbench: Workbench;
  before(async () => {
    workbench = await open('ja', '2026-11-18T13:22:20+09:00');
  });
  after(() => workbench.close());

  it('has the chart while the alarm is on', async () => {
    const tree = workbench.tree(japanese['view.endpoints']);
    await tree.row('Tokyo office').waitFor();
    await workbench.runCommand(`Client VPN: ${japanese['command.trial.advance']}`);
    await tree.row(/Tokyo office.*13/).waitFor();
    await tree.choose('Tokyo office', japanese['command.showChart']);
    const { content } = workbench.webview();
    await content.getByRole('heading', { name: 'Tokyo office' }).waitFor();
    await workbench.notifications.clear();
    await workbench.picture('chart-japanese');
  });
});
