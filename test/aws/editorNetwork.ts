/**
 * The built AWS bundle inside what the editor makes of `http` and `https` for extensions: the same
 * package, put in the same place, with the settings that a test says.
 */
import { createHttpPatch, createProxyResolver, type ProxyAgentParams } from '@vscode/proxy-agent';
import { build } from 'esbuild';
import http from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { createBackend } from '../../src/aws/index';

/** What a person may have set. */
export interface EditorSettings {
  /** `http.proxy` */
  readonly proxy?: string;
  /** `http.noProxy` */
  readonly noProxy?: readonly string[];
  /** `http.proxySupport` */
  readonly proxySupport?: ReturnType<ProxyAgentParams['getProxySupport']>;
  readonly env?: NodeJS.ProcessEnv;
}

interface AwsBundle {
  readonly createBackend: typeof createBackend;
}

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
let built: Promise<string> | undefined;

/** Loads the bundle as an extension of an editor with these settings would. */
export async function loadInEditor(settings: EditorSettings): Promise<AwsBundle> {
  const code = await (built ??= bundle());
  const patched = editorModules(settings);
  const load = (name: string): unknown => patched[name] ?? require(name);
  const module = { exports: {} };
  // The editor's loader looks at the name that a module is required by, and so does this one.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('require', 'module', 'exports', code)(load, module, module.exports);
  return module.exports as AwsBundle;
}

async function bundle(): Promise<string> {
  const { bundles } = require('../../esbuild.js') as {
    readonly bundles: { readonly aws: Parameters<typeof build>[0] };
  };
  const { outputFiles } = await build({
    ...bundles.aws,
    absWorkingDir: root,
    sourcemap: false,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** As the extension host makes them: the names with `node:` before them stay as they are. */
function editorModules(settings: EditorSettings): Readonly<Record<string, unknown>> {
  const silent = (): void => undefined;
  const log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent };
  const params: ProxyAgentParams = {
    resolveProxy: () => Promise.resolve(undefined),
    getProxyURL: () => settings.proxy,
    getProxySupport: () => settings.proxySupport ?? 'override',
    getNoProxyConfig: () => [...(settings.noProxy ?? [])],
    isAdditionalFetchSupportEnabled: () => false,
    addCertificatesV1: () => false,
    addCertificatesV2: () => false,
    loadAdditionalCertificates: () => Promise.resolve([]),
    log,
    getLogLevel: () => 6,
    proxyResolveTelemetry: silent,
    isUseHostProxyEnabled: () => false,
    env: settings.env ?? {},
  };
  const { resolveProxyWithRequest } = createProxyResolver(params);
  return {
    http: { ...http, ...createHttpPatch(params, http, resolveProxyWithRequest) },
    https: { ...https, ...createHttpPatch(params, https, resolveProxyWithRequest) },
  };
}
