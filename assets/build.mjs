// Builds the styles and the islands into build/assets, with names that carry a digest, and manifest.json that tells them.
import { build } from "esbuild";
import { compileAsync, NodePackageImporter } from "sass";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
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

/** Puts the new files beside those that a running server may still be asked for; the old ones leave after a day. */
async function install(from, to) {
  await mkdir(to, { recursive: true });
  const made = await readdir(from);
  for (const name of made.filter((n) => n !== "manifest.json")) await rename(path.join(from, name), path.join(to, name));
  await rename(path.join(from, "manifest.json"), path.join(to, "manifest.json"));
  const dayAgo = Date.now() - 24 * 3600 * 1000;
  for (const name of await readdir(to)) {
    const file = path.join(to, name);
    if (!made.includes(name) && (await stat(file)).mtimeMs < dayAgo) await rm(file);
  }
}

await rm(temporary, { recursive: true, force: true });
await mkdir(temporary, { recursive: true });
const entries = (...files) => files.map((file) => path.join(here, file));
const results = await Promise.all([
  build({ ...shared, entryPoints: entries("styles/styles.scss"), plugins: [sass] }),
  build({ ...shared, entryPoints: entries("islands/dentelle.ts"), format: "esm", splitting: true, chunkNames: "[name]-[hash]" }),
  build({ ...shared, entryPoints: entries("islands/debut.ts"), format: "iife" }),
  build({ ...shared, entryPoints: entries("islands/emargement/travailleur.ts"), format: "iife" }),
  build({ ...shared, entryPoints: entries("images/dentelle.svg"), loader: { ".svg": "copy" } }),
]);
const manifest = Object.assign({}, ...results.map(({ metafile }) => names(metafile)));
await compress(temporary);
await writeFile(path.join(temporary, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await install(temporary, output);
await rm(temporary, { recursive: true, force: true });
