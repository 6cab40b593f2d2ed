/** The result of Create Alarms… on the overview, and its report as a file. */
import { createdList, manyAlarmsReport } from '../../core/actions/createMany/manyAlarmsText';
import type { Log } from '../../core/base/log';
import type { ViewContext } from '../../core/text/viewContext';
import type { FileAnswer } from '../../protocol/messages';
import type { EndpointsMessage } from '../../protocol/overview';
import type { CreatedAlarms, CreatedRun } from '../alarms/createMany/createdAlarms';
import { failureSentence, saveFile } from '../pages/pageFiles';

/** Dependencies of the part. */
export interface CreatedPartDeps {
  readonly created: CreatedAlarms;
  readonly context: () => ViewContext;
  readonly log: Log;
}

/** The part of the page. */
export class CreatedPart {
  private sent: CreatedRun | undefined;
  private file: FileAnswer | null = null;

  constructor(
    private readonly deps: CreatedPartDeps,
    private readonly send: (message: EndpointsMessage) => void,
  ) {}

  /** Posts the result if the page does not have it. @param isNew whether the page has nothing */
  follow(isNew: boolean): void {
    if (isNew || this.deps.created.run !== this.sent) this.post();
  }

  /** Saves the report. */
  async export(): Promise<void> {
    const { created, context, log } = this.deps;
    if (!created.run) return;
    try {
      const report = manyAlarmsReport(created.run.result, context());
      const bytes = new TextEncoder().encode(report);
      this.file = (await saveFile('created-alarms.md', 'md', bytes)) ?? null;
    } catch (error) {
      this.file = { type: 'fileFailure', sentence: failureSentence(error, log) };
    }
    this.post();
  }

  private post(): void {
    const { created, context } = this.deps;
    const { run } = created;
    if (run !== this.sent) this.file = null;
    this.sent = run;
    const list = run ? createdList(run.scope, run.result, context()) : null;
    this.send({ type: 'created', list, file: this.file });
  }
}
