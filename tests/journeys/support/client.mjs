// A person over plain HTTP, without a browser: cookies, the token of forms, the two ways to save a note.
import assert from "node:assert/strict";
import { motDePasse } from "./serveur.mjs";

/** The mark of a text as the form carries it (FNV-1a, 64 bits): says to the server which text was shown. */
export function marque(texte) {
  let hash = 0xcbf29ce484222325n;
  for (const octet of Buffer.from(texte)) hash = ((hash ^ BigInt(octet)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

// Debian 12's Node 18 has no getSetCookie: it joins the lines, and ours carry no date whose comma could mislead.
function cookiesOf(headers) {
  return headers.getSetCookie?.() ?? (headers.get("set-cookie") ?? "").split(/, (?=[^;, ]+=)/).filter(Boolean);
}

export class Client {
  temoins = new Map();

  constructor(serveur) {
    this.serveur = serveur;
  }

  /** The same person, seen by another server or after a restart. */
  chez(serveur) {
    const autre = new Client(serveur);
    autre.temoins = new Map(this.temoins);
    autre.jeton = this.jeton;
    return autre;
  }

  retient(reponse) {
    for (const ligne of cookiesOf(reponse.headers)) {
      const [, nom, valeur] = ligne.match(/^([^=]+)=([^;]*)/);
      if (valeur === "") this.temoins.delete(nom);
      else this.temoins.set(nom, valeur);
    }
  }

  async demande(chemin, options = {}) {
    const cookie = [...this.temoins].map(([nom, valeur]) => `${nom}=${valeur}`).join("; ");
    const headers = { Accept: "text/html", ...(cookie && { Cookie: cookie }), ...options.headers };
    const signal = AbortSignal.timeout(options.delai ?? 30_000);
    const reponse = await fetch(this.serveur.url + chemin, { redirect: "manual", signal, ...options, headers });
    const texte = await reponse.text();
    this.retient(reponse);
    return { statut: reponse.status, texte, lieu: reponse.headers.get("location") ?? "", entetes: reponse.headers };
  }

  /** A page; keeps the token of its forms. */
  async ouvre(chemin) {
    const page = await this.demande(chemin);
    this.jeton = page.texte.match(/name="jeton" value="([^"]*)"/)?.[1] ?? this.jeton;
    return page;
  }

  envoie(chemin, champs = {}, options = {}) {
    const body = new URLSearchParams({ jeton: this.jeton });
    for (const [nom, valeurs] of Object.entries(champs)) for (const v of [valeurs].flat()) body.append(nom, v);
    return this.demande(chemin, { method: "POST", body, ...options });
  }

  /** A form with a file, as a browser without scripts sends it. */
  remet(chemin, champs, nom, contenu) {
    const body = new FormData();
    for (const [champ, valeur] of Object.entries({ jeton: this.jeton, ...champs })) body.append(champ, valeur);
    body.append("fichier", new Blob([contenu], { type: "application/pdf" }), nom);
    return this.demande(chemin, { method: "POST", body });
  }

  async entre(courriel) {
    await this.ouvre("/connexion");
    const { statut } = await this.envoie("/connexion", { courriel, mot_de_passe: motDePasse });
    assert.equal(statut, 303, `${courriel} cannot sign in`);
    await this.ouvre("/dossiers/nouveau");
    return this;
  }

  /** Begins a note and returns the path of its dossier. */
  async commence() {
    const page = await this.ouvre("/dossiers/nouveau");
    const structure = page.texte.match(/name="structure"[^>]*value="(\d+)"/)[1];
    const { lieu } = await this.envoie("/dossiers", { structure });
    assert.match(lieu, /^\/dossiers\/\d+\/note$/);
    return lieu.replace("/note", "");
  }

  async remplit(dossier, sections) {
    for (const [section, champs] of Object.entries(sections)) {
      const { statut } = await this.envoie(`${dossier}/note/${section}`, { suite: "liste", ...champs });
      assert.equal(statut, 303, `${dossier} ${section}`);
    }
  }

  /** One autosave of one field, as the island sends it. */
  sauve(dossier, section, champ, texte, avant) {
    const champs = { auto: "1", champs: champ, [champ]: texte, [`avant_${champ}`]: marque(avant) };
    return this.envoie(`${dossier}/note/${section}`, champs, { headers: { Accept: "application/json" } });
  }

  depose(dossier) {
    return this.envoie(`${dossier}/deposer`);
  }
}
