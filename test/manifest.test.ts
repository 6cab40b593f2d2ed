/** The manifest and the code speak of the same commands, settings, views and context keys. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { regionPattern } from '../src/core/model/scope';
import { activityContextValues } from '../src/core/activity/activityRows';
import { contextValues as endpointValues } from '../src/core/rows/node';
import {
  commandIds,
  contextKeys,
  earlierSettingsPrefix,
  fullCommandId,
  machineSettingKeys,
  prefix,
  settingKeys,
  settingsPrefix,
  viewContainerId,
  activityViewId,
  viewId,
  walkthroughId,
  writeIds,
} from '../src/ui/editor/ids';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface MenuItem {
  /** An item has either a command or a submenu. */
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly extensionKind: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly icon?: string;
      readonly enablement?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly submenus: readonly { readonly id: string; readonly label: string }[];
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly contents: string; readonly when: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly scope: string;
            readonly default: unknown;
            readonly deprecationMessage?: string;
          }
        >
      >;
    };
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly description: string;
        readonly completionEvents: readonly string[];
        readonly media: { readonly svg: string };
      }[];
    }[];
  };
}

const contextValues: readonly string[] = [...endpointValues, ...activityContextValues];
const text = read('package.json');
const manifest = JSON.parse(text) as Manifest;
const { commands, menus, submenus, configuration, viewsWelcome, walkthroughs } =
  manifest.contributes;
const menuItems = Object.values(menus).flat();
const ids = commandIds.map(fullCommandId);
const english = JSON.parse(read('package.nls.json')) as Record<string, string>;

describe('commands', () => {
  it('are the same in the manifest and in the code, in the same order', () => {
    expect(commands.map((c) => c.command)).toEqual(ids);
  });

  it('have their category apart from their title', () => {
    expect(commands.filter((c) => c.category !== '%category%')).toEqual([]);
    const named = commands.filter((c) => english[c.title.slice(1, -1)]?.startsWith('Client VPN:'));
    expect(named).toEqual([]);
  });

  it('have an icon where they stand inline or in a view title', () => {
    const bare = menuItems
      .filter((item) => item.submenu === undefined)
      .filter((item) => /^(inline|navigation)/.test(item.group ?? ''))
      .filter((item) => !commands.find((c) => c.command === item.command)?.icon);
    expect(bare).toEqual([]);
  });

  it('are what menus, welcome texts and walkthroughs name', () => {
    const linked = Object.values(english).flatMap((value) =>
      [...value.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id),
    );
    const events = walkthroughs
      .flatMap((w) => w.steps.flatMap((step) => step.completionEvents))
      .map((event) => event.replace('onCommand:', ''));
    const inMenus = menuItems.flatMap((item) => item.command ?? []);
    const named = [...inMenus, ...linked, ...events];
    expect(named.filter((id) => !ids.includes(id ?? ''))).toEqual([]);
  });

  it('stand once in each menu', () => {
    for (const [menu, items] of Object.entries(menus)) {
      const listed = items.filter((item) => !item.group?.startsWith('inline'));
      const places = listed.map(({ command, submenu, when }) =>
        JSON.stringify([command ?? submenu, when]),
      );
      expect(places, menu).toEqual([...new Set(places)]);
    }
  });

  it('are hidden from the palette where they mean nothing', () => {
    const conditional = (menus.commandPalette ?? []).map((item) => item.command);
    const always = ids.filter((id) => !conditional.includes(id));
    expect(always).toEqual(
      ['chooseScopes', 'findEndpoints', 'showLog', 'copyDiagnostics'].map(
        (id) => `${prefix}.${id}`,
      ),
    );
  });
});

