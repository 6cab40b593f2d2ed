// All bundles, in one list. `--production` minifies, `--watch` rebuilds, `--metafile` writes dist/meta-*.json.
const esbuild = require('esbuild');
const fs = require('node:fs');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The ES modules of the AWS SDK tree-shake; its CommonJS build makes the bundle twice as large.
  mainFields: ['module', 'main'],
  // A native import() cannot find a sibling file without an extension; as require() it can.
  supported: { 'dynamic-import': false },
};

/** Every bundle by name. `vscode` is external in the extension only: a stray import fails the build. */
const bundles = {
  extension: {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    // The lazy bundles: Node finds dist/aws.js and dist/simulator.js beside this one.
    external: ['vscode', './aws', './simulator'],
  },
  aws: { ...node, entryPoints: { aws: 'src/aws/index.ts' }, outdir: 'dist' },
  simulator: { ...node, entryPoints: { simulator: 'src/simulator/index.ts' }, outdir: 'dist' },
  webview: {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: { webview: 'src/webview/main.ts' },
    outdir: 'dist',
    loader: { '.css': 'css' },
  },
};

async function main() {
  fs.rmSync('dist', { recursive: true, force: true });
  fs.mkdirSync('dist', { recursive: true });
  for (const [name, options] of Object.entries(bundles)) {
    if (watch) await (await esbuild.context(options)).watch();
    else {
      const { metafile } = await esbuild.build(options);
      if (!production) fs.writeFileSync(`dist/meta-${name}.json`, JSON.stringify(metafile));
    }
  }
}

module.exports = { bundles };
if (require.main === module)
  main().catch((error) => {
    console.error(error.message ?? error);
    process.exit(1);
  });
