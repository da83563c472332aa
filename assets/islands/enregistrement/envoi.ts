// One request of the autosave, and what its answer means.
import { champCache, litCache, type Valeurs } from "./champs";

export interface Conflit {
  champ: string;
  votre_texte: string;
  texte_enregistre: string;
  par: string;
  heure: string;
}

export type Reponse =
  | { sorte: "enregistre"; version: number; heure: string }
  | { sorte: "conflit"; version: number; conflits: Conflit[] }
  | { sorte: "deconnecte"; connexion: string }
  | { sorte: "refuse"; message: string }
  | { sorte: "perime" }
  | { sorte: "injoignable"; cause: "reseau" | "service" };

const delai = 20_000;

export function corps(form: HTMLFormElement, champs: ReadonlyMap<string, Valeurs>): URLSearchParams {
  const jeton = litCache(form, "jeton");
  const envoi = new URLSearchParams({ jeton, version: litCache(form, "version"), auto: "1" });
  for (const [nom, valeurs] of champs) {
    envoi.append("champs", nom);
    for (const valeur of valeurs) envoi.append(nom, valeur);
    const avant = champCache(form, `avant_${nom}`);
    if (avant) envoi.append(avant.name, avant.value);
  }
  return envoi;
}

function refus(statut: number, reponse: Record<string, unknown>): Reponse {
  if (reponse.cause === "formulaire_perime") return { sorte: "perime" };
  if (statut >= 500 || statut === 408 || statut === 429) return { sorte: "injoignable", cause: "service" };
  const message = typeof reponse.message === "string" ? reponse.message : "Le serveur n’a pas pu enregistrer ce texte.";
  return { sorte: "refuse", message };
}

function comprend(statut: number, reponse: Record<string, unknown>): Reponse {
  if (statut === 200 && typeof reponse.version === "number")
    return { sorte: "enregistre", version: reponse.version, heure: String(reponse.heure ?? "") };
  if (statut === 409 && Array.isArray(reponse.conflits))
    return { sorte: "conflit", version: Number(reponse.version), conflits: reponse.conflits as Conflit[] };
  if (statut === 401) return { sorte: "deconnecte", connexion: String(reponse.connexion ?? "/connexion") };
  return refus(statut, reponse);
}

export async function envoie(action: string, contenu: URLSearchParams): Promise<Reponse> {
  const arret = new AbortController();
  const minuterie = setTimeout(() => arret.abort(), delai);
  try {
    const reponse = await fetch(action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: contenu,
      signal: arret.signal,
      redirect: "error",
      credentials: "same-origin",
    });
    const lu: unknown = await reponse.json().catch(() => ({}));
    return comprend(reponse.status, (lu ?? {}) as Record<string, unknown>);
  } catch {
    return { sorte: "injoignable", cause: "reseau" };
  } finally {
    clearTimeout(minuterie);
  }
}

/** The same form as the server writes it now for the same person, or nothing when it cannot be had. */
export async function formulaireActuel(action: string): Promise<HTMLFormElement | undefined> {
  try {
    const reponse = await fetch(window.location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (!reponse.ok || new URL(reponse.url).pathname !== window.location.pathname) return undefined;
    const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
    if (page.body.dataset.personne !== document.body.dataset.personne) return undefined;
    return [...page.forms].find((form) => form.getAttribute("action") === action);
  } catch {
    return undefined;
  }
}
