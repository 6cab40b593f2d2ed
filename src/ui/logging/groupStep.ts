/** The questions about the log group: a new one with its name, or one that exists. */
import * as vscode from 'vscode';
import { defaultLogGroup } from '../../core/actions/logging/loggingCommands';
import { logGroupNameProblem } from '../../core/actions/logging/loggingProblems';
import type { Step } from '../../core/base/wizard';
import type { LogGroup } from '../../core/cloudwatchLogs/logGroup';
import { displayText } from '../../core/text/displayText';
import { endpointName } from '../../core/text/names';
import { joined } from '../../core/text/phrases';
import { daysText } from '../../core/text/spans';
import { input } from '../input/inputBox';
import { pick, type PickItem } from '../input/quickPick';
import type { Answer, Memory } from '../input/question';
import { sharing, type LoggingDraft, type LoggingPlace } from './loggingDeps';

const t = vscode.l10n.t;

/** A new group, one of this name, or one from the list of all. */
type Choice =
  | { readonly kind: 'new' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list' };

/** Asks for the log group. */
export function groupStep(title: string, place: LoggingPlace): Step<LoggingDraft> {
  const memory: Memory = {};
  return async (_, canGoBack) => {
    for (;;) {
      const answer = await pick<Choice>({
        title,
        canGoBack,
        placeholder: t('Log group for the connections of {0}', endpointName(place.endpoint)),
        items: groupItems(place),
        memory,
      });
      if (answer.kind !== 'value') return answer;
      if (answer.value.kind === 'new')
        return { kind: 'next', state: { group: { kind: 'new', name: '' } } };
      const chosen =
        answer.value.kind === 'name'
          ? { kind: 'value' as const, value: answer.value.name }
          : await pickGroup(title, place);
      if (chosen.kind === 'cancel') return chosen;
      if (chosen.kind === 'back') continue;
      const group = await place.aws.logGroups.get(chosen.value);
      // It was deleted after it was listed: ask again.
      if (group) return { kind: 'next', state: { group: { kind: 'existing', group } } };
    }
  };
}

function groupItems(place: LoggingPlace): PickItem<Choice>[] {
  const { endpoint, others } = place;
  const used = new Set(
    others.flatMap(({ logging }) => (logging.enabled && logging.group ? [logging.group] : [])),
  );
  const before = endpoint.logging.group;
  // A group that the endpoint logged to before it was turned off is the likeliest.
  const names = new Set([
    ...(before !== undefined && !endpoint.logging.enabled ? [before] : []),
    ...used,
  ]);
  names.delete(endpoint.logging.enabled ? (before ?? '') : '');
  return [
    { label: `$(add) ${t('New log group…')}`, value: { kind: 'new' } },
    ...(names.size > 0 ? [{ label: t('Log groups of Client VPN endpoints') }] : []),
    ...[...names].map((name) => ({
      label: displayText(name),
      description: joined(
        name === before ? t('used before') : undefined,
        sharing(place, name).map(endpointName).join(', '),
      ),
      value: { kind: 'name', name } as const,
    })),
    { label: t('Other log groups') },
    { label: `$(list-unordered) ${t('Choose from all log groups…')}`, value: { kind: 'list' } },
  ];
}

function pickGroup(title: string, { aws, endpoint }: LoggingPlace): Promise<Answer<string>> {
  const items = aws.logGroups.list().then((groups) =>
    groups
      .filter(({ name }) => !(endpoint.logging.enabled && name === endpoint.logging.group))
      .map((group) => ({
        label: displayText(group.name),
        description: factsOf(group),
        value: group.name,
      })),
  );
  return pick<string>({
    title,
    canGoBack: true,
    placeholder: t('Log group'),
    items,
  });
}

function factsOf({ retentionDays, logClass, kmsKeyId }: LogGroup): string {
  return joined(
    retentionDays === undefined ? t('never expires') : daysText(retentionDays, t),
    logClass === 'STANDARD' ? undefined : logClass,
    kmsKeyId === undefined ? undefined : t('encrypted'),
  );
}

/** Asks for the name of a new group. If it exists, it can be used as it is. */
export function groupNameStep(title: string, { aws, endpoint }: LoggingPlace): Step<LoggingDraft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    if (draft.group?.kind !== 'new') return { kind: 'skip', state: draft };
    for (;;) {
      const answer = await input({
        title,
        canGoBack,
        prompt: t('Name of the new log group'),
        value: defaultLogGroup(endpoint.id),
        memory,
        check: (text) => logGroupNameProblem(text, t),
      });
      if (answer.kind !== 'value') return answer;
      const { value: name } = answer;
      const group = await aws.logGroups.get(name);
      if (!group) return { kind: 'next', state: { group: { kind: 'new', name } } };
      const use = await pick<boolean>({
        title,
        canGoBack: true,
        placeholder: t('A log group named {0} already exists.', displayText(name)),
        items: [
          { label: `$(check) ${t('Use it as it is')}`, description: factsOf(group), value: true },
          { label: `$(edit) ${t('Choose another name')}`, value: false },
        ],
      });
      if (use.kind === 'cancel') return use;
      if (use.kind === 'value' && use.value)
        return { kind: 'next', state: { group: { kind: 'existing', group } } };
    }
  };
}
