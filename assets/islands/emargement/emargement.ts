// The attendance list: ticks are sent in the background, kept on this device while there is no network, and what somebody
// else noted meanwhile is shown, never overwritten.
import { demandeEtats, envoie, jetonActuel, type EtatsDeLaListe, type Reponse, type Retour } from "./envoi";
import { compte, LigneDEtat } from "./etat";
import { labels, Ligne } from "./ligne";
import { Reserve, type Etat, type Pointage } from "./reserve";
import { lanceRecherche } from "./recherche";

const lotMax = 40;
const premierEssai = 2000;
const dernierEssai = 30_000;
const regard = 10_000;

/** Neither waiting for a choice nor refused. */
function attendEnvoi(un: Pointage): boolean {
  return !un.conflit && un.refus === undefined;
}

function derniere(pointages: Pointage[]): Pointage | undefined {
  return pointages[pointages.length - 1];
}

function nouvelleCle(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((octet) => octet.toString(16).padStart(2, "0")).join("");
}

export class Emargement {
  private readonly reserve: Reserve;
  private readonly etats = new Map<number, Etat>();
  private readonly lignes: Ligne[];
  private readonly etat: LigneDEtat;
  private readonly adresse: string;
  private readonly decalage: number;
  private direct: string;
  private jeton: string;
  private enCours = false;
  private essai = premierEssai;
  private minuterie: number | undefined;
  private horsLigne = !navigator.onLine;
  private connexion = "";
  private changee = false;

  constructor(
    private readonly liste: HTMLElement,
    personne: string,
  ) {
    this.reserve = new Reserve(personne, liste.dataset.reunion ?? "");
    this.adresse = liste.dataset.pointages ?? "";
    this.decalage = this.reserve.decalage(Number(liste.dataset.maintenant));
    this.direct = liste.querySelector("[data-restreinte]") ? "" : (liste.dataset.direct ?? "");
    this.jeton = document.querySelector<HTMLInputElement>("input[name=jeton]")?.value ?? "";
    this.etat = new LigneDEtat(liste.querySelector<HTMLElement>("[data-etat-emargement]") as HTMLElement);
    this.lignes = [...liste.querySelectorAll<HTMLElement>("[data-passage]")].map((element) => new Ligne(element));
  }

  lance(): void {
    for (const ligne of this.lignes) this.apprend(ligne.etatDeLaPage());
    for (const etat of this.reserve.etats()) this.apprend(etat);
    this.liste.addEventListener("submit", (event) => this.pointe(event));
    window.addEventListener("online", () => this.bientot(0));
    window.addEventListener("offline", () => this.perdReseau());
    window.addEventListener("focus", () => this.bientot(0));
    window.addEventListener("storage", () => this.montre());
    lanceRecherche(this.liste, this.lignes);
    window.setInterval(() => this.montre(), 30_000);
    this.montre();
    this.bientot(0);
  }

  /** The latest that is known of a passage, wherever it comes from. */
  private apprend(etat: Etat | undefined): void {
    if (etat && etat.version >= (this.etats.get(etat.passage)?.version ?? -1)) this.etats.set(etat.passage, etat);
  }

  private pointe(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const element = form.closest<HTMLElement>("[data-passage]");
    const ligne = this.lignes.find((une) => une.element === element);
    if (!ligne || form.getAttribute("action") !== this.adresse) return;
    const champs = new FormData(form);
    const bouton = event.submitter;
    if (bouton instanceof HTMLButtonElement && bouton.name !== "") champs.set(bouton.name, bouton.value);
    const texte = (nom: string): string => String(champs.get(nom) ?? "").trim();
    // A browser that does not tell which button was pressed sends the form itself.
    if (texte("presence") === "") return;
    event.preventDefault();
    if (texte("presence") === "excuse" && texte("motif") === "") {
      ligne.demande("Écrivez en quelques mots le motif de l’excuse.", []);
      form.querySelector<HTMLInputElement>("input[name=motif]")?.focus();
      return;
    }
    this.ajoute(ligne, { presence: texte("presence"), motif: texte("motif"), mode: texte("mode") });
  }

