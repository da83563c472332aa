#include "programme/courriel/reserve.h"

#include "programme/courriel/modeles.h"

namespace courriel {

Reserve reserver(db::Reading& r, const std::vector<journal::Ligne>& lines) {
  std::vector<std::int64_t> passages, invites, records;
  for (auto& line : lines) {
    if (!fait_ecrire(line.acte)) continue;
    bool record = line.acte == reunion::Consolider::trace;
    if (auto passage = nombre(line, "passage")) (record ? records : passages).push_back(passage);
    if (auto invite = nombre(line, "invite")) invites.push_back(invite);
  }
  Reserve reserve;
  for (auto& c : reunion::convocations(r, passages)) reserve.convocations.emplace(c.passage, std::move(c));
  for (auto& i : reunion::invitations_reunion(r, invites))
    reserve.invitations.emplace(i.invite, std::move(i));
  for (auto& t : reunion::releves_annonces(r, records)) {
    auto passage = t.envoye.passage;
    reserve.releves.emplace(passage, std::move(t));
  }
  return reserve;
}

}  // namespace courriel
