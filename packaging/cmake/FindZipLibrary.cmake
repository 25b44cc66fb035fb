# libzip alone. Debian's libzip-config.cmake also asks for its command-line tools, which are packages of their own.
find_path(ZIP_LIBRARY_INCLUDE_DIR zip.h)
find_library(ZIP_LIBRARY_LIBRARY zip)
if(ZIP_LIBRARY_INCLUDE_DIR AND ZIP_LIBRARY_LIBRARY AND NOT TARGET libzip::zip)
  add_library(libzip::zip UNKNOWN IMPORTED)
  set_target_properties(libzip::zip PROPERTIES
    IMPORTED_LOCATION "${ZIP_LIBRARY_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${ZIP_LIBRARY_INCLUDE_DIR}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(ZipLibrary REQUIRED_VARS ZIP_LIBRARY_INCLUDE_DIR ZIP_LIBRARY_LIBRARY)
mark_as_advanced(ZIP_LIBRARY_INCLUDE_DIR ZIP_LIBRARY_LIBRARY)
