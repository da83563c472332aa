// Builds the styles and the islands into build/assets, with names that carry a digest, and manifest.json that tells them.
import { build } from "esbuild";
import { compileAsync, NodePackageImporter } from "sass";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const output = path.join(here, "..", "build", "assets");
// Two builds at once (a test beside a server) must not write into one folder.
const temporary = `${output}.${process.pid}`;

/** Sass becomes CSS; what it names by url() is left to esbuild. */
const sass = {
  name: "sass",
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /styles\.scss$/ }, async ({ path: file }) => {
      const result = await compileAsync(file, {
        importers: [new NodePackageImporter()],
        quietDeps: true,
      });
      return { contents: result.css, loader: "css", resolveDir: path.join(here, "styles") };
    });
  },
};

const shared = {
  bundle: true,
  minify: true,
  metafile: true,
  outdir: temporary,
  publicPath: "/assets",
  legalComments: "none",
  target: ["es2020", "safari14", "firefox90", "chrome90"],
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "file" },
  logLevel: "warning",
};

/** Each entry's own name, and the file that was made of it. */
function names(metafile) {
  const pairs = Object.entries(metafile.outputs)
    .filter(([, made]) => made.entryPoint)
    .map(([file, made]) => {
      const extension = path.extname(file);
      return [path.basename(made.entryPoint).replace(/\.[^.]+$/, extension), path.basename(file)];
    });
  return Object.fromEntries(pairs);
}

async function compress(folder) {
  for (const name of await readdir(folder)) {
    if (!/\.(css|js|svg)$/.test(name)) continue;
    const content = await readFile(path.join(folder, name));
    await writeFile(path.join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
    await writeFile(path.join(folder, `${name}.br`), brotliCompressSync(content));
  }
}

await rm(temporary, { recursive: true, force: true });
await mkdir(temporary, { recursive: true });
const entries = (...files) => files.map((file) => path.join(here, file));
const results = await Promise.all([
  build({ ...shared, entryPoints: entries("styles/styles.scss"), plugins: [sass] }),
  build({ ...shared, entryPoints: entries("islands/dentelle.ts"), format: "esm" }),
  build({ ...shared, entryPoints: entries("islands/debut.ts"), format: "iife" }),
  build({ ...shared, entryPoints: entries("images/dentelle.svg"), loader: { ".svg": "copy" } }),
]);
const manifest = Object.assign({}, ...results.map(({ metafile }) => names(metafile)));
await compress(temporary);
await writeFile(path.join(temporary, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await rm(output, { recursive: true, force: true });
await rename(temporary, output);
