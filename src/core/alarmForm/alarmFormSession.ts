/**
 * One alarm form: its answers, what it reads, the plan that it shows and its run. What is sent is the plan
 * that was shown: if it differs by the time of Create, nothing is sent and the new one is shown.
 */
import type { AnyAlarmPlan } from '../actions/create/planAlarm';
import type { AlarmResult } from '../actions/runPlan';
import type { Disposable } from '../base/events';
import { buildForm, type BuiltForm } from './buildForm';
import { changedAnswers } from './changedAnswers';
import { emptyForm } from './emptyForm';
import { formContext } from './formContext';
import { CreatedByLocation } from './createdByLocation';
import { KeyedReads } from './reads/keyedReads';
import { chosenEndpoint, endpointField, type FormEndpoint } from './parts/endpointPart';
import { RunState } from './runState';
import type { AlarmFormDeps } from './sessionDeps';
import type { AnswerChanges, Answers } from './view/answers';
import type { FormActionKind, FormModel } from './view/formModel';
import { formTexts, type FormTexts } from './view/formTexts';

/** The session of a form. */
export class AlarmFormSession implements Disposable {
  private readonly reads: KeyedReads;
  private readonly texts: FormTexts;
  private readonly run: RunState;
  private given: Answers;
  private built: BuiltForm | undefined;
  private readonly created = new CreatedByLocation();
  private readonly roleTexts = new Map<string, string>();
  private revision = 0;
  private shownCalls = '';
  /** Whether the alarm exists: the form only waits for the refresh before it closes. */
  private isDone = false;
  private isWanted = false;
  private isDisposed = false;

  /** @param show receives each new state of the page */
  constructor(
    private readonly deps: AlarmFormDeps,
    answers: Answers,
    private readonly show: (model: FormModel) => void,
  ) {
    this.given = answers;
    this.texts = formTexts(deps.t);
    const follow = (): void => {
      this.follow();
    };
    this.reads = new KeyedReads(follow, deps.onBug);
    this.run = new RunState(deps.t, follow);
  }

  get answers(): Answers {
    return this.given;
  }

  /** Whether calls are being sent. */
  get isRunning(): boolean {
    return this.run.isRunning;
  }

  /**
   * Takes answers; a text that is undefined is the default again, as are answers about another endpoint
   * than before.
   */
  answer(changes: AnswerChanges): void {
    if (this.isRunning || this.isDone) return;
    this.given = changedAnswers(this.given, changes);
    this.follow();
  }

  /** Schedules one update for all changes of the current event. */
  follow(): void {
    if (this.isWanted || this.isDisposed) return;
    this.isWanted = true;
    queueMicrotask(() => {
      this.isWanted = false;
      if (!this.isDisposed) this.update();
    });
  }

  /** Does what a button of the form says. */
  async act(kind: FormActionKind, value: string): Promise<void> {
    const { effects } = this.deps;
    const chosen = this.endpoint();
    switch (kind) {
      case 'replaceAlarm':
        this.answer({ replace: value, upgrade: undefined });
        return;
      case 'upgradeAlarm':
        this.answer({ upgrade: value, replace: undefined, topic: undefined });
        return;
      case 'keepAlarm':
        this.answer({ replace: undefined, upgrade: undefined, name: undefined });
        return;
      case 'copy':
        effects.copy(value);
        return;
      case 'showAlarm':
        if (chosen) await effects.showAlarm(chosen.scope, value);
        return;
      case 'repairTopic':
        if (chosen) await effects.repairTopic(value, this.deps.awsOf(chosen.scope));
        this.readAgain();
        return;
      case 'readAgain':
        this.readAgain();
    }
  }

  /**
   * Sends the plan that the page shows.
   * @param revision of the model that the page shows
   */
  async create(revision: number): Promise<void> {
    if (this.isRunning || this.isDone) return;
    // What the press before was answered with may hold no more.
    this.run.say(null);
    this.update();
    const { built } = this;
    const chosen = this.endpoint();
    if (!chosen || !built || this.deps.readOnly()) return;
    // An answer that was given just before may have to be checked in AWS first.
    if (built.isWaiting || (built.plan && !built.isFaulty && revision !== this.revision)) {
      const text = this.deps.t(
        'What would be sent has changed since it was shown. Look at it again, then create the alarm.',
      );
      this.run.say(text);
      return;
    }
    if (built.plan && !built.isFaulty) await this.send(built.plan, chosen);
  }

  /** Stops the run after the current call. */
  cancel(): void {
    this.run.cancel();
  }

  dispose(): void {
    this.isDisposed = true;
    this.reads.dispose();
    this.run.cancel();
  }

  private async send(plan: AnyAlarmPlan, chosen: FormEndpoint): Promise<void> {
    const { effects } = this.deps;
    const aws = this.deps.awsOf(chosen.scope);
    const place = { identity: plan.identity, scope: aws.scope, endpoint: chosen.endpoint };
    const result = await this.run.run(plan, aws, this.created.of(place));
    if ('created' in result) this.created.keep(place, result.created);
    this.isDone = result.kind === 'done';
    if (result.kind !== 'refused') await effects.refresh(chosen.scope);
    this.conclude(result, plan, chosen);
  }

  private conclude(
    result: AlarmResult,
    plan: AnyAlarmPlan,
    { scope, endpoint }: FormEndpoint,
  ): void {
    if (result.kind !== 'done') {
      this.readAgain();
      return;
    }
    const { upgrade } = this.given;
    this.deps.effects.done({
      ...{ plan, scope, endpoint, alarm: result.alarm },
      ...(upgrade !== undefined && { upgrades: upgrade }),
    });
  }

  private readAgain(): void {
    this.reads.forget();
    this.follow();
  }

  private endpoint(): FormEndpoint | undefined {
    return chosenEndpoint(this.given, this.deps.snapshot());
  }

  private update(): void {
    const { t, format, language } = this.deps;
    const chosen = this.endpoint();
    const field = endpointField(chosen, this.deps.snapshot(), { t, format });
    const context = chosen && this.contextOf(chosen);
    if (context === undefined || 'missing' in context) {
      this.built = undefined;
      const model = emptyForm(field, context?.missing, t);
      this.reads.sweep();
      this.show({ ...model, texts: this.texts, language, revision: this.revision, run: null });
      return;
    }
    this.built = buildForm(context, field, this.deps.yielder);
    this.reads.sweep();
    const { model, sections, isWaiting } = this.built;
    this.countRevision();
    this.show({
      ...model,
      sections,
      ...{ texts: this.texts, language, revision: this.revision },
      blocked: this.deps.readOnly()
        ? t('Read-only mode is on: nothing can be created.')
        : isWaiting
          ? t('Reading from AWS…')
          : null,
      run: this.run.model,
    });
  }

  private contextOf(chosen: FormEndpoint): ReturnType<typeof formContext> {
    const { given: answers, created, reads, roleTexts } = this;
    const follow = (): void => {
      this.follow();
    };
    return formContext(chosen, { answers, created, reads, roleTexts, follow }, this.deps);
  }

  /** The description of the calls may have relative times; the calls themselves count. */
  private countRevision(): void {
    const calls = JSON.stringify(this.built?.plan?.steps.map(({ call }) => call) ?? null);
    if (calls !== this.shownCalls) this.revision++;
    this.shownCalls = calls;
  }
}