  private ajoute(ligne: Ligne, voulu: Pick<Pointage, "presence" | "motif" | "mode">, vu?: string): void {
    const dernier = derniere(this.dePassage(ligne.passage));
    const version = String(this.etats.get(ligne.passage)?.version ?? 0);
    this.reserve.garde({
      ...voulu,
      cle: nouvelleCle(),
      passage: ligne.passage,
      vu: vu ?? dernier?.cle ?? version,
      fait: Date.now(),
    });
    ligne.demande("", []);
    ligne.fermeLesDetails();
    this.montre();
    this.bientot(0);
  }

  /** What waits to be sent for that passage, without what waits for a choice. */
  private dePassage(passage: number): Pointage[] {
    return this.aEnvoyer().filter((un) => un.passage === passage);
  }

  private aEnvoyer(): Pointage[] {
    return this.reserve.pointages().filter(attendEnvoi);
  }

  private bientot(dans: number): void {
    window.clearTimeout(this.minuterie);
    this.minuterie = window.setTimeout(() => void this.travaille(), dans);
  }

  private perdReseau(): void {
    this.horsLigne = true;
    this.montre();
  }

  /** One request at a time: what waits is sent, then it is asked what others did. */
  private async travaille(): Promise<void> {
    if (this.enCours) return;
    this.enCours = true;
    const lot = this.aEnvoyer().slice(0, lotMax);
    if (lot.length > 0) this.montre();
    const joint = lot.length > 0 ? await this.envoieLot(lot) : await this.regarde();
    this.enCours = false;
    this.horsLigne = !joint;
    this.essai = joint ? premierEssai : Math.min(this.essai * 2, dernierEssai);
    this.montre();
    const reste = this.aEnvoyer().length > 0 && this.connexion === "";
    this.bientot(joint ? (reste ? 0 : regard) : this.essai);
  }

  private async envoieLot(lot: Pointage[]): Promise<boolean> {
    const retour = await envoie(this.adresse, this.jeton, lot);
    if (retour.sorte === "recu") for (const reponse of retour.contenu.reponses) this.recoit(reponse);
    if (retour.sorte === "refuse") for (const un of lot) this.reserve.garde({ ...un, refus: retour.message });
    return this.autre(retour);
  }

  private async regarde(): Promise<boolean> {
    if (document.hidden) return !this.horsLigne;
    const retour = await demandeEtats(this.adresse, this.direct);
    if (retour.sorte === "recu") this.metAJour(retour.contenu);
    return this.autre(retour);
  }

  /** What any answer may say instead of what was asked; whether the server was reached. */
  private async autre(retour: Retour<unknown>): Promise<boolean> {
    this.connexion = retour.sorte === "deconnecte" ? retour.connexion : "";
    if (retour.sorte !== "perime") return retour.sorte !== "injoignable";
    const jeton = await jetonActuel();
    if (jeton === undefined) return false;
    this.jeton = jeton;
    for (const champ of document.querySelectorAll<HTMLInputElement>("input[name=jeton]")) champ.value = jeton;
    return true;
  }

  private recoit({ cle, passage, issue, explication, etat }: Reponse): void {
    this.apprend(etat);
    this.reserve.gardeEtats(this.etats.values());
    const pointage = this.reserve.pointages().find((un) => un.cle === cle);
    if (!pointage || issue === "note" || issue === "deja") return this.reserve.retire(cle);
    if (issue === "refus") return this.reserve.garde({ ...pointage, refus: explication });
    // What this device noted in a row is one wish: the last.
    const suite = this.dePassage(passage);
    for (const un of suite) this.reserve.retire(un.cle);
    const dernier = derniere(suite) ?? pointage;
    if (etat) this.reserve.garde({ ...dernier, conflit: etat });
  }

  private metAJour({ direct, close, etats }: EtatsDeLaListe): void {
    this.direct = String(direct);
    for (const etat of etats ?? []) this.apprend(etat);
    if (etats) this.reserve.gardeEtats(this.etats.values());
    const connus = new Set(this.lignes.map((ligne) => ligne.passage));
    const entiere = !this.liste.querySelector("[data-restreinte]");
    const ici = this.liste.querySelector("form button[name=presence]") !== null;
    this.changee = (entiere && (etats ?? []).some(({ passage }) => !connus.has(passage))) || (close && ici);
  }

  private montre(): void {
    const tous = this.reserve.pointages();
    for (const ligne of this.lignes) this.montreLigne(ligne, tous.filter((un) => un.passage === ligne.passage));
    this.montreCompteurs(tous);
    this.resume(tous);
  }

