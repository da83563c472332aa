# The programme's rooms in their order: each includes only rooms above it (docs/decisions, script/check-layers).
room(programme USES platform-base)
room(programme/personne USES programme platform-db)
room(programme/journal USES programme-personne LIBS Boost::json)
room(programme/territoire USES programme-journal)
room(programme/campagne USES programme-territoire LIBS PkgConfig::TOML)
room(programme/page USES programme-campagne platform-web platform-html)
room(programme/structure USES programme-page)
room(programme/dossier USES programme-structure platform-documents)
room(programme/ventilation USES programme-dossier LIBS PkgConfig::LEMON)
room(programme/reunion USES programme-ventilation LIBS PkgConfig::QR)
room(programme/budget USES programme-reunion)
room(programme/piece USES programme-budget platform-files)
room(programme/definitif USES programme-piece)
room(programme/completude USES programme-definitif)
room(programme/courriel USES programme-completude platform-mail)
room(programme/pilotage USES programme-courriel)

# Pages stand beside their room, in <room>/pages, and may use everything that pages need.
foreach(owner personne campagne structure dossier ventilation courriel pilotage)
  room(programme/${owner}/pages USES programme-${owner} programme-page)
endforeach()
# A meeting shows the deposited note, saves field by field as the note does, and says which convocations did not arrive.
room(programme/reunion/pages USES programme-reunion programme-page programme-dossier-pages programme-courriel)
# The final dossier is saved field by field too.
room(programme/definitif/pages USES programme-definitif programme-page programme-dossier-pages platform-files)
# Completeness opens pieces and goes back to the final dossier as its pages do.
room(programme/completude/pages USES programme-completude programme-page programme-definitif-pages)

add_library(tests-support STATIC EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/support/main.cpp
                                                  ${CMAKE_SOURCE_DIR}/tests/support/databases.cpp
                                                  ${CMAKE_SOURCE_DIR}/tests/support/other_process.cpp
                                                  ${CMAKE_SOURCE_DIR}/tests/support/http_client.cpp
                                                  ${CMAKE_SOURCE_DIR}/tests/support/source_dir.cpp)
set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/support/source_dir.cpp
                            PROPERTIES COMPILE_DEFINITIONS DENTELLE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(tests-support PUBLIC platform-db rapidcheck)
