// The documents that the site fills in, given back signed, and the whole dossier as a ZIP that other programs unpack and verify.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { texteDuPapier } from "./support/emargement.mjs";
import { document, enPreparation } from "./support/pieces.mjs";
import { test } from "./support/suite.mjs";

const run = promisify(execFile);

const octets = async (v, chemin) => {
  const reponse = await v.context.request.get(chemin);
  assert.equal(reponse.status(), 200, chemin);
  return Buffer.from(await reponse.body());
};

/** The pieces for which the page offers a document, by their address. */
const proposes = (v) =>
  v.page.locator('a[href*="/modeles/"]').evaluateAll((liens) => liens.map((lien) => lien.getAttribute("href")));

const verifie = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
archive.extractall(sys.argv[2])
print("\\n".join(archive.namelist()))`;

/** Unpacks an archive with Python, verifies its digests with b2sum; gives its names. */
async function deballe(serveur, contenu) {
  const dossier = await mkdtemp(path.join(serveur.dossier, "zip-"));
  const fichier = path.join(dossier, "dossier.zip");
  await writeFile(fichier, contenu);
  const { stdout } = await run("/usr/bin/python3", ["-c", verifie, fichier, path.join(dossier, "tout")]);
  await run("b2sum", ["--check", "--strict", "empreintes.txt"], { cwd: path.join(dossier, "tout") });
  return stdout;
}

test("without scripts the documents are downloaded filled in, one is given back, and all of it leaves as a ZIP", () =>
  enPreparation(
    "documents-sans-scripts",
    async (v, racine, serveur) => {
      await v.ouvre(`${racine}/pieces`, "liste");
      await v.lit("Télécharger le modèle rempli");
      const liens = await proposes(v);
      for (const code of ["bureau.pdf", "bureau.docx", "charte_laicite.pdf", "declaration_moyens.pdf", "cer.pdf"])
        assert.ok(
          liens.some((lien) => lien.endsWith(`/${code}`)),
          code,
        );
      for (const lien of liens.filter((l) => l.endsWith(".pdf")))
        await texteDuPapier(await octets(v, lien), `documents-${path.basename(lien, ".pdf")}`);
      const moyens = await texteDuPapier(await octets(v, `${racine}/modeles/declaration_moyens.pdf`), "documents-moyens");
      assert.match(moyens, /Plan de financement[\s\S]*Moyens annoncés et moyens existants/);
      await v.ouvre(`${racine}/pieces/charte_laicite`, "charte");
      await v.lit("puis remettez-le");
      await v.page.setInputFiles("#fichier", await document(serveur, "charte signée.pdf"));
      await v.clique("Remettre le document");
      await v.lit("est remis");
      const noms = await deballe(serveur, await octets(v, `${racine}/dossier.zip`));
      assert.match(noms, /^LISEZ-MOI\.txt\n/);
      assert.match(noms, /pieces\/01-charte-laicite-charte-signee\.pdf/);
      assert.match(noms, /declaration-moyens\.pdf/);
    },
    { javaScriptEnabled: false },
  ));
