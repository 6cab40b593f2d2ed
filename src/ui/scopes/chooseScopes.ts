/** Choose Profiles and Regions…: which scopes to watch, from the shared AWS config. */
import * as vscode from 'vscode';
import { scopeId, type Scope } from '../../core/model/scope';
import type { Backend, Profile } from '../../core/ports/backend';
import { regionPlace } from '../../core/text/regionPlace';
import { runWizard, type Step } from '../../core/base/wizard';
import { askProfiles, profileItem, profileLabel } from '../input/askProfiles';
import { outcome } from '../input/question';
import { type PickItem, pickMany } from '../input/quickPick';

interface Choice {
  readonly profiles: readonly Profile[];
  readonly scopes: readonly Scope[];
}

/**
 * Asks for profiles, then for the regions of each.
 * @returns the scopes; undefined if the user cancelled
 */
export async function chooseScopes(
  aws: Backend,
  chosen: readonly Scope[],
): Promise<readonly Scope[] | undefined> {
  const profiles = await askProfiles(title(), profileItems(aws, chosen));
  if (!profiles) return undefined;
  const steps = profiles.map((profile, i) => regionStep(aws, profile, chosen, i, profiles.length));
  const choice = await runWizard<Choice>(steps, { profiles, scopes: [] });
  return choice?.scopes;
}

const title = (): string => vscode.l10n.t('Choose Profiles and Regions');

async function profileItems(
  aws: Backend,
  chosen: readonly Scope[],
): Promise<readonly PickItem<Profile>[]> {
  const chain: Profile = { name: '', kind: 'default' };
  const isChosen = ({ name }: Profile): boolean => chosen.some(({ profile }) => profile === name);
  const profiles = [...(await aws.profiles()), chain];
  return profiles.map((profile) => profileItem(profile, profile, isChosen(profile)));
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
      atLeastOne: vscode.l10n.t('Choose at least one region.'),
    });
    return outcome(answer, (regions) => ({
      ...choice,
      scopes: [...choice.scopes, ...regions.map((region) => ({ profile: profile.name, region }))],
    }));
  };
}

/** The code, and the place that people know it by. */
function regionItem(region: string): PickItem<string> {
  const place = regionPlace(region, vscode.l10n.t);
  return { label: region, value: region, ...(place !== undefined && { description: place }) };
}

/** The chosen regions and the profile's own first, because they are the most likely ones. */
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
    ...first.map((region) => ({ ...regionItem(region), picked: true })),
    ...rest.map(regionItem),
  ];
}
