# PCRE2 has no CMake package in Debian: gives the target pcre2::pcre2.
find_path(pcre2_INCLUDE pcre2.h)
find_library(pcre2_LIBRARY pcre2-8)
mark_as_advanced(pcre2_INCLUDE pcre2_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(pcre2 REQUIRED_VARS pcre2_LIBRARY pcre2_INCLUDE)

if(pcre2_FOUND AND NOT TARGET pcre2::pcre2)
  add_library(pcre2::pcre2 UNKNOWN IMPORTED)
  set_target_properties(pcre2::pcre2 PROPERTIES IMPORTED_LOCATION ${pcre2_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${pcre2_INCLUDE})
endif()
