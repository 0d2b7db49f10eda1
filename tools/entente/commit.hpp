#pragma once

namespace entente::cli {

/// The commit that the program was built from, "unknown" where nothing told. lib/cmake/Commit.cmake writes it.
const char* commit();

}  // namespace entente::cli
