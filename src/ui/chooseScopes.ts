/** Choose Profiles and Regions…: which scopes to watch, from the shared AWS config. */
import * as vscode from 'vscode';
import { scopeId, type Scope } from '../core/model/scope';
import type { Backend, Profile } from '../core/ports/backend';
import { runWizard, type Step } from '../core/wizard';
import { outcome, pickMany, type PickItem } from './quickInput';

interface Choice {
  readonly profiles: readonly Profile[];
  readonly scopes: readonly Scope[];
}

/**
 * Asks for profiles, then for the regions of each.
 * @returns the scopes; undefined when the person cancelled
 */
export async function chooseScopes(
  aws: Backend,
  chosen: readonly Scope[],
): Promise<readonly Scope[] | undefined> {
  const profiles = await askProfiles(aws, chosen);
  if (!profiles) return undefined;
  const steps = profiles.map((profile, i) => regionStep(aws, profile, chosen, i, profiles.length));
  const choice = await runWizard<Choice>(steps, { profiles, scopes: [] });
  return choice?.scopes;
}

const title = (): string => vscode.l10n.t('Choose Profiles and Regions');

async function askProfiles(
  aws: Backend,
  chosen: readonly Scope[],
): Promise<readonly Profile[] | undefined> {
  const answer = await pickMany<Profile>({
    title: title(),
    placeholder: vscode.l10n.t('Profiles of the shared AWS config'),
    items: profileItems(aws, chosen),
  });
  return answer.kind === 'value' && answer.value.length > 0 ? answer.value : undefined;
}

async function profileItems(
  aws: Backend,
  chosen: readonly Scope[],
): Promise<readonly PickItem<Profile>[]> {
  const chain: Profile = { name: '', kind: 'default' };
  return [...(await aws.profiles()), chain].map((profile) => ({
    label: profileLabel(profile.name),
    description: profile.name === '' ? chainDescription() : profileDescription(profile),
    value: profile,
    picked: chosen.some((scope) => scope.profile === profile.name),
  }));
}

/** What a profile is called; the empty one is the default credential chain. */
function profileLabel(name: string): string {
  return name === '' ? vscode.l10n.t('Default credential chain') : name;
}

function chainDescription(): string {
  return vscode.l10n.t('environment variables, default profile, container or instance role');
}

function profileDescription({ kind, region }: Profile): string {
  return region === undefined ? kind : `${kind} · ${region}`;
}

function regionStep(
  aws: Backend,
  profile: Profile,
  chosen: readonly Scope[],
  index: number,
  total: number,
): Step<Choice> {
  return async (choice, canGoBack) => {
    const answer = await pickMany<string>({
      title: title(),
      step: index + 1,
      totalSteps: total,
      canGoBack,
      placeholder: vscode.l10n.t('Regions to watch with {0}', profileLabel(profile.name)),
      items: regionItems(aws, profile, chosen),
    });
    return outcome(answer, (regions) => ({
      ...choice,
      scopes: [...choice.scopes, ...regions.map((region) => ({ profile: profile.name, region }))],
    }));
  };
}

/** The chosen regions and the profile's own first, for they are the likely ones. */
function regionItems(
  aws: Backend,
  profile: Profile,
  chosen: readonly Scope[],
): readonly PickItem<string>[] {
  const ids = new Set(chosen.map(scopeId));
  const before = aws
    .regions()
    .filter((region) => ids.has(scopeId({ profile: profile.name, region })));
  const first = before.length > 0 ? before : profile.region === undefined ? [] : [profile.region];
  const rest = aws.regions().filter((region) => !first.includes(region));
  return [
    ...first.map((region) => ({ label: region, value: region, picked: true })),
    ...rest.map((region) => ({ label: region, value: region })),
  ];
}
