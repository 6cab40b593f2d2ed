/** An alarm form over a fake account, without a page: what it shows last, and what it does outside. */
import { AlarmFormSession } from '../../../src/core/alarmForm/alarmFormSession';
import type { CreatedAlarm } from '../../../src/core/alarmForm/sessionDeps';
import type { Answers } from '../../../src/core/alarmForm/view/answers';
import type { FormField, FormModel } from '../../../src/core/alarmForm/view/formModel';
import { endpointKey } from '../../../src/core/model/endpointRef';
import type { Endpoint } from '../../../src/core/model/endpoint';
import { scopeId } from '../../../src/core/model/scope';
import { newScopeSnapshot, succeeded, type Snapshot } from '../../../src/core/model/snapshot';
import { createFormat } from '../../../src/core/text/format';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { japaneseTranslate } from '../../fakes/japaneseTranslate';
import { plainTranslate } from '../../fakes/plainTranslate';
import { endpoint } from '../actions/wizardInput';

/** A Saturday. */
export const formNow = Date.UTC(2026, 10, 28, 9, 41);

/** The open form. */
export class OpenForm {
  readonly created: CreatedAlarm[] = [];
  readonly shownAlarms: string[] = [];
  readonly copied: string[] = [];
  readonly bugs: unknown[] = [];
  refreshes = 0;
  /** When the refresh after a run is over. */
  refreshed = Promise.resolve();
  readOnly = false;
  snapshot: Snapshot;
  readonly session: AlarmFormSession;
  private last: FormModel | undefined;

  constructor(
    readonly aws: FakeAws = new FakeAws({ clock: new FakeClock(formNow) }),
    answers: Answers = {},
    endpoints: readonly Endpoint[] = [endpoint],
    language: 'en' | 'ja' = 'en',
  ) {
    aws.endpointList.push(...endpoints);
    this.snapshot = this.snapshotOf(endpoints);
    this.session = new AlarmFormSession(
      {
        t: language === 'ja' ? japaneseTranslate : plainTranslate,
        format: createFormat({ locale: language === 'ja' ? 'ja' : 'en-GB', timeZone: 'UTC' }),
        language,
        clock: aws.clock,
        now: () => aws.clock.now(),
        snapshot: () => this.snapshot,
        awsOf: () => aws,
        readOnly: () => this.readOnly,
        onBug: (error) => this.bugs.push(error),
        effects: {
          done: (created) => this.created.push(created),
          refresh: () => {
            this.refreshes++;
            return this.refreshed;
          },
          showAlarm: (_, name) => {
            this.shownAlarms.push(name);
            return Promise.resolve();
          },
          repairTopic: () => Promise.resolve(),
          copy: (text) => this.copied.push(text),
        },
      },
      { endpoint: endpointKey(scopeId(aws.scope), endpoints[0]?.id ?? ''), ...answers },
      (model) => {
        this.last = model;
      },
    );
    this.session.follow();
  }

  /** Endpoints that were listed. */
  snapshotOf(endpoints: readonly Endpoint[]): Snapshot {
    const { scope, identity } = this.aws;
    return {
      scopes: [
        {
          ...newScopeSnapshot(scope),
          identity: succeeded(identity, formNow),
          endpoints: succeeded(endpoints, formNow),
        },
      ],
    };
  }

  /** What the page shows. */
  get model(): FormModel {
    if (!this.last) throw new Error('The form has shown nothing.');
    return this.last;
  }

  /** Everything that was asked is answered. */
  async settle(): Promise<FormModel> {
    await this.aws.clock.settle(1000);
    await this.aws.clock.settle(1000);
    if (this.bugs.length > 0) throw this.bugs[0];
    return this.model;
  }

  async answer(answers: Answers): Promise<FormModel> {
    this.session.answer(answers);
    return this.settle();
  }

  field(key: string): FormField | undefined {
    return this.model.sections.flatMap(({ fields }) => fields).find((one) => one.key === key);
  }

  /** The sentences beside a field. */
  problems(key: string): readonly string[] {
    return (this.field(key)?.problems ?? []).map(({ text }) => text);
  }

  /** Creates what is shown. */
  async create(): Promise<FormModel> {
    const running = this.session.create(this.model.revision);
    let isOver = false;
    void running.finally(() => {
      isOver = true;
    });
    const isRunning = (): boolean => !isOver;
    while (isRunning()) await this.aws.clock.settle(100);
    await running;
    return this.settle();
  }

  /** The writes that were sent, in their order. */
  get sent(): readonly string[] {
    return this.aws.calls.recorded
      .filter(({ operation }) => writes.test(operation))
      .map(({ operation }) => operation);
  }
}

const writes =
  /\.(put|create|subscribe|overwrite|setLogging|setRetention|putPolicy|setPolicy|putTargets)$/;
