// Writing a mail: the same short content as text and as HTML, without image, style sheet nor tracking.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/html/html.h"

namespace courriel {

/// A mail to one person, ready for the outbox.
struct Courriel {
  std::string destinataire;  ///< address
  std::string nom;
  std::string objet, texte, html;
  /// An iCalendar object for one event and its method ("REQUEST"), or empty.
  std::string calendrier{}, calendrier_methode{};
};

/// Adds pieces in their order to both forms of the mail.
class Redaction {
 public:
  /// Begins with "Bonjour" and the name, if any.
  Redaction(std::string_view objet, std::string_view nom);
  Redaction& paragraphe(std::string_view);
  /// "Label : value", one line each; lines without value are left out.
  Redaction& lignes(const std::vector<std::pair<std::string, std::string>>&);
  /// A link alone on its line, with the words of a button in HTML; the address is also written out, for those
  /// whose reader shows no link.
  Redaction& lien(std::string_view invite, std::string_view adresse);
  /// Ends the mail. `signature`: who runs the call.
  Courriel pour(std::string_view destinataire, std::string_view nom, std::string_view signature);

 private:
  std::string objet_, texte_;
  html::Out corps_;
};

}  // namespace courriel
