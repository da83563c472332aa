// Whether a text about a child could tell who the child is. It is refused before it is recorded: the
// dashboard of the réussite éducative goes to funders, and holds lines that nobody can be recognised by.
// Pure.
//
// A machine cannot know every name. The rule is strict the other way: a capital letter inside a sentence, a
// first name of the campaign's list, initials, an address, a year of birth or a long number are refused, and
// the message says which word to replace.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "programme/campagne/campagne.h"

namespace definitif::fiche {

/// Why the text is refused, as a French sentence; nothing when it may be recorded.
std::optional<std::string> identifie(std::string_view texte, const campagne::Campagne&);

}  // namespace definitif::fiche
