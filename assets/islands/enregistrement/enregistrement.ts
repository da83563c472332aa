// Saves a form by itself: sends the fields that changed, one request at a time, keeps on this device what the server has not
// acknowledged, and never overwrites in silence what someone else wrote.
import { ecrit, estTexte, lit, memes, type Valeurs } from "./champs";
import { montreConflit, idDuConflit, retireConflit, type Choix } from "./conflit";
import { corps, envoie, formulaireActuel, type Conflit, type Reponse } from "./envoi";
import { LigneDEtat } from "./etat";
import { garde, retrouve, type Attentes } from "./reserve";

const attenteApresFrappe = 1200;
const premierEssai = 2000;
const dernierEssai = 60_000;

export class Enregistrement {
  private readonly action: string;
  private readonly etat: LigneDEtat;
  private reconnu: Map<string, Valeurs>;
  private readonly conflits = new Map<string, Conflit>();
  private refuses = new Map<string, Valeurs>();
  private enCours: Promise<void> | undefined;
  private minuterie: number | undefined;
  private essai = premierEssai;
  private deconnecte = false;

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
    this.form.addEventListener("focusout", () => this.bientot(0));
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

  private change(): void {
    this.conserve();
    this.bientot(attenteApresFrappe);
  }

  private conserve(): void {
    garde(this.personne, this.action, this.attentes());
  }

  private bientot(delai: number): void {
    window.clearTimeout(this.minuterie);
    if (this.aEnvoyer().size > 0) this.minuterie = window.setTimeout(() => void this.envoie(), delai);
  }

  private champCache(nom: string): HTMLInputElement | null {
    return this.form.querySelector<HTMLInputElement>(`input[type=hidden][name="${nom}"]`);
  }

  private async envoie(): Promise<void> {
    if (this.enCours) return;
    const champs = this.aEnvoyer();
    if (champs.size === 0) return;
    this.enCours = this.echange(champs);
    await this.enCours;
    this.enCours = undefined;
    this.conserve();
    if (this.essai === premierEssai && !this.deconnecte) this.bientot(attenteApresFrappe);
  }

  private async echange(champs: Map<string, Valeurs>): Promise<void> {
    this.etat.dit("en-cours", "Enregistrement…");
    const version = this.champCache("version")?.value ?? "";
    const contenu = corps(this.champCache("jeton")?.value ?? "", version, champs);
    await this.recoit(await envoie(this.action, contenu), champs, Number(version));
  }

  private async recoit(reponse: Reponse, champs: Map<string, Valeurs>, version: number): Promise<void> {
    this.deconnecte = reponse.sorte === "deconnecte";
    if (reponse.sorte === "injoignable") return this.reessaie();
    this.essai = premierEssai;
    if (reponse.sorte === "enregistre") return this.enregistre(reponse, champs, version);
    if (reponse.sorte === "conflit") return this.enConflit(reponse.conflits);
    if (reponse.sorte === "refuse") return this.refuse(reponse.message, champs);
    this.etat.dit("deconnecte", "Votre session est terminée. Votre texte est gardé sur cet appareil.", {
      texte: "Se reconnecter pour l’enregistrer",
      href: reponse.connexion,
    });
  }

  private reessaie(): void {
    this.etat.dit("hors-ligne", "Pas de réseau : votre texte est gardé sur cet appareil, nous réessayons.");
    window.clearTimeout(this.minuterie);
    this.minuterie = window.setTimeout(() => void this.envoie(), this.essai);
    this.essai = Math.min(this.essai * 2, dernierEssai);
  }

  private async enregistre(
    { version, heure }: { version: number; heure: string },
    champs: Map<string, Valeurs>,
    avant: number,
  ): Promise<void> {
    for (const [nom, valeurs] of champs) {
      this.reconnu.set(nom, valeurs);
      this.refuses.delete(nom);
      this.etat.ditDuChamp(nom, "enregistre", `Enregistré à ${heure}`);
    }
    if (version > avant + 1) await this.rafraichit();
    this.poseVersion(String(version));
    this.resume(`Enregistré à ${heure}`);
  }

