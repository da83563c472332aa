#include "programme/page/navigation.h"

namespace page {
namespace {

using personne::Role;

void appel_en_detail(std::vector<Onglet>& tabs) {
  tabs.insert(
      tabs.end(),
      {{"L’appel", "/appel"}, {"Qui finance quoi", "/qui-finance-quoi"}, {"Calendrier", "/calendrier"}});
}

bool lit_le_tableau(const personne::Acteur& acteur) {
  return acteur.est_un_de({Role::coordination, Role::chef_de_projet, Role::instructeur, Role::referent_pre});
}

void travail(std::vector<Onglet>& tabs, const personne::Acteur& acteur) {
  if (lit_le_tableau(acteur)) tabs.push_back({"Tableau", "/tableau"});
  if (acteur.est_un_de({Role::coordination, Role::chef_de_projet, Role::instructeur}))
    tabs.push_back({"Ventilation", "/ventilation"});
  if (acteur.est_un_de({Role::instructeur, Role::referent_pre}))
    tabs.push_back({"Mes dossiers confiés", "/mes-dossiers-confies"});
  if (lit_le_tableau(acteur) || !acteur.reunions.empty())
    tabs.push_back({"Réunions", "/reunions-partenariales"});
  if (acteur.est(Role::coordination)) tabs.push_back({"Complétude", "/completude"});
  if (acteur.est(Role::coordination))
    tabs.insert(tabs.end(), {{"Personnes", "/personnes"}, {"Courriels", "/courriels"}});
  if (acteur.est(Role::porteur))
    tabs.insert(tabs.end(), {{"Mes dossiers", "/dossiers"}, {"Mes structures", "/structures"}});
}

}  // namespace

std::vector<Onglet> onglets(const personne::Acteur& acteur, const Settings& settings) {
  std::vector<Onglet> tabs;
  if (acteur.visiteur()) {
    appel_en_detail(tabs);
    tabs.push_back({"Se connecter", "/connexion"});
  } else {
    travail(tabs, acteur);
    tabs.insert(tabs.end(), {{"L’appel", "/appel"}, {"Mon compte", "/compte"}});
  }
  if (settings.demo) tabs.push_back({"Boîte aux lettres", "/boite-aux-lettres"});
  return tabs;
}

std::string_view premiere_page(const personne::Acteur& acteur) {
  if (lit_le_tableau(acteur)) return "/tableau";
  return acteur.est(Role::porteur) ? "/dossiers" : "/appel";
}

bool sous_onglet(std::string_view path, const Onglet& tab) {
  if (!path.starts_with(tab.href)) return false;
  return path.size() == tab.href.size() || path[tab.href.size()] == '/';
}

}  // namespace page
