# What is installed beside the programs and the library, and the packages that cpack makes of it: 'entente', the programs with their
# knowledge and manual, and 'libentente-dev', the library. docs/releasing.md tells how.
set(made ${PROJECT_BINARY_DIR}/package)
set(with ${PROJECT_SOURCE_DIR}/tools/package)
file(MAKE_DIRECTORY ${made})
set(ENTENTE_MAINTAINER "Entente's maintainers <maintainers@entente.invalid>" CACHE STRING "Who answers for the packages: NAME <ADDRESS>")
find_program(ENTENTE_PACKAGE_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(ENTENTE_PACKAGE_PYTHON python3 REQUIRED)
mark_as_advanced(ENTENTE_PACKAGE_PYTHON)

# The papers of a Debian package: who wrote what under which terms, what changed, how each program is used.
set(papers ${made}/copyright ${made}/changelog.gz)
add_custom_command(OUTPUT ${papers}
  COMMAND ${ENTENTE_PACKAGE_PYTHON} -B ${with}/make-papers ${PROJECT_SOURCE_DIR} ${made} --version ${PROJECT_VERSION}
    --maintainer ${ENTENTE_MAINTAINER} --documents ${ENTENTE_PACKAGE_TERMS} $<$<BOOL:${ENTENTE_EXPLORER}>:--page>
  COMMAND_EXPAND_LISTS
  DEPENDS ${with}/make-papers ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/docs/dependencies.spdx.json entente_page
  COMMENT "Writing the package's copyright and changelog" VERBATIM)
foreach(program entente entente-train)
  add_custom_command(OUTPUT ${made}/${program}.1.gz
    COMMAND ${ENTENTE_PACKAGE_PYTHON} -B ${with}/make-manual $<TARGET_FILE:${program}> ${made}/${program}.1.gz --changes ${PROJECT_SOURCE_DIR}/CHANGELOG.md
    DEPENDS ${with}/make-manual ${program} ${PROJECT_SOURCE_DIR}/CHANGELOG.md
    COMMENT "Writing the manual of ${program}" VERBATIM)
  list(APPEND papers ${made}/${program}.1.gz)
  install(FILES ${made}/${program}.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
endforeach()
add_custom_target(entente_papers ALL DEPENDS ${papers})

foreach(component program development)
  if(component STREQUAL "program")
    set(folder ${CMAKE_INSTALL_DATAROOTDIR}/doc/entente)
  else()
    set(folder ${CMAKE_INSTALL_DATAROOTDIR}/doc/libentente-dev)
  endif()
  install(FILES ${made}/copyright ${made}/changelog.gz DESTINATION ${folder} COMPONENT ${component})
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/entente COMPONENT program)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs ${PROJECT_SOURCE_DIR}/examples DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/entente
  COMPONENT program)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME entente)
set(CPACK_PACKAGE_VENDOR "Entente")
set(CPACK_PACKAGE_CONTACT ${ENTENTE_MAINTAINER})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# The same bytes whenever it is packed: dated with the commit, not the day.
configure_file(${CMAKE_CURRENT_LIST_DIR}/PackageTime.cmake.in ${made}/PackageTime.cmake @ONLY)
set(CPACK_PROJECT_CONFIG_FILE ${made}/PackageTime.cmake)

set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME entente)
set(CPACK_DEBIAN_PROGRAM_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "news about world politics as a graph of who did what to whom")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "Reads news texts and builds a graph of events and lasting ties between
states, governments, organisations, armed groups and persons, in one SQLite
file. Every edge stands on words in a document and can be explained.
.
The package holds the command, the language model, the ontology, lexicon and
directory of actors, and an explorer for the browser. Nothing is sent or
fetched over a network.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libentente-dev)
set(CPACK_DEBIAN_DEVELOPMENT_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
# What lib/cmake/entente-config.cmake.in looks for, and the knowledge itself.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "entente (= ${PROJECT_VERSION}), libboost-dev, libfmt-dev, libgumbo-dev, libpcre2-dev, libsqlite3-dev, libsqlitecpp-dev, libutf8proc-dev")
if(TARGET libpq::libpq)
  string(APPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS ", libpq-dev")
endif()
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "Reads news texts and builds a graph of events and lasting ties between
states, governments, organisations, armed groups and persons, in one SQLite
file. Every edge stands on words in a document and can be explained.
.
The package holds the headers, the static library and a package for CMake.")
include(CPack)
