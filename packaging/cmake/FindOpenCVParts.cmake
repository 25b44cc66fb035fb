# OpenCV's core and imgproc alone. Debian keeps OpenCVConfig.cmake in libopencv-dev, which brings
# some 130 packages; the two development packages that are needed carry none.
find_path(OPENCV_INCLUDE_DIR opencv2/core.hpp PATH_SUFFIXES opencv4)
foreach(part core imgproc)
  find_library(OPENCV_${part}_LIBRARY opencv_${part})
  if(OPENCV_INCLUDE_DIR AND OPENCV_${part}_LIBRARY AND NOT TARGET opencv_${part})
    add_library(opencv_${part} UNKNOWN IMPORTED)
    set_target_properties(opencv_${part} PROPERTIES
      IMPORTED_LOCATION "${OPENCV_${part}_LIBRARY}"
      INTERFACE_INCLUDE_DIRECTORIES "${OPENCV_INCLUDE_DIR}")
  endif()
endforeach()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCVParts
  REQUIRED_VARS OPENCV_INCLUDE_DIR OPENCV_core_LIBRARY OPENCV_imgproc_LIBRARY)
mark_as_advanced(OPENCV_INCLUDE_DIR OPENCV_core_LIBRARY OPENCV_imgproc_LIBRARY)
