#pragma once
// Where the knowledge lies: ontology, lexicon, actors and model are files in one folder, `schema/`.

#include <filesystem>
#include <string_view>

// The build and the package set this to the folder that belongs to the library which is linked.
#ifndef ENTENTE_SCHEMA_HINT
#define ENTENTE_SCHEMA_HINT ""
#endif

namespace entente {

class Schema {
public:
    /// Takes `root` as it is. Throws Error (schema) where it is no such folder.
    explicit Schema(std::filesystem::path root);

    /// The first of these that is given or exists: `given`, the environment variable ENTENTE_SCHEMA, `share/entente` beside
    /// the folder of the running program or in it, `hint`. What is named by the caller or the environment must be right; the
    /// others are only tried. Throws Error (schema) that lists what was tried.
    static Schema locate(const std::filesystem::path& given = {}, std::string_view hint = ENTENTE_SCHEMA_HINT);

    const std::filesystem::path& root() const { return root_; }
    std::filesystem::path actors() const { return root_ / "actors"; }
    /// The one JSON file in `ontology/`, whatever its name: PLOVER, or what a user put in its place. Throws Error (schema) where
    /// there are several.
    std::filesystem::path ontology() const;
    std::filesystem::path lexicon(std::string_view language = "en") const { return root_ / "lexicon" / language; }
    /// The tables that the build makes from packages (docs/packages.md): `facts` in the schema folder, as it is installed, else beside
    /// the running program. Throws Error (schema) that lists what was tried.
    std::filesystem::path facts() const;
    std::filesystem::path model(std::string_view language = "en") const;

private:
    std::filesystem::path root_;
};

}  // namespace entente
