/** Asks for profiles of the shared AWS config, with their names and descriptions. */
import * as vscode from 'vscode';
import type { Profile } from '../../core/ports/backend';
import { displayText } from '../../core/text/displayText';
import { type PickItem, pickMany } from './quickPick';

/** Asks for any number of profiles; undefined if the user cancelled or picked none. */
export async function askProfiles<T>(
  title: string,
  items: readonly PickItem<T>[] | Promise<readonly PickItem<T>[]>,
): Promise<readonly T[] | undefined> {
  const answer = await pickMany<T>({
    title,
    placeholder: vscode.l10n.t('Profiles of the shared AWS config'),
    items,
    atLeastOne: vscode.l10n.t('Choose at least one profile.'),
  });
  return answer.kind === 'value' && answer.value.length > 0 ? answer.value : undefined;
}

/** A profile's row. */
export function profileItem<T>(profile: Profile, value: T, picked: boolean): PickItem<T> {
  const { name, kind, region } = profile;
  const facts = region === undefined ? kind : `${kind} · ${displayText(region)}`;
  return {
    label: profileLabel(name),
    description: name === '' ? chainDescription() : facts,
    value,
    picked,
  };
}

/** The display name of a profile; the empty one is the default credential chain. */
export function profileLabel(name: string): string {
  return name === '' ? vscode.l10n.t('Default credential chain') : displayText(name);
}

function chainDescription(): string {
  return vscode.l10n.t('environment variables, default profile, container or instance role');
}
