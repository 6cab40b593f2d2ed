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

const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The ES modules of the AWS SDK tree-shake; its CommonJS build makes the bundle twice as large.
  mainFields: ['module', 'main'],
  // A native import() cannot resolve a sibling file without an extension; require() can.
  supported: { 'dynamic-import': false },
};

/**
 * All bundles by name. `vscode` is external only in the extension: an import elsewhere fails the
 * build.
 */
const bundles = {
  extension: {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    // The bundles that are loaded on demand: Node resolves dist/app.js, dist/aws.js and
    // dist/simulator.js next to this file.
    external: ['vscode', './app'],
  },
  app: {
    ...node,
    entryPoints: ['src/app.ts'],
    outfile: 'dist/app.js',
    external: ['vscode', './aws', './simulator'],
  },
  aws: {
    ...node,
    entryPoints: { aws: 'src/aws/index.ts' },
    outdir: 'dist',
    plugins: [unusedShapes],
  },
  simulator: { ...node, entryPoints: { simulator: 'src/simulator/index.ts' }, outdir: 'dist' },
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

/** Builds all bundles into dist/ and removes everything else there. */
async function buildAll() {
  const made = new Set();
  const put = (path, contents) => {
    made.add(path);
    write(path, contents);
  };
  for (const [name, options] of Object.entries(bundles)) {
    const { metafile, outputFiles } = await esbuild.build({ ...options, write: false });
    for (const { path, contents } of outputFiles) put(path, contents);
    put(join(dist, `meta-${name}.json`), Buffer.from(JSON.stringify(metafile)));
  }
  for (const name of fs.readdirSync(dist))
    if (!made.has(join(dist, name))) fs.rmSync(join(dist, name), { recursive: true });
}

async function main() {
  fs.mkdirSync(dist, { recursive: true });
  if (!watch) return buildAll();
  for (const options of Object.values(bundles)) await (await esbuild.context(options)).watch();
}

module.exports = { bundles };
if (require.main === module) {
  main().catch((error) => {
    console.error(error.message ?? error);
    process.exit(1);
  });
}
