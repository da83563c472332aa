// govuk-frontend's own modules, in French.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend";

const compteur = {
  charactersUnderLimit: {
    one: "Il vous reste %{count} caractère.",
    other: "Il vous reste %{count} caractères.",
  },
  charactersAtLimit: "Il ne vous reste plus de caractère.",
  charactersOverLimit: {
    one: "Il y a %{count} caractère de trop.",
    other: "Il y a %{count} caractères de trop.",
  },
};

const motDePasse = {
  showPassword: "Afficher",
  hidePassword: "Masquer",
  showPasswordAriaLabel: "Afficher le mot de passe",
  hidePasswordAriaLabel: "Masquer le mot de passe",
  passwordShownAnnouncement: "Le mot de passe est affiché",
  passwordHiddenAnnouncement: "Le mot de passe est masqué",
};

/** Those of the page, or of a part that was added to it. */
export function lanceComposants(partie: Element | Document = document): void {
  createAll(Button, {}, partie);
  createAll(CharacterCount, { i18n: compteur }, partie);
  createAll(Checkboxes, {}, partie);
  createAll(ErrorSummary, {}, partie);
  createAll(NotificationBanner, {}, partie);
  createAll(PasswordInput, { i18n: motDePasse }, partie);
  createAll(Radios, {}, partie);
  createAll(ServiceNavigation, {}, partie);
  createAll(SkipLink, {}, partie);
}
