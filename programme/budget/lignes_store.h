// Budgets as they were read when they were saved, many at a time: for pages that compare and add up. The
// caller has found the dossiers for the person.
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "platform/db/database.h"
#include "programme/budget/budget.h"

namespace budget {

/// The budget of each action; empty where nothing was saved.
std::map<std::int64_t, Budget> budgets_des_actions(db::Reading&, const std::vector<std::int64_t>& dossiers);

}  // namespace budget
