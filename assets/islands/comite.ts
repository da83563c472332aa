// The committee's screen: a note opens in a panel over the list, so that one stays where one was; while a row has the focus,
// "e" opens its panel where the note is set aside. Without scripts the same addresses are pages.
import { lanceComposants } from "./composants";

const panneau = document.createElement("dialog");
panneau.className = "dt-panneau";
panneau.setAttribute("aria-label", "Note");

/** What stands in <main> of a page of ours. */
function contenu(texte: string): DocumentFragment {
  const page = new DOMParser().parseFromString(texte, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...(page.querySelector("main")?.childNodes ?? []));
  return fragment;
}

function fermer(): HTMLButtonElement {
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "govuk-button govuk-button--secondary dt-panneau__fermer";
  bouton.textContent = "Fermer";
  bouton.addEventListener("click", () => panneau.close());
  return bouton;
}

function montre(texte: string, ancre: string): void {
  panneau.replaceChildren(fermer(), contenu(texte));
  panneau.querySelector(".govuk-breadcrumbs")?.remove();
  if (!panneau.open) panneau.showModal();
  lanceComposants(panneau);
  const vise = panneau.querySelector<HTMLElement>(ancre || ".govuk-error-summary") ?? panneau.querySelector<HTMLElement>("h1");
  if (!vise) return;
  vise.tabIndex = -1;
  vise.focus();
  vise.scrollIntoView({ block: "start" });
}

async function ouvre(adresse: URL): Promise<void> {
  const reponse = await fetch(adresse, { headers: { Accept: "text/html" } });
  // Signed out, or the note is gone: the page itself says so.
  if (!reponse.ok || reponse.redirected) return location.assign(adresse);
  montre(await reponse.text(), adresse.hash);
}

/** Back in the list, at the row of the note. */
function revient(form: HTMLFormElement): void {
  const note = /\/ventilation\/(\d+)/.exec(form.action)?.[1];
  if (note) history.replaceState(null, "", `#ligne-${note}`);
  location.reload();
}

/** As without scripts: the page that answers takes the place of this one. */
function envoieLaPage(form: HTMLFormElement, bouton: HTMLElement | null): void {
  if (bouton instanceof HTMLButtonElement && bouton.name !== "") {
    const cache = document.createElement("input");
    Object.assign(cache, { type: "hidden", name: bouton.name, value: bouton.value });
    form.append(cache);
  }
  form.submit();
}

async function envoie(form: HTMLFormElement, bouton: HTMLElement | null): Promise<void> {
  const champs = new FormData(form, bouton);
  const reponse = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams([...champs].map(([nom, valeur]) => [nom, String(valeur)])),
    headers: { Accept: "text/html" },
    redirect: "manual",
  });
  // The message of what was done travels in a cookie: the list shows it.
  if (reponse.type === "opaqueredirect") return revient(form);
  // The session is over: the page asks to sign in, and keeps what was written.
  if (reponse.status === 401) return envoieLaPage(form, bouton);
  montre(await reponse.text(), "");
}

function suit(event: Event, adresse: string): void {
  event.preventDefault();
  const vers = new URL(adresse, location.href);
  ouvre(vers).catch(() => location.assign(vers));
}

function clic(event: MouseEvent): void {
  const lien = (event.target as Element).closest<HTMLAnchorElement>("a[data-panneau]");
  if (!lien || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  suit(event, lien.href);
}

function touche(event: KeyboardEvent): void {
  if (event.key !== "e" || event.ctrlKey || event.metaKey || event.altKey) return;
  const cible = event.target as Element;
  const adresse = cible.closest<HTMLElement>("tr[data-ecarter]")?.dataset.ecarter;
  if (!adresse || cible.matches("input, select, textarea")) return;
  suit(event, adresse);
}

export function lanceComite(): void {
  const tableau = document.querySelector<HTMLElement>(".dt-comite[data-tableau]");
  if (!tableau || typeof panneau.showModal !== "function") return;
  document.body.append(panneau);
  tableau.addEventListener("click", clic);
  tableau.addEventListener("keydown", touche);
  panneau.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    envoie(form, event.submitter).catch(() => envoieLaPage(form, event.submitter));
  });
  if (location.hash.startsWith("#ligne-"))
    document.querySelector<HTMLElement>(`${location.hash} a[href]`)?.focus();
}
