// What pages gain with scripts. Everything works without.
import { lanceComposants } from "./composants";
import { lanceConfirmations } from "./confirmer";
import { lanceObjectifs } from "./objectifs";
import { lanceOutils } from "./outils";
import { lanceTableaux } from "./tableau";
import { lanceEnregistrements } from "./enregistrement/lancer";

lanceComposants();
lanceConfirmations();
lanceObjectifs();
lanceOutils();
lanceTableaux();
lanceEnregistrements();
