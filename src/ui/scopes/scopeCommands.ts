/** The commands that choose what is watched: profiles and regions, for all windows and for this one. */
import * as vscode from 'vscode';
import { badConfig } from '../../core/model/errors';
import { scopeId, type Scope } from '../../core/model/scope';
import type { Backend } from '../../core/ports/backend';
import { scopeName } from '../../core/text/names';
import { chooseScopes } from './chooseScopes';
import type { Handlers } from '../messages/commandRunner';
import { findMyEndpoints, type FindDeps } from './findEndpoints';
import { runCommand } from '../editor/runCommand';
import { pickMany } from '../input/quickPick';
import { saveScopes, sessionSettings } from '../editor/settings';
import type { WorkspaceScopes } from '../preferences/workspaceScopes';

const t = vscode.l10n.t;

/** Dependencies of these commands. */
export interface ScopeDeps extends FindDeps {
  readonly workspaceScopes: WorkspaceScopes;
  /** Loads the real AWS temporarily. */
  readonly loadAws: () => Promise<Backend>;
}

/** A handler for each command. */
export function scopeHandlers(
  deps: ScopeDeps,
): Handlers<'chooseScopes' | 'findEndpoints' | 'chooseWorkspaceScopes' | 'useAllScopes'> {
  const { workspaceScopes, messages, format } = deps;
  return {
    chooseScopes: () =>
      withAws(deps, async (aws, chosen) => {
        const scopes = await chooseScopes(aws, chosen);
        if (scopes) await watch(scopes, chosen, workspaceScopes);
      }),
    findEndpoints: () =>
      withAws(deps, async (aws, chosen) => {
        const added = await findMyEndpoints(aws, chosen, deps);
        if (!added) return;
        await watch([...chosen, ...added], chosen, workspaceScopes);
        void messages.info(t('Scopes added: {0}', format.count(added.length)));
      }),
    chooseWorkspaceScopes: () => chooseWorkspaceScopes(deps),
    useAllScopes: () => workspaceScopes.choose(undefined),
  };
}

/** Runs with the real AWS, and reports problems of the shared config. */
async function withAws(
  { loadAws, messages }: ScopeDeps,
  run: (aws: Backend, chosen: readonly Scope[]) => Promise<void>,
): Promise<void> {
  const aws = await loadAws();
  try {
    const fault = await aws.configFault();
    // Not awaited: the valid profiles can be chosen meanwhile.
    if (fault) void messages.failure(badConfig(fault));
    await run(aws, sessionSettings().scopes);
  } finally {
    aws.dispose();
  }
}

/** Watches these scopes. New ones are always shown in this workspace. */
async function watch(
  scopes: readonly Scope[],
  before: readonly Scope[],
  here: WorkspaceScopes,
): Promise<void> {
  const known = new Set(before.map(scopeId));
  await here.include(scopes.filter((scope) => !known.has(scopeId(scope))));
  await saveScopes(scopes);
}

async function chooseWorkspaceScopes({ workspaceScopes, messages }: ScopeDeps): Promise<void> {
  const { scopes } = sessionSettings();
  if (scopes.length === 0) {
    await messages.info(t('No profiles and regions have been chosen yet.'), {
      label: t('Choose Profiles and Regions'),
      run: () => runCommand('chooseScopes'),
    });
    return;
  }
  const here = new Set(workspaceScopes.of(scopes).map(scopeId));
  const answer = await pickMany<Scope>({
    title: t('Choose Scopes for This Workspace'),
    placeholder: t(
      'Profiles and regions to show in this workspace (choose all to always show all)',
    ),
    items: scopes.map((scope) => ({
      label: scopeName(scope, t),
      value: scope,
      picked: here.has(scopeId(scope)),
    })),
  });
  if (answer.kind !== 'value' || answer.value.length === 0) return;
  const all = answer.value.length === scopes.length;
  await workspaceScopes.choose(all ? undefined : answer.value);
}