describe('when clauses', () => {
  const clauses = [...menuItems, ...viewsWelcome].flatMap(({ when }) => when ?? []);

  it('use known context keys only', () => {
    const keys = clauses
      .flatMap((clause) => clause.split(/&&|\|\|/))
      .map((part) => part.trim().replace(/^!/, '').split(' ')[0]);
    const known = [
      'view',
      'viewItem',
      'webviewId',
      'webviewSection',
      'needsAlarm',
      'false',
      ...Object.values(contextKeys),
    ];
    expect(keys.filter((key) => !known.includes(key ?? ''))).toEqual([]);
  });

  it('use known rows only', () => {
    const equal = clauses.flatMap((c) => [...c.matchAll(/viewItem == ([\w.]+)/g)]);
    expect(equal.map(([, value]) => value).filter((v) => !isContextValue(v))).toEqual([]);
    const patterns = clauses.flatMap((c) => [...c.matchAll(/viewItem =~ \/\^\(?([\w|]+)\)?\//g)]);
    const starts = patterns.flatMap(([, names]) => names?.split('|') ?? []);
    const unknown = starts.filter((s) => !contextValues.some((v) => v.startsWith(s)));
    expect(unknown).toEqual([]);
    expect(equal.length + patterns.length).toBeGreaterThan(10);
    const all = clauses.flatMap((c) => [...c.matchAll(/viewItem =~ \/([^/]+)\//g)]);
    const idle = all.filter(([, text = '']) => !contextValues.some((v) => RegExp(text).test(v)));
    expect(idle.map(([clause]) => clause)).toEqual([]);
  });

  it('name the two views', () => {
    const views = clauses.flatMap((c) => [...c.matchAll(/view == ([\w.]+)/g)]);
    expect(new Set(views.map(([, id]) => id))).toEqual(new Set([viewId, activityViewId]));
  });
});

/** What a menu depends on. */
interface MenuState {
  readonly view: string;
  readonly viewItem?: string;
  readonly trial: boolean;
  readonly readOnly: boolean;
  readonly welcome: string;
}

const states = [true, false].flatMap((trial) =>
  [true, false].map((readOnly) => ({ view: viewId, trial, readOnly, welcome: 'none' })),
);

/** Whether a clause holds; what else it names is on, so that a menu is as long as it can be. */
function holds(clause: string | undefined, state: MenuState): boolean {
  const values: Readonly<Record<string, string | boolean | undefined>> = {
    view: state.view,
    viewItem: state.viewItem,
    [contextKeys.trial]: state.trial,
    [contextKeys.readOnly]: state.readOnly,
    [contextKeys.welcome]: state.welcome,
  };
  return (clause ?? 'true').split(' && ').every((part) => {
    const [, not, key = '', operator, operand = ''] =
      /^(!?)([\w.]+)(?: (==|!=|=~) (.+))?$/.exec(part) ?? [];
    const value = key in values ? values[key] : true;
    if (operator === '=~') return RegExp(operand.slice(1, -1)).test(String(value));
    if (operator !== undefined) return (String(value) === operand) === (operator === '==');
    return (value === true) !== (not === '!');
  });
}

const shownIn = (menu: string, state: MenuState): readonly MenuItem[] =>
  (menus[menu] ?? []).filter(({ when }) => holds(when, state));

/** The entries behind a right click or the dots; icons have no entry. */
const entriesOf = (menu: string, state: MenuState): readonly MenuItem[] =>
  shownIn(menu, state).filter(({ group }) => !/^(inline|navigation)/.test(group ?? ''));

describe('menus', () => {
  const mostEntries = 9;
  const rows = contextValues.flatMap((viewItem) => states.map((state) => ({ ...state, viewItem })));
  const title = 'view/title';
  const items = 'view/item/context';
  const all = [
    ...states.map((state) => ({ menu: title, state })),
    ...rows.map((state) => ({ menu: items, state })),
  ];

  it('have at most nine entries, whatever the row and the state', () => {
    const long = all
      .map(({ menu, state }) => ({ state, entries: entriesOf(menu, state) }))
      .filter(({ entries }) => entries.length > mostEntries);
    expect(long).toEqual([]);
  });

  it('have at most five icons, so that a name stays in sight', () => {
    const icons = all.map(
      ({ menu, state }) => shownIn(menu, state).length - entriesOf(menu, state).length,
    );
    expect(Math.max(...icons)).toBeLessThanOrEqual(5);
  });

  it('have submenus with a name and two to nine entries, wherever they are offered', () => {
    const offered = all.flatMap(({ menu, state }) =>
      entriesOf(menu, state).flatMap(({ submenu }) =>
        submenu === undefined ? [] : [{ submenu, entries: shownIn(submenu, state).length, state }],
      ),
    );
    expect(offered.length).toBeGreaterThan(10);
    expect(new Set(offered.map(({ submenu }) => submenu))).toEqual(
      new Set(submenus.map(({ id }) => id)),
    );
    const odd = offered.filter(({ entries }) => entries < 1 || entries > mostEntries);
    expect(odd).toEqual([]);
  });

  it.each([
    ['endpoint.unlogged', true],
    ['endpoint', false],
    ['endpoint.favorite.muted', false],
  ])('offer to turn logging on at %s: %s', (viewItem, offers) => {
    const [state] = states;
    const found = state && entriesOf(items, { ...state, viewItem });
    expect(found?.some(({ command }) => command === fullCommandId('turnOnLogging'))).toBe(offers);
  });

  it('sign in with an icon and an entry wherever a sign-in is what is missing', () => {
    for (const viewItem of ['scope.signIn', 'failure.signIn']) {
      const shown = rows
        .filter((row) => row.viewItem === viewItem)
        .map((row) =>
          shownIn(items, row)
            .filter(({ command }) => command === fullCommandId('signIn'))
            .map(({ group }) => group?.split('@')[0]),
        );
      expect(new Set(shown.map(String))).toEqual(new Set(['inline,1_open']));
    }
  });
});

function isContextValue(value: string | undefined): boolean {
  return contextValues.some((known) => known === value);
}

describe('read-only mode', () => {
  const writes = writeIds.map(fullCommandId);
  const forbids = (clause: string | undefined): boolean =>
    clause?.split(' && ').includes(`!${contextKeys.readOnly}`) === true && !clause.includes('||');

  it('disables every command that writes, and no other', () => {
    const disabled = commands.filter(({ enablement }) => forbids(enablement));
    expect(disabled.map(({ command }) => command)).toEqual(ids.filter((id) => writes.includes(id)));
  });

  it('takes every command that writes out of every menu and the palette', () => {
    const shown = menuItems.filter(
      ({ command = '', when }) => writes.includes(command) && !forbids(when),
    );
    expect(shown).toEqual([]);
    const hidden = (menus.commandPalette ?? []).map(({ command }) => command);
    expect(writes.filter((id) => !hidden.includes(id))).toEqual([]);
  });

  it('is chosen by the person, not by a folder', () => {
    expect(configuration.properties[`${settingsPrefix}.readOnly`]?.scope).toBe('application');
  });
});

describe('settings', () => {
  it('are the same in the manifest and in the code', () => {
    const keys = [settingsPrefix, earlierSettingsPrefix].flatMap((before) =>
      settingKeys.map((key) => `${before}.${key}`),
    );
    expect(Object.keys(configuration.properties)).toEqual(keys);
  });

  it('are called "Client VPN Watch" by VS Code, which makes the name from the key', () => {
    const words = settingsPrefix
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z]{1,})([A-Z][a-z])/g, '$1 $2')
      .replace(/^[a-z]/, (first) => first.toUpperCase());
    expect(words).toBe('Client VPN Watch');
  });

  it('have their earlier key as well, deprecated, in the same scope and not set by default', () => {
    for (const key of settingKeys) {
      expect(configuration.properties[`${earlierSettingsPrefix}.${key}`]).toEqual({
        scope: configuration.properties[`${settingsPrefix}.${key}`]?.scope,
        default: null,
        deprecationMessage: '%setting.renamed%',
      });
    }
  });

  it('are the user’s or the machine’s, so that the user’s file is the only one to move them in', () => {
    for (const [name, { scope }] of Object.entries(configuration.properties)) {
      const isOfMachine = machineSettingKeys.some((key) => name.endsWith(`.${key}`));
      expect(scope, name).toBe(isOfMachine ? 'machine' : 'application');
    }
  });

  it('call the same a region as the code does', () => {
    expect(text).toContain(`"pattern": ${JSON.stringify(regionPattern.source)}`);
  });

  it('that choose where data come from belong to the machine and to trusted folders', () => {
    const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    expect(restricted).toEqual(
      [settingsPrefix, earlierSettingsPrefix].flatMap((before) => [
        `${before}.scopes`,
        `${before}.trial`,
      ]),
    );
    const scopes = restricted.map((key) => configuration.properties[key]?.scope);
    expect(new Set(scopes)).toEqual(new Set(['machine']));
  });
});

describe('what a folder says', () => {
  const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: read(join('src', file)) }));

  it('names no address to call: no setting is for one', () => {
    const words = /url|uri|host|address|proxy|endpoint_/i;
    expect(Object.keys(configuration.properties).filter((key) => words.test(key))).toEqual([]);
  });

  it('is read in one place, where no setting is asked for but these', () => {
    const readers = source.filter(({ text: code }) => code.includes('getConfiguration('));
    expect(readers.map(({ file }) => file)).toEqual([join('ui', 'editor', 'settings.ts')]);
    const asked = [...(readers[0]?.text ?? '').matchAll(/getConfiguration\(([^)]*)\)/g)];
    expect(new Set(asked.map(([, section]) => section))).toEqual(
      new Set(['settingsPrefix', 'earlierSettingsPrefix', "'http'", "'workbench.settings'"]),
    );
    expect(readers[0]?.text).toContain("getConfiguration('http').get('proxyStrictSSL')");
    expect(readers[0]?.text).toContain(
      "getConfiguration('workbench.settings').get('applyToAllProfiles')",
    );
  });

  it('chooses none of the scopes: what a workspace shows is kept apart from its files', () => {
    const choice =
      source.find(({ file }) => file === join('ui', 'preferences', 'workspaceScopes.ts'))?.text ??
      '';
    expect(choice).not.toMatch(/getConfiguration|workspace\.fs|workspaceFolders/);
    const maker = source.find(
      ({ file }) => file === join('ui', 'preferences', 'preferences.ts'),
    )?.text;
    expect(maker).toContain('new WorkspaceScopes(context.workspaceState)');
  });
});

