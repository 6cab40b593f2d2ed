// All bundles, in one list. `--production` minifies, `--watch` rebuilds. dist/meta-*.json lists the
// contents of each bundle.
const esbuild = require('esbuild');
const fs = require('node:fs');
const { Buffer } = require('node:buffer');
const { join, resolve } = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const dist = resolve('dist');

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  // The license texts of the packages are in ThirdPartyNotices.txt.
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

/**
 * Lets esbuild remove unused entries of the AWS SDK's schema tables (those of EC2 alone are half a
 * megabyte). Their computed keys prevent esbuild from seeing that creating them has no side
 * effects. A table that does not have the expected form is unchanged.
 */
const unusedShapes = {
  name: 'unused-shapes',
  setup(build) {
    const tables = /@aws-sdk[\\/].*[\\/]schemas[\\/]schemas_\d+\.js$/;
    build.onLoad({ filter: tables }, async ({ path }) => {
      const text = await fs.promises.readFile(path, 'utf8');
      const table = /^((?:export )?var \S+ = )(\[(?:.*\];$|[\s\S]*?^\];$))/gm;
      const pure = (_, head, body) => `${head}/* @__PURE__ */ (() => ${body.slice(0, -1)})();`;
      return { loader: 'js', contents: text.replace(table, pure) };
    });
  },
};

/**
 * Keeps of the SDK's package descriptions what its clients send: their name and version. The rest
 * would be in the bundle once for every client.
 */
const packageVersions = {
  name: 'package-versions',
  setup(build) {
    build.onLoad({ filter: /@aws-sdk[\\/].*[\\/]package\.json$/ }, async ({ path }) => {
      const { name, version } = JSON.parse(await fs.promises.readFile(path, 'utf8'));
      return { loader: 'json', contents: JSON.stringify({ name, version }) };
    });
  },
};

const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  // The ES modules of the AWS SDK tree-shake; its CommonJS build makes the bundle twice as large.
  mainFields: ['module', 'main'],
};

/** The format of what Node loads. A native import() is not available to every extension host. */
const commonJs = { format: 'cjs', supported: { 'dynamic-import': false } };

/**
 * All bundles by name. `vscode` is external only in the extension: an import elsewhere fails the
 * build.
 */
const bundles = {
  extension: {
    ...node,
    ...commonJs,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode', './app'],
  },
  // The app and the simulator, with the code that both use in a file of its own. esbuild splits ES
  // modules only; `finish` converts them.
  app: {
    ...node,
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
    sourcemap: production ? false : 'inline',
    entryPoints: { app: 'src/app.ts', simulator: 'src/simulator/index.ts' },
    outdir: 'dist',
    external: ['vscode', './aws'],
  },
  aws: {
    ...node,
    ...commonJs,
    entryPoints: { aws: 'src/aws/index.ts' },
    outdir: 'dist',
    plugins: [unusedShapes, packageVersions],
    alias: { '@smithy/core/event-streams': './src/aws/noEventStreams.ts' },
  },
  webview: {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: { pages: 'src/webview/main.ts' },
    outdir: 'dist',
    loader: { '.css': 'css' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
};

/**
 * Writes a file atomically, and only if its content changes: an editor or another process may be
 * reading it.
 */
function write(path, contents) {
  if (fs.existsSync(path) && fs.readFileSync(path).equals(contents)) return;
  const temporary = `${path}.${process.pid}`;
  fs.writeFileSync(temporary, contents);
  fs.renameSync(temporary, path);
}

/** Makes of a file what dist/ has: CommonJS where Node loads it, and in production a smaller one. */
async function finish({ format }, { path, contents }) {
  if (!path.endsWith('.js')) return contents;
  const code = Buffer.from(contents).toString();
  const loadable = format === 'esm' ? await toCommonJs(code) : code;
  return Buffer.from(production ? await compress(loadable) : loadable);
}

/** Converts an ES module to CommonJS. */
async function toCommonJs(code) {
  const options = { ...commonJs, platform: 'node', target: node.target, minify: production };
  return (await esbuild.transform(code, { ...options, sourcemap: common.sourcemap && 'inline' }))
    .code;
}

/** Takes from minified code what esbuild leaves: about 5 % of the package. */
async function compress(code) {
  const { minify } = require('terser');
  return (
    await minify(code, {
      toplevel: true,
      ecma: 2020,
      compress: { passes: 3, ecma: 2020, pure_getters: true },
    })
  ).code;
}

/** Writes what one bundle consists of. @returns the paths of its files */
async function writeBundle(name, options, { metafile, outputFiles }) {
  const meta = {
    path: join(dist, `meta-${name}.json`),
    contents: Buffer.from(JSON.stringify(metafile)),
  };
  for (const file of outputFiles) write(file.path, await finish(options, file));
  write(meta.path, meta.contents);
  return [meta, ...outputFiles].map(({ path }) => path);
}

/** Builds all bundles into dist/ and removes everything else there. */
async function buildAll() {
  const made = new Set();
  for (const [name, options] of Object.entries(bundles)) {
    const result = await esbuild.build({ ...options, write: false });
    for (const path of await writeBundle(name, options, result)) made.add(path);
  }
  for (const name of fs.readdirSync(dist))
    if (!made.has(join(dist, name))) fs.rmSync(join(dist, name), { recursive: true });
}

/** Builds a bundle again whenever one of its files changes. */
async function watchBundle(name, options) {
  const writes = {
    name: 'writes',
    setup(build) {
      build.onEnd(async (result) => {
        if (result.errors.length === 0) await writeBundle(name, options, result);
      });
    },
  };
  const plugins = [...(options.plugins ?? []), writes];
  await (await esbuild.context({ ...options, write: false, plugins })).watch();
}

async function main() {
  fs.mkdirSync(dist, { recursive: true });
  if (!watch) return buildAll();
  for (const [name, options] of Object.entries(bundles)) await watchBundle(name, options);
}

module.exports = { bundles };
if (require.main === module) {
  main().catch((error) => {
    console.error(error.message ?? error);
    process.exit(1);
  });
}
