# Facts of Debian's packages, read into tables when Entente is built (tools/gather-facts). Sets ENTENTE_FACTS, the folder of the
# tables, and makes the target entente_facts. A build without the packages stops here, and says which are missing.

set(ENTENTE_ISO_CODES /usr/share/iso-codes/json CACHE PATH "Folder of iso-codes' JSON files")
set(ENTENTE_GEONAMES /usr/share/locale/en/LC_MESSAGES/geonames.mo CACHE FILEPATH "English catalogue of libgeonames-common")
set(ENTENTE_WORDNET /usr/share/wordnet CACHE PATH "Folder of WordNet's files")
set(ENTENTE_PACKAGE_TERMS /usr/share/doc CACHE PATH "Folder that holds the packages' terms: PACKAGE/copyright")

set(ENTENTE_FACTS ${CMAKE_CURRENT_BINARY_DIR}/facts)
find_library(ENTENTE_GEONAMES_LIBRARY NAMES libgeonames.so.0 geonames)
find_program(ENTENTE_FACTS_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(ENTENTE_FACTS_PYTHON python3)
mark_as_advanced(ENTENTE_GEONAMES_LIBRARY ENTENTE_FACTS_PYTHON)

set(missing)
foreach(pair "iso-codes|${ENTENTE_ISO_CODES}/iso_3166-1.json" "libgeonames0|${ENTENTE_GEONAMES_LIBRARY}"
             "libgeonames-common|${ENTENTE_GEONAMES}" "wordnet-base|${ENTENTE_WORDNET}/verb.exc" "python3|${ENTENTE_FACTS_PYTHON}")
  string(REGEX MATCH "^[^|]*" package ${pair})
  string(REGEX REPLACE "^[^|]*[|]" "" file ${pair})
  if(NOT EXISTS "${file}")
    list(APPEND missing ${package})
  endif()
endforeach()
if(missing)
  list(JOIN missing " " missing)
  message(FATAL_ERROR "Entente reads facts from packages that are not installed: ${missing}\n"
    "Install them (apt-get install --no-install-recommends ${missing}), run tools/quickstart, which does so, or name their files with "
    "ENTENTE_ISO_CODES, ENTENTE_GEONAMES and ENTENTE_WORDNET.")
endif()

set(tables countries.tsv places.tsv lemmas-en.tsv credits.txt)
list(TRANSFORM tables PREPEND ${ENTENTE_FACTS}/)
set(gather ${CMAKE_CURRENT_SOURCE_DIR}/../tools/gather-facts)
add_custom_command(OUTPUT ${tables}
  COMMAND ${ENTENTE_FACTS_PYTHON} -B ${gather} ${ENTENTE_FACTS} --iso-codes ${ENTENTE_ISO_CODES} --geonames ${ENTENTE_GEONAMES}
    --wordnet ${ENTENTE_WORDNET} --documents ${ENTENTE_PACKAGE_TERMS}
  DEPENDS ${gather} ${ENTENTE_ISO_CODES}/iso_3166-1.json ${ENTENTE_ISO_CODES}/iso_3166-2.json ${ENTENTE_GEONAMES} ${ENTENTE_GEONAMES_LIBRARY}
    ${ENTENTE_WORDNET}/verb.exc ${ENTENTE_WORDNET}/noun.exc ${ENTENTE_WORDNET}/data.noun ${entente_schema}/lexicon/en/irregular.json
  COMMENT "Reading facts of iso-codes, libgeonames and wordnet-base" VERBATIM)
add_custom_target(entente_facts ALL DEPENDS ${tables})
