// What pages gain with scripts. Everything works without.
import { lanceComposants } from "./composants";
import { lanceConfirmations } from "./confirmer";
import { lanceOutils } from "./outils";
import { lanceTableaux } from "./tableau";
import { lanceEnregistrements } from "./enregistrement/lancer";

lanceComposants();
lanceConfirmations();
lanceOutils();
lanceTableaux();
lanceEnregistrements();
