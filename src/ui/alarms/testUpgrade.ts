/** Tests a new log alarm with a connection, then asks what to do with the alarm that it replaces. */
import * as vscode from 'vscode';
import {
  awaitConnection,
  type AwaitedConnection,
} from '../../core/actions/upgrade/awaitConnection';
import {
  isDelivered,
  missingActionsText,
  notifiedText,
  otherEndpointsText,
} from '../../core/actions/upgrade/upgradeText';
import type { Endpoint } from '../../core/model/endpoint';
import type { LogAlarm } from '../../core/model/logAlarm';
import type { ScopeAws } from '../../core/ports/aws';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import { displayText } from '../../core/text/displayText';
import { failureText } from '../../core/text/failures/failureText';
import type { Format } from '../../core/text/format';
import { endpointName } from '../../core/text/names';
import { nonEmpty, sentences } from '../../core/text/phrases';
import { partValue } from '../../core/model/snapshot';
import { endpointsOf } from '../../core/watching/watches';
import { runCommand } from '../editor/runCommand';
import type { AlarmRef } from '../input/pickTarget';
import { withProgress } from '../input/withProgress';
import type { Choice, Messages } from '../messages/messages';

const t = vscode.l10n.t;

/** Where the alarm is. */
interface Place {
  readonly aws: ScopeAws;
  readonly endpoint: Endpoint;
}

/** Dependencies of the test. */
export interface UpgradeTestDeps {
  readonly store: Store;
  readonly format: Format;
  readonly session: Session;
  readonly messages: Messages;
  /** Delete Alarm…, which asks before it deletes. */
  readonly deleteAlarm: (ref: AlarmRef) => Promise<void>;
}

/** @param old the alarm that stays until the user deletes it */
export async function testUpgrade(
  alarm: LogAlarm,
  old: AlarmRef,
  place: Place,
  deps: UpgradeTestDeps,
): Promise<void> {
  const { aws, endpoint } = place;
  const { session } = deps;
  offerTrialClient(old, place, deps);
  const result = await withProgress(
    t('Connect to {0} with a VPN client to test the new alarm', endpointName(endpoint)),
    (signal, report) => {
      report(t('Waiting for a connection in its log. Cancel to skip the test.'));
      return awaitConnection(alarm, aws, {
        clock: aws.clock,
        since: aws.clock.now(),
        signal,
        onSeen: () => {
          report(t('The connection was seen. Waiting for the outcome of the actions.'));
        },
      });
    },
  );
  await session.refresh(old.scope);
  conclude(result, alarm, old, place, deps);
}

/** In the trial nobody has a VPN client. */
function offerTrialClient(
  { scope }: AlarmRef,
  { endpoint }: Place,
  { session, messages }: UpgradeTestDeps,
): void {
  if (!session.watched?.trial) return;
  const target = { kind: 'endpoint', scope, endpointId: endpoint.id } as const;
  void messages.info(t('The new alarm can be tested with a simulated client.'), {
    label: t('Connect a Client'),
    run: () => runCommand('trial.connect', target),
  });
}

/** What the old alarm does and the log alarm does not, before the old one is deleted. */
function gapsOf(
  { scope, alarm }: AlarmRef,
  { endpoint }: Place,
  { store, format }: UpgradeTestDeps,
): readonly string[] {
  const listed = partValue(store.scope(scope)?.endpoints) ?? [];
  const watched = new Set(endpointsOf(alarm, listed));
  const others = listed.filter(({ id }) => watched.has(id) && id !== endpoint.id);
  const texts = [
    otherEndpointsText(alarm, others.map(endpointName), { t, format }),
    missingActionsText(alarm, t),
  ];
  return nonEmpty(...texts);
}

function conclude(
  result: AwaitedConnection,
  alarm: LogAlarm,
  old: AlarmRef,
  place: Place,
  deps: UpgradeTestDeps,
): void {
  const { messages } = deps;
  const name = displayText(old.alarm.name);
  const unchanged = t('The alarm {0} stays as it was.', name);
  const gaps = gapsOf(old, place, deps);
  const remove: Choice = {
    label: t('Delete the Old Alarm…'),
    run: () => deps.deleteAlarm(old),
  };
  const again: Choice = {
    label: t('Test Again'),
    run: () => testUpgrade(alarm, old, place, deps),
  };
  const keep: Choice = { label: t('Keep Both'), run: () => undefined };
  switch (result.kind) {
    case 'notified': {
      const text = notifiedText(result, t);
      if (!isDelivered(result))
        return void messages.warn(sentences([text, unchanged, ...gaps], t), again, remove, keep);
      const twice = t('While both alarms exist, a connection can be notified twice.');
      const say = gaps.length > 0 ? messages.warn.bind(messages) : messages.info.bind(messages);
      return void say(sentences([text, twice, ...gaps], t), remove, keep);
    }
    case 'none': {
      const unseen = t('The log alarm has not notified of a connection yet.');
      return void messages.info(sentences([unseen, unchanged, ...gaps], t), again, remove, keep);
    }
    case 'failed': {
      const { sentence } = failureText(result.failure, t);
      return void messages.error(sentences([sentence, unchanged, ...gaps], t), again, remove, keep);
    }
  }
}
