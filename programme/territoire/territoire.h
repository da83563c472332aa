// Communes and priority neighbourhoods (QPV) of a campaign. A QPV may cover several communes, some outside
// the agglomeration.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace territoire {

struct Commune {
  std::string insee;  ///< INSEE code, 5 characters: "59606"
  std::string nom;
  std::vector<std::string> codes_postaux;
  bool concernee = false;  ///< concerned by the politique de la ville, so may receive a communal project
};

struct Qpv {
  std::string code;  ///< "QN05921M" (2024) or "QP059021" (2015)
  std::string nom;
  std::vector<std::string> communes;  ///< INSEE codes, of the territory only
  bool abattement_tfpb = false;       ///< its landlords use the relief of the property tax for actions there
  bool renouvellement = false;        ///< has a project of urban renewal
};

struct Territoire {
  std::string nom;                ///< of the agglomeration
  std::string siren;              ///< 9 digits
  std::vector<Commune> communes;  ///< in alphabetical order
  std::vector<Qpv> qpv;

  const Commune* commune(std::string_view insee) const;
  const Qpv* quartier(std::string_view code) const;
  std::vector<const Qpv*> quartiers_de(std::string_view insee) const;
  /// "Centre-ville (Quiévrechain)": with its communes, because several neighbourhoods have the same name.
  std::string nom_complet(const Qpv&) const;
  /// The same when another neighbourhood has that name, else the name alone: for tables.
  std::string nom_distinct(const Qpv&) const;
};

}  // namespace territoire
