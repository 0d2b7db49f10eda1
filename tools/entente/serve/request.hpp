#pragma once
// What a request to the interface asks for: docs/api.md has the names. They are those of the command's options.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <entente/entente.hpp>

namespace entente::cli {

/// The beginning of what a client sent, for an error; it may be anything.
std::string shortened(std::string_view value);

/// Parameters of a request, each asked for by name; one that nobody asks for is a fault. All members throw Error (usage) that names the
/// parameter.
class Parameters {
public:
    explicit Parameters(const std::multimap<std::string, std::string>& given);

    /// Empty where it is not given.
    std::string text(const char* name);
    /// One that must be there.
    std::string required(const char* name);
    std::vector<std::string> texts(const char* name);
    std::uint64_t number(const char* name, std::uint64_t least, std::uint64_t most, std::uint64_t otherwise);
    /// "true"; absent or "false".
    bool flag(const char* name);
    /// The type, time, confidence ... of the edges.
    Filter filter(Store& store);
    /// At most `most` actors by id, name or alias.
    std::vector<ActorNo> actors(Store& store, const char* name, std::size_t most);
    /// Throws where a parameter was given that was not asked for.
    void end() const;

private:
    std::optional<Date> day(const char* name);
    [[noreturn]] static void wrong(const char* name, std::string_view value, const std::string& expected);

    const std::multimap<std::string, std::string>& given_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace entente::cli
