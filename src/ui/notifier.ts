/**
 * Tells of alarms that fired: once for each transition, however many windows see it, grouped, with
 * what to do next.
 */
import * as vscode from 'vscode';
import type { ToldRecord } from '../core/ports/sharing';
import type { Change } from '../core/store';
import { firingKey, newFirings, noticesOf, type Notice } from '../core/views/notices';
import type { Format } from '../core/views/format';
import type { Messages } from './messages';
import type { Muted } from './muted';

/** What a notice's buttons do. */
export interface NoticeActions {
  readonly show: (notice: Notice) => unknown;
  readonly chart: (notice: Notice) => unknown;
}

/** Turns changes of the snapshot into notifications. */
export class Notifier implements vscode.Disposable {
  private disposed = false;
  private readonly telling = new vscode.EventEmitter<Notice>();
  /** Fires with each notice that is shown. */
  readonly onDidTell = this.telling.event;

  constructor(
    private readonly messages: Messages,
    private readonly muted: Muted,
    /** Hidden endpoints, as `endpointKey`s. */
    private readonly hidden: () => ReadonlySet<string>,
    private readonly format: Format,
    private readonly actions: NoticeActions,
    private readonly wanted: () => boolean,
    /** What has been told already, in any window. */
    private readonly told: () => ToldRecord,
  ) {}

  /** Tells what is new between two snapshots, unless another window tells it. */
  async tell({ before, after, adopted }: Change): Promise<void> {
    if (adopted || !this.wanted()) return;
    const news = newFirings(before, after, new Set([...this.muted.keys, ...this.hidden()]));
    const mine = await this.told().claim(news.flatMap(({ firings }) => firings.map(firingKey)));
    if (this.disposed) return;
    const words = { t: vscode.l10n.t, format: this.format };
    for (const { scope, firings } of news) {
      const own = { scope, firings: firings.filter((firing) => mine.has(firingKey(firing))) };
      for (const notice of noticesOf(own, words)) {
        this.telling.fire(notice);
        void this.say(notice);
      }
    }
  }

  dispose(): void {
    this.disposed = true;
    this.telling.dispose();
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
