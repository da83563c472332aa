// A disk small enough to be full.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Saut } from "./suite.mjs";

const run = promisify(execFile);

/** A file system of so many MB for the time of a story; the story is skipped where none can be mounted. */
export async function petitDisque(recit, mega = 24) {
  const dossier = await mkdtemp(path.join(os.tmpdir(), "dentelle-disque-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${mega}m`, "tmpfs", dossier]).catch((e) => {
      throw new Saut(`a small disk cannot be mounted here (${e.stderr?.trim() || e.message})`);
    });
    await recit(dossier).finally(() => run("umount", ["--lazy", dossier]));
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

const bourrage = (dossier) => path.join(dossier, "bourrage");

export async function remplitLeDisque(dossier) {
  const { bavail, bsize } = await statfs(dossier);
  await writeFile(bourrage(dossier), Buffer.alloc(bavail * bsize)).catch((e) => assert.equal(e.code, "ENOSPC"));
  assert.equal((await statfs(dossier)).bavail, 0);
}

export const faitDeLaPlace = (dossier) => rm(bourrage(dossier));
