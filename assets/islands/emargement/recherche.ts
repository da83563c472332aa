// Finding somebody in the list as one types, and by the code that they say; without network too.
import type { Ligne } from "./ligne";

function plie(texte: string): string {
  const sansAccents = texte.normalize("NFD").replace(/\p{Mn}/gu, "");
  return sansAccents.toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae").replace(/[’'‐-]/g, " ").trim();
}

function filtre(liste: HTMLElement, lignes: readonly Ligne[], texte: string): void {
  const mots = plie(texte).split(/\s+/).filter(Boolean);
  for (const ligne of lignes) ligne.element.hidden = !mots.every((mot) => ligne.cherche.includes(mot));
  for (const groupe of liste.querySelectorAll<HTMLElement>(".dt-emargement__groupe"))
    groupe.hidden = [...groupe.querySelectorAll<HTMLElement>("[data-passage]")].every((element) => element.hidden);
}

function parNom(liste: HTMLElement, lignes: readonly Ligne[]): void {
  const form = liste.querySelector<HTMLFormElement>("form[data-cherche-nom]");
  const champ = form?.querySelector<HTMLInputElement>("input[name=q]");
  if (!form || !champ) return;
  // A list already restricted by the server is searched by the server.
  if (liste.querySelector("[data-restreinte]")) return;
  champ.addEventListener("input", () => filtre(liste, lignes, champ.value));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    filtre(liste, lignes, champ.value);
  });
}

function erreur(champ: HTMLInputElement, texte: string): void {
  const groupe = champ.closest(".govuk-form-group");
  groupe?.querySelector(".govuk-error-message")?.remove();
  groupe?.classList.toggle("govuk-form-group--error", texte !== "");
  if (texte === "") return;
  const message = document.createElement("p");
  message.className = "govuk-error-message";
  message.setAttribute("role", "alert");
  message.textContent = texte;
  champ.before(message);
}

function parCode(liste: HTMLElement, lignes: readonly Ligne[]): void {
  const form = liste.querySelector<HTMLFormElement>("form[data-cherche-code]");
  const champ = form?.querySelector<HTMLInputElement>("input[name=code]");
  if (!form || !champ) return;
  form.addEventListener("submit", (event) => {
    const code = champ.value.toUpperCase().replace(/[^A-Z0-9]/g, "");
    const trouvee = lignes.find((ligne) => ligne.code === code);
    // The server knows the other meetings' codes; without it, this list is all there is.
    if (!trouvee && navigator.onLine) return;
    event.preventDefault();
    erreur(champ, trouvee ? "" : `Aucun passage de cette réunion n’a le code « ${champ.value} ».`);
    if (!trouvee) return;
    filtre(liste, lignes, "");
    champ.value = "";
    trouvee.trouveParCode();
  });
}

export function lanceRecherche(liste: HTMLElement, lignes: readonly Ligne[]): void {
  parNom(liste, lignes);
  parCode(liste, lignes);
}
