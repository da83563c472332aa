// What a person decided of an absence, as the porteur reads it on the page of their passage.
#pragma once
#include "programme/page/gabarit.h"
#include "programme/reunion/reunion_store.h"

namespace reunion::pages {

/// The decision with its reason and how to contest it; before it, that the presence was noted absent or
/// excused. Nothing for who came, or is still expected.
void decision_presence(html::Out&, const page::Visite&, const Passage&);

}  // namespace reunion::pages
