// The room of a meeting, live: <div data-salle data-flux data-fragment data-version> around #salle-direct. Each event of the
// stream has the changed blocks fetched; without scripts the page has a link that shows it again.
import { lanceEnregistrement } from "../enregistrement/lancer";
import { envoieActe, vide } from "./actes";
import { metsAJour, retiens } from "./blocs";
import { Flux, type EtatFlux } from "./flux";
import { lanceTouches } from "./touches";

const delaiDeReprise = 3000;

function laSalle(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-salle]");
}

/** To be called before other scripts change the page. */
export function retiensLaSalle(): void {
  const salle = laSalle();
  if (salle) retiens(salle);
}

export function lanceSalle(): void {
  const salle = laSalle();
  const racine = salle?.querySelector<HTMLElement>("#salle-direct");
  if (salle && racine) new Salle(salle, racine).lance();
}

class Salle {
  private readonly annonce: HTMLElement | null;
  private etag = "";
  private vue: number;
  private voulue: number;
  private enCours: Promise<void> | undefined;
  private reste = false;
  private readonly partis = new Set<HTMLFormElement>();
  private minuterie: number | undefined;
  private attente = 0;

  constructor(
    private readonly salle: HTMLElement,
    private readonly racine: HTMLElement,
  ) {
    this.annonce = salle.querySelector("[data-etat-direct]");
    this.vue = this.voulue = Number(salle.dataset.version ?? "0");
  }

  lance(): void {
    const flux = this.salle.dataset.flux;
    if (!flux || !("EventSource" in window)) return;
    new Flux(flux, (version) => this.nouvelle(version), (etat) => this.etat(etat)).lance();
    lanceTouches(this.salle);
    document.addEventListener("submit", (event) => this.acte(event));
    this.salle.addEventListener("focusout", () => window.setTimeout(() => this.reprend(), 0));
    document.addEventListener("click", (event) => void this.quitte(event));
  }

  private etat(etat: EtatFlux): void {
    this.salle.dataset.etat = etat;
    if (etat === "coupe")
      this.dit("Les changements des autres n’arrivent plus pour le moment. Nous réessayons.");
    else if (this.annonce?.textContent === "" || this.annonce?.dataset.etat === "coupe") this.dit("En direct.");
    if (this.annonce) this.annonce.dataset.etat = etat;
  }

  private dit(texte: string): void {
    if (this.annonce) this.annonce.textContent = texte;
  }

  private nouvelle(version: number): void {
    this.voulue = Math.max(this.voulue, version);
    if (this.voulue > this.vue) void this.rafraichit();
  }

  /** One fetch at a time; what was published meanwhile is fetched next. */
  private async rafraichit(): Promise<void> {
    if (this.enCours) return;
    this.enCours = this.apporte();
    await this.enCours;
    this.enCours = undefined;
    if (this.voulue > this.vue) window.setTimeout(() => void this.rafraichit(), this.attente);
  }

  private async apporte(): Promise<void> {
    const voulue = this.voulue;
    try {
      const entetes: Record<string, string> = { Accept: "text/html" };
      if (this.etag) entetes["If-None-Match"] = this.etag;
      const reponse = await fetch(this.salle.dataset.fragment ?? "", { headers: entetes, cache: "no-store" });
      await this.recoit(reponse);
      this.vue = Math.max(this.vue, voulue);
      this.attente = 0;
    } catch {
      this.attente = delaiDeReprise;
      this.etat("coupe");
    }
  }

  private async recoit(reponse: Response): Promise<void> {
    if (reponse.status === 304) return;
    const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
    const frais = page.querySelector<HTMLElement>("#salle-direct");
    if (!frais || this.autrePersonne(page, frais)) return this.perdue(reponse.status);
    this.etag = reponse.headers.get("ETag") ?? "";
    this.applique(frais);
  }

  /** The session is over, or somebody else has signed in: nothing of theirs is shown here. */
  private autrePersonne(page: Document, frais: HTMLElement): boolean {
    const qui = frais.dataset.personne ?? page.body.dataset.personne;
    return qui !== document.body.dataset.personne;
  }

  private perdue(statut: number): void {
    if (statut >= 500) throw new Error("service");
    this.dit("Cette page ne vous est plus ouverte, ou votre session est terminée. ");
    const lien = document.createElement("a");
    lien.className = "govuk-link";
    lien.href = window.location.href;
    lien.textContent = "Recharger la page";
    this.annonce?.append(lien);
  }

  private applique(frais: HTMLElement): void {
    const { changes, reste } = metsAJour(this.racine, frais);
    this.reste = reste;
    if (changes.length > 0) this.dit(`Mis à jour : ${changes.join(" ; ")}.`);
  }

  /** The person has left a field: what waited because of it is brought now. */
  private reprend(): void {
    window.clearTimeout(this.minuterie);
    if (!this.reste || this.salle.contains(document.activeElement)) return;
    this.minuterie = window.setTimeout(() => {
      this.etag = "";
      void this.rafraichit();
    }, 300);
  }

  private acte(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (!form.matches("form[data-acte-de-salle]") || event.defaultPrevented) return;
    event.preventDefault();
    void this.envoie(form);
  }

  private async envoie(form: HTMLFormElement): Promise<void> {
    if (this.partis.has(form)) return;
    this.partis.add(form);
    await this.termine();
    const { reussi, message } = await envoieActe(form);
    this.partis.delete(form);
    if (reussi) vide(form);
    this.montre(form, reussi, message);
    if (!reussi) return;
    await this.enCours;
    await this.rafraichit();
  }

  /** Said beside the button, where the person looks, and read aloud. */
  private montre(form: HTMLFormElement, reussi: boolean, message: string): void {
    const ligne = form.querySelector<HTMLElement>(".dt-salle__reponse") ?? document.createElement("p");
    ligne.className = "dt-salle__reponse";
    ligne.dataset.etat = reussi ? "fait" : "refus";
    ligne.setAttribute("role", reussi ? "status" : "alert");
    ligne.textContent = message;
    form.append(ligne);
    if (reussi) this.dit(message);
  }

  private async termine(): Promise<void> {
    const formes = this.racine.querySelectorAll<HTMLFormElement>("form[data-enregistrement-auto]");
    await Promise.all([...formes].map((form) => lanceEnregistrement(form).termine()));
  }

  /** A link to another passage waits until what was typed is saved, but not for ever. */
  private async quitte(event: MouseEvent): Promise<void> {
    const lien = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[rel], a[data-rafraichir]") : null;
    const autre = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (!lien || autre || !this.salle.contains(lien)) return;
    event.preventDefault();
    await Promise.race([this.termine(), new Promise((fin) => window.setTimeout(fin, 3000))]);
    window.location.assign(lien.href);
  }
}
