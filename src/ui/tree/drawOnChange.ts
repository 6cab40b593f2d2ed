/** Connects the sources of changes to the views that show them. */
import * as vscode from 'vscode';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { Choices } from '../preferences/choices';
import type { EndpointTree } from './endpointTree';
import type { LastViewed } from '../preferences/lastViewed';
import type { Muted } from '../preferences/mutedEndpoints';
import type { Presenter } from './presenter';
import { onDidChangeSettings } from '../editor/settings';

/** Dependencies: sources of changes, and views. */
export interface DrawOnChangeDeps {
  readonly store: Store;
  readonly session: Session;
  readonly tree: EndpointTree;
  readonly lastViewed: LastViewed;
  readonly muted: Muted;
  readonly choices: Choices;
  readonly presenter: Presenter;
}

/** Draws now, and after each change until disposed. */
export function drawOnChange(deps: DrawOnChangeDeps): vscode.Disposable {
  const { store, session, tree, lastViewed, muted, choices, presenter } = deps;
  const soon = (): void => {
    presenter.schedule();
  };
  const listening = vscode.Disposable.from(
    store.onDidChange(soon),
    lastViewed.onDidChange(soon),
    muted.onDidChange(soon),
    choices.onDidChange(soon),
    session.onDidWake(soon),
    session.onDidChange(() => {
      lastViewed.markViewed();
      presenter.render();
    }),
    onDidChangeSettings((changed) => {
      if (changed('readOnly')) presenter.render();
    }),
    tree.onDidChangeVisibility(({ visible }) => {
      if (visible) lastViewed.markViewed();
    }),
  );
  presenter.render();
  return listening;
}
