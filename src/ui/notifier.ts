/** Tells of alarms that fired: once for each transition, grouped, with what to do next. */
import * as vscode from 'vscode';
import type { Change } from '../core/store';
import { newNotices, type Notice } from '../core/views/notices';
import type { Format } from '../core/views/format';
import type { Messages } from './messages';
import type { Muted } from './muted';

/** What a notice's buttons do. */
export interface NoticeActions {
  readonly show: (notice: Notice) => unknown;
  readonly chart: (notice: Notice) => unknown;
}

/** Turns changes of the snapshot into notifications. */
export class Notifier {
  constructor(
    private readonly messages: Messages,
    private readonly muted: Muted,
    /** Hidden endpoints, as `endpointKey`s. */
    private readonly hidden: () => ReadonlySet<string>,
    private readonly format: Format,
    private readonly actions: NoticeActions,
    private readonly wanted: () => boolean,
  ) {}

  /** Tells what is new between two snapshots. */
  tell({ before, after }: Change): void {
    if (!this.wanted()) return;
    const options = { t: vscode.l10n.t, format: this.format };
    const silent = new Set([...this.muted.keys, ...this.hidden()]);
    for (const notice of newNotices(before, after, silent, options)) void this.say(notice);
  }

  private say(notice: Notice): Promise<void> {
    return this.messages.warn(
      notice.text,
      { label: vscode.l10n.t('Show'), run: () => this.actions.show(notice) },
      { label: vscode.l10n.t('Chart'), run: () => this.actions.chart(notice) },
      {
        label:
          notice.targets.length > 1
            ? vscode.l10n.t('Mute these endpoints')
            : vscode.l10n.t('Mute this endpoint'),
        run: () => this.mute(notice),
      },
    );
  }

  private async mute({ targets }: Notice): Promise<void> {
    for (const { scope, endpointId } of targets) await this.muted.set(scope, endpointId, true);
  }
}