  /** The line of the form: conflicts first, since they wait for the person. */
  private resume(texte: string): void {
    const [premier] = this.conflits.keys();
    if (premier === undefined) return this.etat.dit("enregistre", texte);
    this.etat.dit("conflit", "Une autre personne a modifié le même champ que vous.", {
      texte: "Voir les deux textes",
      href: `#${idDuConflit(premier)}`,
    });
  }

  private refuse(message: string, champs: Map<string, Valeurs>): void {
    this.refuses = new Map([...this.refuses, ...champs]);
    for (const nom of champs.keys()) this.etat.ditDuChamp(nom, "refuse", "Pas enregistré : gardé sur cet appareil");
    this.etat.dit("refuse", message);
  }

  private poseVersion(version: string): void {
    const champ = this.champCache("version");
    if (champ) champ.value = version;
  }

  /** Takes over what others wrote in the fields that this person has not touched, and the form's token and version. */
  private async rafraichit(): Promise<HTMLFormElement | undefined> {
    const frais = await formulaireActuel(this.action);
    if (!frais) return undefined;
    const touches = this.attentes();
    for (const [nom, valeurs] of lit(frais)) {
      if (touches.has(nom) || memes(valeurs, this.reconnu.get(nom) ?? [])) continue;
      this.reconnu.set(nom, valeurs);
      ecrit(this.form, nom, valeurs);
      this.etat.ditDuChamp(nom, "enregistre", "Mis à jour : une autre personne a modifié ce champ");
    }
    for (const nom of ["jeton", "version"]) {
      const valeur = frais.querySelector<HTMLInputElement>(`input[type=hidden][name="${nom}"]`)?.value;
      const champ = this.champCache(nom);
      if (champ && valeur !== undefined) champ.value = valeur;
    }
    return frais;
  }

  private async enConflit(conflits: Conflit[]): Promise<void> {
    const frais = await this.rafraichit();
    if (!frais) return this.reessaie();
    const actuels = lit(frais);
    for (const conflit of conflits) this.poseConflit(conflit, actuels.get(conflit.champ) ?? [conflit.texte_enregistre]);
    this.resume("");
  }

  private poseConflit(conflit: Conflit, actuel: Valeurs): void {
    this.conflits.set(conflit.champ, conflit);
    this.etat.ditDuChamp(conflit.champ, "conflit", "Pas encore enregistré : choisissez le texte à garder ci-dessus");
    montreConflit(this.form, conflit, estTexte(this.form, conflit.champ), (choix) =>
      this.tranche(conflit, actuel, choix),
    );
  }

  private tranche(conflit: Conflit, actuel: Valeurs, choix: Choix): void {
    const nom = conflit.champ;
    const mien = lit(this.form).get(nom) ?? [];
    this.conflits.delete(nom);
    retireConflit(nom);
    this.reconnu.set(nom, actuel);
    this.etat.ditDuChamp(nom, "en-cours", "");
    if (choix === "l_enregistre") ecrit(this.form, nom, actuel);
    if (choix === "les_deux") ecrit(this.form, nom, [`${mien[0] ?? ""}\n\n${actuel[0] ?? ""}`]);
    this.conserve();
    this.resume("Votre choix est pris en compte.");
    this.form.querySelector<HTMLElement>(`[name="${nom}"]`)?.focus();
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

  /** The whole form waits for the request under way, so that it carries the version that this one gives. */
  private avantEnvoiEntier(event: SubmitEvent): void {
    window.clearTimeout(this.minuterie);
    this.quitte = true;
    if (!this.enCours) return;
    event.preventDefault();
    const bouton = event.submitter;
    void this.enCours.then(() => this.form.requestSubmit(bouton));
  }
  private quitte = false;

  private avantFermeture(event: BeforeUnloadEvent): void {
    if (this.quitte || this.attentes().size === 0) return;
    event.preventDefault();
    event.returnValue = "";
  }
}
