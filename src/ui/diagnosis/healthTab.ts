/**
 * The tab Health of the overview: checks when it is opened, follows the store, and fixes. No state is stored
 * only in the page.
 */
import * as vscode from 'vscode';
import { runInSlices } from '../../core/base/cooperativeTask';
import type { Yielder } from '../../core/base/yielder';
import type { Finding } from '../../core/diagnosis/finding';
import { findingsTask } from '../../core/diagnosis/findings';
import { listedFindings } from '../../core/diagnosis/text/findingList';
import { findingReport, subjectName } from '../../core/diagnosis/text/findingReport';
import { cardKey } from '../../core/diagnosis/text/healthCards';
import { healthCsv, healthJson } from '../../core/diagnosis/text/healthExport';
import { healthModel, scopeNext } from '../../core/diagnosis/text/healthModel';
import type { FixedList, HealthModel } from '../../core/diagnosis/view/healthModel';
import { healthTexts } from '../../core/diagnosis/view/healthTexts';
import type { EndpointRef } from '../../core/model/endpointRef';
import { scopeId, type ScopeId } from '../../core/model/scope';
import type { ScopeSnapshot } from '../../core/model/snapshot';
import type { NodeTarget } from '../../core/rows/node';
import { scopeName } from '../../core/text/names';
import {
  parseHealthMemory,
  parseHealthRequest,
  type FindingRef,
  type HealthFormat,
  type HealthRequest,
  type HealthState,
} from '../../protocol/health';
import { handle, type FileAnswer, type Handlers } from '../../protocol/messages';
import { openDocumentation } from '../links/externalPage';
import { choiceOf } from '../messages/messages';
import type { OverviewPlaces } from '../pages/openPages';
import { failureSentence, saveFile } from '../pages/pageFiles';
import type { PageTab, TabHost } from '../pages/pageTab';
import { PageUpdates } from '../pages/pageUpdates';
import type { TabDeps } from '../pages/tabDeps';
import type { TabKind } from '../pages/tabbedPanel';
import { fixAll, type FixAllDeps } from './fixAll';
import { checkedScopes, HealthCheck } from './healthCheck';

/** Dependencies of the tab. */
export interface HealthTabDeps extends FixAllDeps, TabDeps {
  /** Shows the subject of a finding. */
  readonly show: (finding: Finding) => void;
  /** The findings that depend on earlier reads of a scope. */
  readonly idleFindings: (scope: ScopeSnapshot) => readonly Finding[];
  readonly yielder: Yielder;
}

/** The kind of tab. */
export function healthTab(label: string, deps: HealthTabDeps): TabKind<OverviewPlaces['health']> {
  const create = (host: TabHost, memory: unknown): HealthTab =>
    new HealthTab(deps, host, parseHealthMemory(memory));
  return { label, create, changes: deps.changes };
}

const t = vscode.l10n.t;

class HealthTab implements PageTab<OverviewPlaces['health']> {
  private readonly aborted = new AbortController();
  private readonly texts = healthTexts(t);
  private readonly checks: HealthCheck;
  private readonly updates: PageUpdates;
  private fixed: FixedList | null = null;
  private file: FileAnswer | null = null;
  /** The last state that the page has received, as JSON text; empty if it has none. */
  private posted = '';

  constructor(
    private readonly deps: HealthTabDeps,
    private readonly host: TabHost,
    private scope: ScopeId | null,
  ) {
    const { signal } = this.aborted;
    this.checks = new HealthCheck(deps, signal);
    this.updates = new PageUpdates({
      ...{ yielder: deps.yielder, signal },
      update: () => this.update(),
      onError: (error) => void deps.messages.failure(error),
    });
    this.check();
  }

  readonly receive = (message: unknown): void => {
    const known = parseHealthRequest(message);
    if (known) handle(this.handlers, known);
  };

  setVisible(visible: boolean): void {
    this.posted = '';
    if (visible) this.follow();
  }

  show({ scope }: OverviewPlaces['health']): void {
    this.scope = scope;
    this.check();
  }

  follow(): void {
    this.updates.schedule();
  }

  dispose(): void {
    this.aborted.abort();
  }

