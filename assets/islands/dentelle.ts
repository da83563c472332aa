// What pages gain with scripts. Everything works without.
import { lanceBudgets } from "./budget/lancer";
import { lanceComite } from "./comite";
import { lanceControles } from "./completude/clavier";
import { lanceComposants } from "./composants";
import { lanceConfirmations } from "./confirmer";
import { lanceMontreSi } from "./montre_si";
import { lanceObjectifs } from "./objectifs";
import { lanceOutils } from "./outils";
import { lanceTableaux } from "./tableau";
import { lanceEmargement } from "./emargement/lancer";
import { lanceEnregistrements } from "./enregistrement/lancer";
import { lanceRemises } from "./remise/lancer";
import { lanceSalle, retiensLaSalle } from "./salle/salle";

retiensLaSalle();
lanceComposants();
lanceConfirmations();
lanceMontreSi();
lanceObjectifs();
lanceOutils();
lanceTableaux();
lanceComite();
lanceControles();
lanceEmargement();
lanceBudgets();
lanceEnregistrements();
lanceRemises();
lanceSalle();
