/** The run of a form's plan, step by step. */
import type { CreatedResource } from '../actions/plan/created';
import { stopText } from '../actions/plan/stopText';
import type { AnyAlarmPlan } from '../actions/create/planAlarm';
import { runPlan, type AlarmResult } from '../actions/runPlan';
import { differenceText } from '../actions/write/alarmDifferences';
import { displayText } from '../text/displayText';
import { sentences } from '../text/phrases';
import type { ScopeAws } from '../ports/aws';
import type { Translate } from '../ports/translate';
import type { FormRun, StepState } from './view/formModel';

/** The run of a form's plan, and how far it is. */
export class RunState {
  private titles: readonly string[] = [];
  private current = -1;
  private last: StepState = 'waiting';
  private controller: AbortController | undefined;
  private outcome: string | null = null;
  /** What is said in place of a run's outcome. */
  private said: string | null = null;
  private canTryAgain = false;

  constructor(
    private readonly t: Translate,
    private readonly onChange: () => void,
  ) {}

  get isRunning(): boolean {
    return this.controller !== undefined;
  }

  /** What the page shows; null before the first run. */
  get model(): FormRun | null {
    const { isRunning, canTryAgain } = this;
    const outcome = this.said ?? this.outcome;
    if (this.titles.length === 0 && outcome === null) return null;
    const steps = this.titles.map((title, at) => ({ title, state: this.stateOf(at) }));
    return { isRunning, steps, outcome, canTryAgain };
  }

  /**
   * Runs a plan.
   * @param already what earlier runs created
   * @throws unexpected errors
   */
  async run(
    plan: AnyAlarmPlan,
    aws: ScopeAws,
    already: readonly CreatedResource[],
  ): Promise<AlarmResult> {
    const signal = this.start(plan.steps.map(({ title }) => title));
    try {
      const result = await runPlan(plan, aws, {
        signal,
        already,
        onProgress: ({ step }) => {
          this.current = step - 1;
          this.onChange();
        },
      });
      this.end(result);
      return result;
    } catch (error) {
      this.say(this.t('An unexpected error occurred. See the log for details.'));
      throw error;
    }
  }

  /** Says something in place of a run. @param text null to say it no more */
  say(text: string | null): void {
    this.controller = undefined;
    this.said = text;
    this.onChange();
  }

  cancel(): void {
    this.controller?.abort();
  }

  private start(titles: readonly string[]): AbortSignal {
    this.titles = titles;
    this.current = -1;
    this.last = 'running';
    this.outcome = null;
    this.said = null;
    this.canTryAgain = false;
    this.controller = new AbortController();
    this.onChange();
    return this.controller.signal;
  }

  private end(result: AlarmResult): void {
    this.controller = undefined;
    this.outcome = this.outcomeOf(result);
    this.canTryAgain = result.kind === 'failed' || result.kind === 'cancelled';
    if (result.kind === 'done' || result.kind === 'differs') {
      this.current = this.titles.length;
    } else {
      const created: readonly CreatedResource[] = 'created' in result ? result.created : [];
      this.last = created.some(({ confirmed }) => !confirmed) ? 'unknown' : 'failed';
    }
    this.onChange();
  }

  private stateOf(step: number): StepState {
    if (step < this.current) return 'done';
    if (step > this.current) return 'waiting';
    return this.isRunning ? 'running' : this.last;
  }

  private outcomeOf(result: AlarmResult): string {
    const { t } = this;
    switch (result.kind) {
      case 'refused':
        return sentences(
          result.problems.map(({ text }) => text),
          t,
        );
      case 'done':
        return t('The alarm {0} is set up.', displayText(result.alarm.name));
      case 'differs':
        return sentences(
          [
            t(
              'The alarm {0} was written, but its configuration in AWS is different.',
              displayText(result.alarm.name),
            ),
            ...result.differences.map((difference) => differenceText(difference, t)),
          ],
          t,
        );
      default:
        return stopText(result, result.created, t);
    }
  }
}