  private montreLigne(ligne: Ligne, pointages: Pointage[]): void {
    const etat = this.etats.get(ligne.passage);
    if (!etat) return;
    const attend = derniere(pointages.filter(attendEnvoi));
    ligne.montre(etat, attend);
    if (!attend) ligne.ditRetard(Date.now() + this.decalage, Number(this.liste.dataset.retard));
    const oppose = pointages.find((un) => un.conflit);
    const refuse = pointages.find((un) => un.refus !== undefined);
    if (oppose) this.demandeChoix(ligne, etat, oppose);
    else if (refuse) this.expliqueRefus(ligne, refuse);
    else if (attend || pointages.length === 0) this.rienADemander(ligne);
  }

  private rienADemander(ligne: Ligne): void {
    const bloc = ligne.element.querySelector<HTMLElement>(".dt-emarge__choix");
    if (bloc?.querySelector("button")) ligne.demande("", []);
  }

  private demandeChoix(ligne: Ligne, etat: Etat, oppose: Pointage): void {
    const { presence, motif, mode } = oppose;
    const voulu = labels[presence] ?? presence;
    const texte = `Une autre personne a noté « ${etat.label} ». ${etat.phrase} Vous aviez noté « ${voulu} ».`;
    const tranche = (suite: () => void) => () => {
      this.reserve.retire(oppose.cle);
      ligne.demande("", []);
      suite();
      this.montre();
      ligne.laisseTrouver();
    };
    ligne.demande(texte, [
      { texte: `Garder « ${etat.label} »`, fait: tranche(() => undefined) },
      { texte: `Noter quand même « ${voulu} »`, fait: tranche(() => this.ajoute(ligne, { presence, motif, mode }, String(etat.version))) },
    ]);
  }

  private expliqueRefus(ligne: Ligne, refuse: Pointage): void {
    const voulu = labels[refuse.presence] ?? refuse.presence;
    ligne.demande(`« ${voulu} » n’est pas noté. ${refuse.refus ?? ""}`, [
      {
        texte: "J’ai compris",
        fait: () => {
          this.reserve.retire(refuse.cle);
          ligne.demande("", []);
          this.montre();
        },
      },
    ]);
  }

  private montreCompteurs(pointages: Pointage[]): void {
    const presences = new Map([...this.etats.values()].map((etat) => [etat.passage, etat.presence]));
    for (const un of pointages) if (attendEnvoi(un)) presences.set(un.passage, un.presence);
    for (const compteur of this.liste.querySelectorAll<HTMLElement>("[data-compte]")) {
      const combien = [...presences.values()].filter((presence) => presence === compteur.dataset.compte).length;
      if (!this.liste.querySelector("[data-restreinte]") || this.direct !== "") compteur.textContent = String(combien);
    }
  }

  private resume(pointages: Pointage[]): void {
    const attend = pointages.filter(attendEnvoi).length;
    const oppose = pointages.find((un) => !attendEnvoi(un));
    if (this.connexion !== "") return this.ditDeconnecte(attend);
    if (this.horsLigne) return this.ditHorsLigne(attend);
    if (oppose) return this.ditOppose(oppose);
    if (attend > 0) return this.etat.dit("en-cours", `En attente (${attend})`);
    const recharger = { texte: "Recharger la page", href: window.location.pathname };
    if (this.changee) return this.etat.dit("en-cours", "La liste a changé.", recharger);
    this.etat.dit("enregistre", "Tout est enregistré.");
  }

  private ditOppose(oppose: Pointage): void {
    const refuse = oppose.refus !== undefined;
    const texte = refuse ? "Un pointage n’est pas noté." : "Un pointage attend votre choix.";
    this.etat.dit(refuse ? "refuse" : "conflit", texte, { texte: "Le voir", href: `#passage-${oppose.passage}` });
  }

  private ditHorsLigne(attend: number): void {
    const suite = attend > 0 ? `En attente (${attend}), gardé sur cet appareil.` : "Vous pouvez continuer à pointer.";
    this.etat.dit("hors-ligne", `Pas de réseau. ${suite}`);
  }

  private ditDeconnecte(attend: number): void {
    const garde = attend > 0 ? ` ${compte(attend)} à envoyer, gardé${attend > 1 ? "s" : ""} sur cet appareil.` : "";
    this.etat.dit("deconnecte", `Votre connexion a expiré.${garde}`, { texte: "Se reconnecter", href: this.connexion });
  }
}