describe('the rest', () => {
  it('names the views, their container and the walkthrough', () => {
    expect(manifest.contributes.viewsContainers.activitybar.map((c) => c.id)).toEqual([
      viewContainerId,
    ]);
    expect(manifest.contributes.views[viewContainerId]?.map((v) => v.id)).toEqual([
      viewId,
      activityViewId,
    ]);
    expect(walkthroughs.map((w) => w.id)).toEqual([walkthroughId]);
  });

  it('has the files that it names', () => {
    const files = walkthroughs.flatMap((w) => w.steps.map((step) => step.media.svg));
    const missing = ['media/icon.png', 'media/container.svg', ...files].filter(
      (file) => !existsSync(join(root, file)),
    );
    expect(missing).toEqual([]);
  });

  it('leads through at most five steps, each with a picture, a button and an event', () => {
    for (const { steps } of walkthroughs) {
      expect(steps.length).toBeLessThanOrEqual(5);
      for (const { description, media, completionEvents } of steps) {
        const shown = english[description.slice(1, -1)] ?? '';
        const buttons = [...shown.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id);
        expect(buttons).not.toEqual([]);
        expect(completionEvents.map((event) => event.replace('onCommand:', ''))).toEqual(buttons);
        // Only the colors of the theme.
        expect(read(media.svg)).not.toMatch(/"#[\da-f]{3,8}"|rgb|<style|<script|href=/i);
      }
    }
  });

  it('wakes up for nothing but the end of start-up and a page to restore', () => {
    expect(manifest.activationEvents).toEqual([
      'onStartupFinished',
      'onUri',
      `onWebviewPanel:${prefix}.endpoint`,
      `onWebviewPanel:${prefix}.overview`,
      `onWebviewPanel:${prefix}.chart`,
      `onWebviewPanel:${prefix}.connections`,
      `onWebviewPanel:${prefix}.alarmForm`,
    ]);
  });

  it('has no text that is not translated', () => {
    const keys = [...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? '');
    expect(new Set(keys)).toEqual(new Set(Object.keys(english)));
    const plain = [...text.matchAll(/"(?:title|description|markdownDescription)": "([^%"]*)"/g)];
    expect(plain.map(([, value]) => value)).toEqual([]);
  });

  it('has no command or setting named anywhere in the code but in ids.ts', () => {
    const files = readdirSync(join(root, 'src/ui'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && file !== join('editor', 'ids.ts'))
      .filter((file) => /['"`]clientV(pn|PN)Watch\.\w/.test(read(join('src/ui', file))));
    expect(files).toEqual([]);
  });
});
