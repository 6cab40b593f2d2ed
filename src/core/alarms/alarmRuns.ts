/** What runs for alarms in this window and outlives the page that shows it: replays, delivery tests. */
import { Emitter, type Disposable, type Event } from '../base/events';
import type { Log } from '../base/log';
import type { ScopeId } from '../model/scope';

/** An alarm. */
export interface AlarmKey {
  readonly scope: ScopeId;
  readonly alarmName: string;
}

interface Entry<Shown> {
  readonly shown: Shown;
  readonly controller: AbortController;
}

/** At most one run for each alarm. `Shown` is what a page shows of it. */
export class AlarmRuns<Shown> implements Disposable {
  private readonly entries = new Map<string, Entry<Shown>>();
  private readonly changed: Emitter<AlarmKey>;
  /** A run has begun, gone on or been removed. */
  readonly onDidChange: Event<AlarmKey>;

  constructor(log: Log) {
    this.changed = new Emitter((error) => {
      log.error(error);
    });
    this.onDidChange = this.changed.event;
  }

  /** What is shown of the run of an alarm; undefined if there is none. */
  of(key: AlarmKey): Shown | undefined {
    return this.entries.get(idOf(key))?.shown;
  }

  /** Begins a run in place of the one before. */
  begin(key: AlarmKey, shown: Shown): AlarmRun<Shown> {
    this.cancel(key);
    const controller = new AbortController();
    this.set(key, { shown, controller });
    const isCurrent = (): boolean => this.entries.get(idOf(key))?.controller === controller;
    return {
      signal: controller.signal,
      show: (next) => {
        if (isCurrent()) this.set(key, { shown: next, controller });
      },
      remove: () => {
        if (isCurrent()) this.remove(key);
      },
    };
  }

  /** Changes what is shown, if there is a run. */
  change(key: AlarmKey, change: (shown: Shown) => Shown): void {
    const entry = this.entries.get(idOf(key));
    if (entry) this.set(key, { ...entry, shown: change(entry.shown) });
  }

  /** Aborts the run, which stays. */
  cancel(key: AlarmKey): void {
    this.entries.get(idOf(key))?.controller.abort();
  }

  /** Aborts the run and removes it. */
  remove(key: AlarmKey): void {
    this.cancel(key);
    if (this.entries.delete(idOf(key))) this.changed.fire(key);
  }

  dispose(): void {
    for (const { controller } of this.entries.values()) controller.abort();
    this.entries.clear();
    this.changed.dispose();
  }

  private set(key: AlarmKey, entry: Entry<Shown>): void {
    this.entries.set(idOf(key), entry);
    this.changed.fire(key);
  }
}

/** One run, for what runs it. Another run of the alarm makes it ineffective. */
export interface AlarmRun<Shown> {
  /** Aborts when the user ends it. */
  readonly signal: AbortSignal;
  readonly show: (shown: Shown) => void;
  readonly remove: () => void;
}

function idOf({ scope, alarmName }: AlarmKey): string {
  return JSON.stringify([scope, alarmName]);
}
