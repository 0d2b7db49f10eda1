# gumbo has no CMake package in Debian: gives the target gumbo::gumbo.
find_path(gumbo_INCLUDE gumbo.h)
find_library(gumbo_LIBRARY gumbo)
mark_as_advanced(gumbo_INCLUDE gumbo_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(gumbo REQUIRED_VARS gumbo_LIBRARY gumbo_INCLUDE)

if(gumbo_FOUND AND NOT TARGET gumbo::gumbo)
  add_library(gumbo::gumbo UNKNOWN IMPORTED)
  set_target_properties(gumbo::gumbo PROPERTIES IMPORTED_LOCATION ${gumbo_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${gumbo_INCLUDE})
endif()