  private readonly handlers: Handlers<HealthRequest> = {
    ready: () => {
      this.posted = '';
      this.follow();
    },
    check: () => {
      this.check();
    },
    choose: ({ scope }) => {
      this.scope = scope;
      this.follow();
    },
    dismiss: () => {
      this.fixed = null;
      this.follow();
    },
    fix: ({ scope, finding }) => void this.deps.run('fixFinding', { scope, finding }),
    show: (ref) => {
      const found = this.findingOf(ref);
      if (found) this.deps.show(found);
    },
    fixAll: ({ card }) => {
      this.background(this.fixCard(card));
    },
    read: ({ card }) => {
      const link = this.model.cards.find(({ key }) => key === card)?.link;
      if (link !== undefined) this.background(openDocumentation(link, this.deps));
    },
    next: ({ scope }) => {
      const found = this.deps.store.scope(scope);
      const next = found && scopeNext(found, { t });
      if (next) choiceOf(next).run();
    },
    export: ({ format }) => {
      this.background(this.save(format));
    },
  };

  private background(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!this.aborted.signal.aborted) void this.deps.messages.failure(error);
    });
  }

  private check(): void {
    const done = this.checks.run(this.scope).finally(() => {
      if (!this.aborted.signal.aborted) this.follow();
    });
    this.follow();
    this.background(done);
  }

  private async update(): Promise<void> {
    const { yielder } = this.deps;
    if (!this.host.isShown) return;
    // Computed in slices, and remembered until the scope changes.
    for (const scope of this.checked)
      await runInSlices(findingsTask(scope), yielder, this.aborted.signal);
    this.post();
  }

  private post(): void {
    const { store } = this.deps;
    const state: HealthState = {
      type: 'state',
      texts: this.texts,
      model: this.checks.checkedAt === undefined && this.findings.length === 0 ? null : this.model,
      isChecking: this.checks.isRunning,
      scope: this.scope,
      scopes: store.snapshot.scopes.map(({ scope }) => ({
        id: scopeId(scope),
        name: scopeName(scope, t),
      })),
      fixed: this.fixed,
      file: this.file,
    };
    const text = JSON.stringify(state);
    if (text === this.posted) return;
    this.posted = text;
    this.host.post(state);
  }

  private get checked(): readonly ScopeSnapshot[] {
    return checkedScopes(this.deps.store, this.scope);
  }

  private get findings(): readonly Finding[] {
    const around: NodeTarget | undefined =
      this.scope === null ? undefined : { kind: 'scope', scope: this.scope };
    const idle = this.checked.flatMap(this.deps.idleFindings);
    return listedFindings(this.deps.store.snapshot, around, [...this.checks.findings, ...idle]);
  }

  private get words() {
    const { format, now } = this.deps;
    return { t, format, now: now() };
  }

  private get model(): HealthModel {
    const { checkedAt } = this.checks;
    const context = { ...this.words, readOnly: this.deps.readOnly(), checkedAt };
    return healthModel(this.checked, this.findings, context);
  }

  private findingOf({ scope, finding }: FindingRef): Finding | undefined {
    return this.findings.find((one) => one.scope === scope && one.id === finding);
  }

  private async fixCard(card: string): Promise<void> {
    if (this.deps.readOnly()) return;
    const { words } = this;
    const { snapshot } = this.deps.store;
    const all = this.findings.filter((one) => cardKey(one, words) === card);
    const refs = all.flatMap(({ scope, fix }): EndpointRef[] =>
      fix?.kind === 'createAlarm' ? [{ scope, endpointId: fix.endpointId }] : [],
    );
    if (refs.length > 0) {
      await this.deps.run('createAlarms', refs);
      return;
    }
    const named = all.map((finding) => ({ name: subjectName(finding, snapshot), finding }));
    const fixed = await fixAll(named, this.deps);
    if (!fixed) return;
    this.fixed = fixed;
    this.follow();
  }

  private async save(format: HealthFormat): Promise<void> {
    const { log } = this.deps;
    try {
      const bytes = new TextEncoder().encode(this.exported(format));
      this.file = (await saveFile(`alarm-check.${format}`, format, bytes)) ?? null;
    } catch (error) {
      this.file = { type: 'fileFailure', sentence: failureSentence(error, log) };
    }
    this.follow();
  }

  private exported(format: HealthFormat): string {
    switch (format) {
      case 'md':
        return findingReport(this.findings, { scopes: this.checked }, this.words);
      case 'csv':
        return healthCsv(this.model);
      case 'json':
        return healthJson(this.model);
    }
  }
}
