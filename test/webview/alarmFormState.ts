/** States of the alarm form, made as the extension makes them: over an account with a week behind it. */
import type { Answers } from '../../src/core/alarmForm/view/answers';
import type { Endpoint } from '../../src/core/model/endpoint';
import type { FormMemory, FormState, PageMessage } from '../../src/protocol/alarmForm';
import { FakeAws } from '../fakes/fakeAws';
import { FakeClock } from '../fakes/fakeClock';
import { endpoint } from '../unit/actions/wizardInput';
import { formNow, OpenForm } from '../unit/alarmForm/openForm';
import type { Line } from './openPage';

/** What is said on the line of this page. */
export interface FormLine extends Line {
  readonly incoming: FormState;
  readonly outgoing: PageMessage;
  readonly memory: FormMemory;
  readonly state: FormState;
}

const hour = 3_600_000;
const minute = 60_000;

/** An endpoint that logs. */
export const logged: Endpoint = { ...endpoint, logging: { enabled: true, group: '/vpn' } };

/** Users connect on weekdays: some for a minute only, some while another disconnects. */
export function weekOf({ id }: Endpoint): FakeAws {
  const aws = new FakeAws({ clock: new FakeClock(formNow) });
  const stays: (readonly [start: number, end: number])[] = [];
  for (let day = 1; day <= 7; day++) {
    const morning = Math.floor((formNow - day * 24 * hour) / (24 * hour)) * 24 * hour;
    if ([0, 6].includes(new Date(morning).getUTCDay())) continue;
    for (let i = 0; i < 5; i++) {
      stays.push([
        morning + (1 + i * 1.6) * hour + i * 7 * minute,
        morning + (4 + i * 1.6) * hour + i * 7 * minute,
      ]);
    }
    stays.push([morning + 5 * hour + 61_000, morning + 5 * hour + 100_000]);
  }
  for (const [index, [startedAt, endedAt]] of stays.entries()) {
    const common = {
      ...{ endpointId: id, connectionId: `cvpn-connection-${index}`, startedAt },
      ...{ username: names[index % names.length] ?? '', commonName: 'client' },
    };
    aws.logs.add('/vpn', { ...common, kind: 'connected', loggedAt: startedAt + 20_000 });
    aws.logs.add('/vpn', { ...common, kind: 'ended', endedAt, loggedAt: endedAt + 20_000 });
  }
  const samples = Array.from({ length: 8 * 288 }, (_, i) => {
    const at = Math.floor(formNow / (5 * minute)) * 5 * minute - (8 * 288 - i) * 5 * minute;
    return { at, value: stays.filter(([start, end]) => start <= at && at < end).length };
  });
  aws.samplesOf.set(id, samples);
  return aws;
}

const names = ['hana', 'k.abe', 'li.wei', '<img src=x onerror=alert(1)>', 'm.ikeda'] as const;

/** The form after its answers, when everything has been read. */
export async function formState(
  answers: Answers = {},
  {
    of = logged,
    language = 'en',
    prepare = () => undefined,
  }: {
    readonly of?: Endpoint;
    readonly language?: 'en' | 'ja';
    readonly prepare?: (form: OpenForm) => Promise<void> | undefined;
  } = {},
): Promise<FormState> {
  const form = new OpenForm(weekOf(of), answers, [of], language);
  await form.settle();
  await prepare(form);
  return { type: 'state', model: form.model, answers: form.session.answers };
}
