// Documents sent beside the page, several at once: dropped or chosen, with their progress, taken up again after a cut. Without
// scripts the same form sends one document.
import { Envoi, type Etat } from "./envoi";
import { prends } from "./photo";
import { Ligne } from "./ligne";

export class Remise {
  private readonly champ: HTMLInputElement;
  private readonly liste = document.createElement("ul");
  private readonly annonce = document.createElement("p");
  private attendus = 0;

  constructor(private readonly form: HTMLFormElement) {
    this.champ = form.querySelector<HTMLInputElement>("input[type=file]")!;
    this.champ.multiple = form.dataset.plusieurs !== undefined;
    this.liste.className = "dt-remise__liste";
    this.annonce.className = "govuk-visually-hidden";
    this.annonce.setAttribute("role", "status");
    form.append(this.liste, this.annonce);
    this.installeLaZone();
    form.addEventListener("submit", (event) => this.soumet(event));
  }

  private installeLaZone(): void {
    const zone = this.champ.closest<HTMLElement>(".govuk-form-group")!;
    zone.classList.add("dt-remise__zone");
    const invite = document.createElement("p");
    invite.className = "govuk-body-s dt-remise__invite";
    invite.textContent = this.champ.multiple ? "Vous pouvez aussi déposer des documents ici." : "Vous pouvez aussi déposer un document ici.";
    zone.append(invite);
    prends(zone, this.champ);
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("dt-remise__zone--survol");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("dt-remise__zone--survol"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("dt-remise__zone--survol");
      if (event.dataTransfer?.files.length) this.depose(event.dataTransfer.files, invite);
    });
  }

  private depose(fichiers: FileList, invite: HTMLElement): void {
    if (fichiers.length === 1 || this.champ.multiple) {
      this.champ.files = fichiers;
      return;
    }
    invite.textContent = this.annonce.textContent = "Un seul document est attendu ici. Déposez-en un seul.";
  }

  private texte(nom: string): string {
    return this.form.querySelector<HTMLInputElement>(`[name=${nom}]`)?.value.trim() ?? "";
  }

  /** Where one document is due for each person, several chosen at once are told apart by their names. */
  private precision(fichier: File, combien: number): string {
    const nom = fichier.name.replace(/\.[^.]+$/, "");
    const dit = this.texte("precision");
    return combien === 1 ? dit : [dit, nom].filter(Boolean).join(" – ");
  }

  private soumet(event: SubmitEvent): void {
    const fichiers = [...(this.champ.files ?? [])];
    // The server says what is missing.
    if (fichiers.length === 0 || !Envoi.possible()) return;
    event.preventDefault();
    if (!this.champ.multiple) this.oublieLesRefus();
    for (const fichier of fichiers) this.envoie(fichier, this.precision(fichier, fichiers.length));
    this.champ.value = "";
  }

  /** Where one document is due, another takes the place of the one that was refused. */
  private oublieLesRefus(): void {
    for (const refus of this.liste.querySelectorAll("[data-echec=refus]")) {
      refus.remove();
      this.attendus -= 1;
    }
  }

  private envoie(fichier: File, precision: string): void {
    const envoi = new Envoi(fichier, {
      adresse: this.form.dataset.televersements!,
      jeton: this.texte("jeton"),
      champs: { precision, date: this.texte("date") },
    });
    const ligne = new Ligne(fichier.name, envoi);
    this.liste.append(ligne.element);
    this.attendus += 1;
    envoi.suit((etat) => this.suit(ligne, fichier, etat));
    void envoi.commence();
  }

  private suit(ligne: Ligne, fichier: File, etat: Etat): void {
    const annonce = ligne.montre(etat);
    if (annonce) this.annonce.textContent = `${fichier.name} : ${annonce}`;
    if (etat.sorte !== "fini" && etat.sorte !== "annule") return;
    this.attendus -= 1;
    if (etat.sorte === "fini" && this.attendus === 0 && !this.liste.querySelector("[data-echec]")) location.assign(this.form.dataset.retour!);
  }
}
