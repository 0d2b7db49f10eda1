# cmake -DSOURCE=FOLDER -DOUTPUT=FILE -P Commit.cmake: writes a source file with the commit that is built, where it changed. Asked of git,
# or of commit.txt, which 'git archive' fills in (.gitattributes) for those who build without git.
set(commit)
if(EXISTS ${SOURCE}/.git)
  execute_process(COMMAND git -C ${SOURCE} rev-parse --short=12 HEAD OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  execute_process(COMMAND git -C ${SOURCE} status --porcelain --untracked-files=no OUTPUT_VARIABLE changed ERROR_QUIET)
  if(commit AND changed)
    string(APPEND commit ", changed since")
  endif()
else()
  file(STRINGS ${SOURCE}/commit.txt commit REGEX "^commit [0-9a-f]+$")
  string(REGEX REPLACE "^commit (............).*" "\\1" commit "${commit}")
endif()
if(NOT commit)
  set(commit "unknown")
endif()
file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[#include "commit.hpp"

const char* entente::cli::commit() { return "@commit@"; }
]])
