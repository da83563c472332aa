// Saves a form by itself: sends the fields that changed, one request at a time, keeps on this device what the server has
// not acknowledged, and never overwrites in silence what someone else wrote.
import { controles, ecrit, estTexte, lit, litCache, memes, poseCache, type Valeurs } from "./champs";
import { montreConflit, idDuConflit, retireConflit, type Choix } from "./conflit";
import { corps, envoie, formulaireActuel, type Conflit, type Reponse } from "./envoi";
import { LigneDEtat } from "./etat";
import { marque } from "./marque";
import { garde, noteEnvoi, retrouve, type Attentes } from "./reserve";

const attenteApresFrappe = 1200;
const premierEssai = 2000;
const dernierEssai = 60_000;

/** Who brought a change: the server says it of forms that are followed live. */
function misAJour(frais: HTMLFormElement): string {
  const { auteur, heure } = frais.dataset;
  return auteur ? `Mis à jour par ${auteur} à ${heure}` : "Mis à jour : une autre personne a modifié ce champ";
}

export class Enregistrement {
  private readonly action: string;
  private readonly etat: LigneDEtat;
  private readonly reconnu: Map<string, Valeurs>;
  private readonly conflits = new Set<string>();
  private readonly refuses = new Map<string, Valeurs>();
  private enCours: Promise<void> | undefined;
  private minuterie: number | undefined;
  private essai = premierEssai;
  private deconnecte = false;
  private quitte = false;
  /** Somebody else changed the field in which the person stood: it is taken over when they leave it. */
  private reste = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly personne: string,
  ) {
    this.action = form.getAttribute("action") ?? "";
    this.etat = new LigneDEtat(form);
    this.reconnu = lit(form);
  }

  lance(): void {
    this.restaure();
    this.form.addEventListener("input", () => this.change());
    this.form.addEventListener("change", () => this.change());
    this.form.addEventListener("focusout", () => this.apresChamp());
    this.form.addEventListener("submit", (event) => this.avantEnvoiEntier(event));
    window.addEventListener("online", () => this.bientot(0));
    window.addEventListener("focus", () => void this.apresRetour());
    window.addEventListener("beforeunload", (event) => this.avantFermeture(event));
  }

  /** What differs from what the server holds, conflicts included. */
  private attentes(): Attentes {
    const resultat: Attentes = new Map();
    for (const [nom, valeurs] of lit(this.form)) {
      const base = this.reconnu.get(nom) ?? [];
      if (!memes(valeurs, base)) resultat.set(nom, { valeurs, base });
    }
    return resultat;
  }

  /** What may be sent now: neither waiting for a choice nor refused as it stands. */
  private aEnvoyer(): Map<string, Valeurs> {
    const resultat = new Map<string, Valeurs>();
    for (const [nom, { valeurs }] of this.attentes()) {
      const refuse = this.refuses.get(nom);
      if (!this.conflits.has(nom) && !(refuse && memes(refuse, valeurs))) resultat.set(nom, valeurs);
    }
    return resultat;
  }

  private conserve(): void {
    garde(this.personne, this.action, this.attentes());
  }

  private change(): void {
    this.conserve();
    this.bientot(attenteApresFrappe);
  }

  private bientot(delai: number): void {
    window.clearTimeout(this.minuterie);
    if (this.aEnvoyer().size > 0) this.minuterie = window.setTimeout(() => void this.envoie(), delai);
  }

  private apresChamp(): void {
    this.bientot(0);
    if (!this.reste) return;
    this.reste = false;
    void this.rafraichit();
  }

  private async envoie(): Promise<void> {
    const champs = this.aEnvoyer();
    if (this.enCours || champs.size === 0) return;
    this.etat.dit("en-cours", "Enregistrement…");
    this.enCours = envoie(this.action, corps(this.form, champs)).then((reponse) => this.recoit(reponse, champs));
    await this.enCours;
    this.enCours = undefined;
    this.conserve();
    if (this.essai === premierEssai && !this.deconnecte) this.bientot(attenteApresFrappe);
  }

  private async recoit(reponse: Reponse, champs: Map<string, Valeurs>): Promise<void> {
    this.deconnecte = reponse.sorte === "deconnecte";
    if (reponse.sorte === "injoignable") return this.reessaie(reponse.cause);
    this.essai = premierEssai;
    if (reponse.sorte === "enregistre") return this.enregistre(reponse.version, reponse.heure, champs);
    if (reponse.sorte === "conflit") return this.enConflit(reponse.conflits, champs);
    if (reponse.sorte === "refuse") return this.refuse(reponse.message, champs);
    if (reponse.sorte === "perime") return this.renouvelle();
    this.etat.dit("deconnecte", "Votre session est terminée. Votre texte est gardé sur cet appareil.", {
      texte: "Se reconnecter pour l’enregistrer",
      href: reponse.connexion,
    });
  }

  private reessaie(cause: "reseau" | "service" = "reseau"): void {
    const raison = cause === "reseau" ? "Pas de réseau" : "Le service ne peut pas enregistrer pour le moment";
    this.etat.dit("hors-ligne", `${raison} : votre texte est gardé sur cet appareil, nous réessayons.`);
    window.clearTimeout(this.minuterie);
    this.minuterie = window.setTimeout(() => void this.envoie(), this.essai);
    this.essai = Math.min(this.essai * 2, dernierEssai);
  }

  /** The form is of an earlier session of the same person: it needs a new token. */
  private async renouvelle(): Promise<void> {
    const avant = litCache(this.form, "jeton");
    await this.rafraichit();
    if (litCache(this.form, "jeton") === avant) this.reessaie();
  }

  private reconnait(nom: string, valeurs: Valeurs): void {
    this.reconnu.set(nom, valeurs);
    this.refuses.delete(nom);
    poseCache(this.form, `avant_${nom}`, marque(valeurs.join("\n")));
  }

  private async enregistre(version: number, heure: string, champs: Map<string, Valeurs>): Promise<void> {
    for (const [nom, valeurs] of champs) {
      this.reconnait(nom, valeurs);
      this.etat.ditDuChamp(nom, "enregistre", `Enregistré à ${heure}`);
    }
    if (version > Number(litCache(this.form, "version")) + 1) await this.rafraichit();
    poseCache(this.form, "version", String(version));
    this.resume(`Enregistré à ${heure}`);
    this.form.dispatchEvent(new CustomEvent("dentelle:enregistre"));
  }

  /** Fields that a script has just added to the form, empty as on the server. */
  accueille(noms: readonly string[]): void {
    const presents = lit(this.form);
    for (const nom of noms) if (!this.reconnu.has(nom)) this.reconnu.set(nom, presents.get(nom) ?? []);
  }

  private refuse(message: string, champs: Map<string, Valeurs>): void {
    for (const [nom, valeurs] of champs) {
      this.refuses.set(nom, valeurs);
      this.etat.ditDuChamp(nom, "refuse", "Pas enregistré : gardé sur cet appareil");
    }
    this.etat.dit("refuse", message);
  }

  /** The line of the form: conflicts first, since they wait for the person. */
  private resume(texte: string): void {
    const [premier] = this.conflits;
    if (premier === undefined) return this.etat.dit("enregistre", texte);
    this.etat.dit("conflit", "Une autre personne a modifié le même champ que vous.", {
      texte: "Voir les deux textes",
      href: `#${idDuConflit(premier)}`,
    });
  }

  private async rafraichit(): Promise<HTMLFormElement | undefined> {
    const frais = await formulaireActuel(this.action);
    if (frais) this.reste = this.prend(frais);
    return frais;
  }

  /**
   * Takes over what others wrote in the fields that this person has not touched, and the form's token and version. Returns
   * whether a field was left for later because the person stands in it.
   */
  prend(frais: HTMLFormElement): boolean {
    // Read before our own latest save: what it says is older than what the person sees.
    if (Number(litCache(frais, "version")) < Number(litCache(this.form, "version"))) return false;
    // A form whose fields grow in number makes room for those that others have added.
    this.form.dispatchEvent(new CustomEvent("dentelle:frais", { detail: { noms: [...lit(frais).keys()] } }));
    const touches = this.attentes();
    let reste = false;
    for (const [nom, valeurs] of lit(frais)) {
      if (touches.has(nom) || memes(valeurs, this.reconnu.get(nom) ?? [])) continue;
      if (this.estDans(nom)) {
        reste = true;
        continue;
      }
      this.reconnait(nom, valeurs);
      ecrit(this.form, nom, valeurs);
      this.etat.ditDuChamp(nom, "enregistre", misAJour(frais));
    }
    for (const nom of ["jeton", "version"]) poseCache(this.form, nom, litCache(frais, nom));
    return reste;
  }

  /** Whether the person is writing in that field: nothing may move under their hands. */
  private estDans(nom: string): boolean {
    const actif = document.activeElement;
    return actif instanceof HTMLTextAreaElement && controles(this.form, nom).includes(actif);
  }

  /** Whether something of the form is not saved yet. */
  enAttente(): boolean {
    return this.attentes().size > 0;
  }

  /** Sends what waits, before the page is left by a link; a conflict stays for the person to settle. */
  async termine(): Promise<void> {
    window.clearTimeout(this.minuterie);
    await this.enCours;
    await this.envoie();
  }

  /** The fields that were sent and are not in conflict have been saved. */
  private async enConflit(conflits: Conflit[], champs: Map<string, Valeurs>): Promise<void> {
    const opposes = new Set(conflits.map(({ champ }) => champ));
    for (const [nom, valeurs] of champs) if (!opposes.has(nom)) this.reconnait(nom, valeurs);
    const frais = await this.rafraichit();
    if (!frais) return this.reessaie();
    const actuels = lit(frais);
    for (const conflit of conflits) this.poseConflit(conflit, actuels.get(conflit.champ) ?? [conflit.texte_enregistre]);
    this.form.dispatchEvent(new CustomEvent("dentelle:conflit"));
    this.resume("");
  }

  private poseConflit(conflit: Conflit, actuel: Valeurs): void {
    this.conflits.add(conflit.champ);
    this.etat.ditDuChamp(conflit.champ, "conflit", "Pas encore enregistré : choisissez le texte à garder, ci-dessus");
    const reunir = estTexte(this.form, conflit.champ);
    montreConflit(this.form, conflit, reunir, (choix) => this.tranche(conflit.champ, actuel, choix));
  }

  /** From now on the person has seen the other text: whatever they keep may replace it. */
  private tranche(nom: string, actuel: Valeurs, choix: Choix): void {
    const mien = lit(this.form).get(nom) ?? [];
    this.conflits.delete(nom);
    retireConflit(nom);
    this.reconnait(nom, actuel);
    this.etat.ditDuChamp(nom, "repos", "");
    if (choix === "l_enregistre") ecrit(this.form, nom, actuel);
    if (choix === "les_deux") ecrit(this.form, nom, [`${mien.join("\n")}\n\n${actuel.join("\n")}`]);
    this.resume("Votre choix est pris en compte.");
    this.form.querySelector<HTMLElement>(`[name="${nom}"]`)?.focus();
    this.conserve();
    this.bientot(0);
  }

  /** Back from a lost connection or an expired session: what this device kept returns into the form. */
  private restaure(): void {
    for (const [nom, { valeurs, base }] of retrouve(this.personne, this.action)) {
      const actuel = this.reconnu.get(nom);
      if (!actuel || memes(actuel, valeurs)) continue;
      ecrit(this.form, nom, valeurs);
      if (memes(actuel, base)) this.etat.ditDuChamp(nom, "en-cours", "Texte retrouvé sur cet appareil");
      else this.poseConflit(this.conflitRetrouve(nom, valeurs, actuel), actuel);
    }
    this.conserve();
    if (this.conflits.size > 0) this.resume("");
    this.bientot(0);
  }

  private conflitRetrouve(champ: string, mien: Valeurs, actuel: Valeurs): Conflit {
    const [votre_texte, texte_enregistre] = [mien.join(", "), actuel.join(", ")];
    return { champ, votre_texte, texte_enregistre, par: "Une autre personne", heure: "" };
  }

  /** The person may have signed in again in another tab. */
  private async apresRetour(): Promise<void> {
    if (!this.deconnecte || this.enCours || !(await this.rafraichit())) return;
    this.deconnecte = false;
    this.bientot(0);
  }

  /** The whole form waits for the request under way, so that it carries the marks that this one gives. */
  private avantEnvoiEntier(event: SubmitEvent): void {
    window.clearTimeout(this.minuterie);
    this.quitte = true;
    noteEnvoi(this.personne, this.action);
    if (!this.enCours) return;
    event.preventDefault();
    const bouton = event.submitter;
    void this.enCours.then(() => this.form.requestSubmit(bouton));
  }

  private avantFermeture(event: BeforeUnloadEvent): void {
    if (this.quitte || this.attentes().size === 0) return;
    event.preventDefault();
    event.returnValue = "";
  }
}
