// The styles and islands, whose file names carry a digest of their content so that browsers may keep them
// forever.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace page {

/// Reads manifest.json of the folder that script/build-assets made; to be called once, before the first page.
/// Throws when it cannot be read. Without this call pages name their assets without a digest.
void set_assets_folder(const std::filesystem::path&);
/// Where pages find that asset: assets("styles.css") is "/assets/styles-4f2a9c.css".
std::string assets(std::string_view name);

}  // namespace page
