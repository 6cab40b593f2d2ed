/** The last run of Create Alarms…. The overview shows its result until the user dismisses it. */
import { Emitter } from '../../../core/base/events';
import type { Log } from '../../../core/base/log';
import type { ManyAlarmsResult } from '../../../core/actions/createMany/runManyAlarms';
import type { ScopeId } from '../../../core/model/scope';

/** A finished run. */
export interface CreatedRun {
  readonly scope: ScopeId;
  readonly result: ManyAlarmsResult;
  /**
   * Creates what is missing and shows the result of that run.
   * @throws unexpected errors
   */
  readonly tryAgain: () => Promise<void>;
}

/** Keeps the run for the page, which may be closed or opened later. */
export class CreatedAlarms {
  private readonly changed: Emitter<undefined>;
  private shown: CreatedRun | undefined;
  private isTrying = false;
  /** Whether the page that shows the result is on screen. */
  isVisible = false;

  constructor(log: Log) {
    this.changed = new Emitter((error) => {
      log.error(error);
    });
  }

  get onDidChange() {
    return this.changed.event;
  }

  get run(): CreatedRun | undefined {
    return this.shown;
  }

  /** Shows a run in place of the last one; undefined shows none. */
  show(run: CreatedRun | undefined): void {
    this.shown = run;
    this.changed.fire(undefined);
  }

  /**
   * Creates what the shown run has not created; nothing while that is done.
   * @throws unexpected errors
   */
  async tryAgain(): Promise<void> {
    if (this.isTrying) return;
    this.isTrying = true;
    try {
      await this.shown?.tryAgain();
    } finally {
      this.isTrying = false;
    }
  }
}
