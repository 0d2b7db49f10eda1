#include "actors/directory_loader.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <set>

#include <entente/error.hpp>

#include "actors/import_joiner.hpp"

namespace entente::actors {
namespace {

/// "Government of the United States", not "of United States".
bool takes_article(std::string_view country) {
    static constexpr std::string_view plain[] = {"Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "Comoros", "Seychelles"};
    return country.starts_with("United ") || country.ends_with(" Union") || country.ends_with(" Islands") || country.find("Republic") != std::string_view::npos ||
           std::find(std::begin(plain), std::end(plain), country) != std::end(plain);
}

[[noreturn]] void fail(std::string what, std::string where, std::string remedy) {
    throw Error(ErrorCode::schema, std::move(what), std::move(where), std::move(remedy));
}

/// Words of a name that belong to the surname after them: "de Mistura", "bin Laden", "von der Leyen".
bool is_particle(std::string_view piece) {
    constexpr std::array<std::string_view, 15> particles{"al", "bin", "ben", "de", "del", "della", "der", "den",
                                                         "di", "da",  "dos", "la", "van", "von",   "abu"};
    return std::find(particles.begin(), particles.end(), piece) != particles.end();
}

/// From how many pieces on a person's name has a shorter one: "John Forbes Kerry".
constexpr std::size_t pieces_with_variant = 3;

bool is_suffix(std::string_view piece) { return piece == "jr" || piece == "sr" || piece == "ii" || piece == "iii"; }

/// Where the family name stands first, in English too.
bool family_first(std::string_view country) {
    return country == "CHN" || country == "TWN" || country == "KOR" || country == "PRK";
}

}  // namespace

std::shared_ptr<const Directory> Directory::load(const std::filesystem::path& folder) { return load(folder, {}); }

std::shared_ptr<const Directory> Directory::load(const std::filesystem::path& folder, std::vector<ImportedActor> imported, ImportCounts* counts,
                                                 const std::filesystem::path& facts) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".json") files.push_back(at->path());
    if (error)
        fail("cannot be read: " + error.message(), folder.string(),
             "check that the schema folder is complete, or name it with ENTENTE_SCHEMA");
    if (files.empty()) fail("holds no .json file", folder.string(), "the actors of the directory belong there");
    std::sort(files.begin(), files.end());

    std::vector<DirectoryFile> read;
    read.reserve(files.size());
    for (const auto& file : files) read.push_back(DirectoryFile::read(file));
    auto directory = std::make_shared<Directory>();
    DirectoryLoader loader(*directory);
    loader.take(std::move(read));
    if (!facts.empty()) loader.read_facts(facts);
    const auto joined = loader.finish(std::move(imported));
    if (counts) *counts = joined;
    return directory;
}

void DirectoryLoader::take(std::vector<DirectoryFile> files) {
    std::size_t entries = 0, links = 0, countries = 0;
    for (const auto& file : files) {
        entries += file.entries.size();
        links += file.links.size();
        countries += static_cast<std::size_t>(std::count_if(file.entries.begin(), file.entries.end(), [](const Entry& entry) { return entry.kind == ActorKind::country; }));
    }
    directory_.entries_.reserve(entries + countries);  // each of which may get a government
    file_of_.reserve(entries + countries);
    shared_.resize(entries);
    links_.reserve(links);
    for (auto& file : files) {
        const auto first = static_cast<std::uint32_t>(directory_.entries_.size());
        std::move(file.entries.begin(), file.entries.end(), std::back_inserter(directory_.entries_));
        file.entries = {};
        for (auto& link : file.links) {
            link.entry += first;
            links_.push_back(std::move(link));
        }
        for (const auto& [entry, name] : file.shared) {
            const auto& words = words_of(name);
            shared_[first + entry].emplace_back(words.begin(), words.end());
        }
        files_.push_back(std::move(file.path));
        file_of_.resize(directory_.entries_.size(), static_cast<std::uint32_t>(files_.size() - 1));
    }
}

void DirectoryLoader::read_facts(const std::filesystem::path& folder) {
    directory_.country_table_ = CountryTable(folder / "countries.tsv");
    directory_.places_ = Places::load(folder / "places.tsv");
}

std::string DirectoryLoader::where(std::uint32_t entry) const {
    return files_[file_of_[entry]] + ": actor \"" + directory_.entries_[entry].id + "\"";
}

ImportCounts DirectoryLoader::finish(std::vector<ImportedActor> imported) {
    add_governments();
    auto& entries = directory_.entries_;
    const auto own = static_cast<std::uint32_t>(entries.size());
    ImportCounts counts;
    std::set<std::pair<std::uint32_t, std::string>> gained;
    if (!imported.empty()) {
        ImportJoiner joiner(entries);
        counts = joiner.join(std::move(imported));
        gained = joiner.gained_names();
        files_.push_back("the actors that were imported");
        file_of_.resize(entries.size(), static_cast<std::uint32_t>(files_.size() - 1));
        shared_.resize(entries.size());
    }
    index_entries();
    link();
    for (std::uint32_t e = 0; e < own; ++e) add_names(e);
    add_official_names();
    locate_places();
    own_namings_ = directory_.namings_.size();
    for (const auto& [e, name] : gained) {
        add(e, name, entries[e].kind == ActorKind::person && normaliser_.pieces(name).size() == 1 ? NameUse::surname : NameUse::alias);
        entries[e].aliases.push_back(name);
    }
    for (auto e = own; e < entries.size(); ++e) add_imported_names(e);
    directory_.trie_.freeze();
    directory_.namings_.shrink_to_fit();
    check_shared_names();
    return counts;
}

void DirectoryLoader::add_governments() {
    std::set<std::string> written;
    for (const auto& entry : directory_.entries_)
        if (entry.kind == ActorKind::government) written.insert(entry.id);
    const auto count = static_cast<std::uint32_t>(directory_.entries_.size());
    for (std::uint32_t e = 0; e < count; ++e) {
        const auto& country = directory_.entries_[e];
        if (country.kind != ActorKind::country) continue;
        Entry government;
        government.id = "government/" + country.id.substr(country.id.find('/') + 1);
        if (written.contains(government.id)) continue;
        government.name = (takes_article(country.name) ? "Government of the " : "Government of ") + country.name;
        government.kind = ActorKind::government;
        government.country = country.country;
        government.sector = "GOV";
        government.term = country.term;
        directory_.entries_.push_back(std::move(government));
        file_of_.push_back(file_of_[e]);
        shared_.emplace_back();
    }
}

void DirectoryLoader::index_entries() {
    auto& d = directory_;
    d.by_id_.assign(std::bit_ceil(d.entries_.size() * 2), no_entry);
    for (std::uint32_t e = 0; e < d.entries_.size(); ++e) {
        const auto& entry = d.entries_[e];
        if (auto& known = d.by_id_[d.slot(entry.id)]; known == no_entry) known = e;
        else
            fail("the id stands twice, here and in " + files_[file_of_[known]], where(e),
                 "join the two entries, or give one another id");
        if (entry.kind != ActorKind::country) continue;
        // A country that is no more gives way to one that is.
        const auto [at, fresh] = d.countries_.try_emplace(entry.country, e);
        if (!fresh && d.entries_[at->second].term.to && !entry.term.to) at->second = e;
    }
    for (const auto& [code, country] : d.countries_) {
        const auto& id = d.entries_[country].id;
        d.governments_[code] = d.find("government/" + id.substr(id.find('/') + 1));
    }
}

void DirectoryLoader::link() {
    for (const auto& [e, role, member, id] : links_) {
        const auto target = directory_.find(id);
        if (target == no_entry)
            fail(std::string("\"") + member + "\" names \"" + id + "\", which no file holds", where(e),
                 "add that actor, or correct the id");
        auto& entry = directory_.entries_[e];
        if (role != DirectoryFile::no_role) entry.roles[role].of = target;
        else (std::string_view(member) == "parent" ? entry.parent : entry.successor) = target;
    }
}

void DirectoryLoader::add_names(std::uint32_t e) {
    const auto& entry = directory_.entries_[e];
    auto longest = add(e, entry.name, NameUse::name);
    for (const auto& name : entry.aliases) longest = std::max(longest, add(e, name, NameUse::alias));
    for (const auto& name : entry.adjectives) add(e, name, NameUse::adjective);
    for (const auto& name : entry.demonyms) add(e, name, NameUse::demonym);
    if (!entry.capital.empty()) add(e, entry.capital, NameUse::capital);
    for (const auto& name : entry.seats) add(e, name, NameUse::seat);
    if (entry.kind != ActorKind::person) return;
    if (longest >= pieces_with_variant) {
        add_person_variants(e, entry.name);
        for (const auto& name : entry.aliases) add_person_variants(e, name);
    }
    add_surname(e);
}

/// Names of ISO 3166-1 that the files do not have. One that is somebody's already is left to its bearer: "Congo", "Georgia".
void DirectoryLoader::add_official_names() {
    for (const auto& row : directory_.country_table_.rows()) {
        const auto e = directory_.country(row.alpha3);
        if (e == no_entry) continue;
        for (const auto& name : row.names) {
            if (const auto& words = words_of(name); words.empty() || directory_.trie_.holds(words)) continue;
            directory_.entries_[e].aliases.push_back(name);
            add(e, name, NameUse::alias);
        }
    }
}

/// Where the directory's places lie: by a name of theirs that only one place of the country has.
void DirectoryLoader::locate_places() {
    for (auto& entry : directory_.entries_) {
        if (entry.kind != ActorKind::place || entry.country.empty()) continue;
        entry.coordinates = directory_.places_->locate(entry.name, entry.country);
        for (const auto& alias : entry.aliases)
            if (!entry.coordinates) entry.coordinates = directory_.places_->locate(alias, entry.country);
    }
}

/// Nobody has looked at these: a person's sole word, be it called name or alias, is worth no more than a surname.
void DirectoryLoader::add_imported_names(std::uint32_t e) {
    const auto& entry = directory_.entries_[e];
    const bool person = entry.kind == ActorKind::person;
    const auto take = [&](const std::string& name, NameUse use) { add(e, name, person && normaliser_.pieces(name).size() == 1 ? NameUse::surname : use); };
    take(entry.name, NameUse::name);
    for (const auto& name : entry.aliases) take(name, NameUse::alias);
    if (!person) return;
    add_person_variants(e, entry.name);
    add_surname(e);
}

/// The pieces of a name without their shapes, until the next name.
std::vector<std::string_view>& DirectoryLoader::words_of(std::string_view name) {
    words_.clear();
    for (const auto& piece : normaliser_.pieces(name)) words_.push_back(piece.text);
    return words_;
}

std::size_t DirectoryLoader::add(std::uint32_t e, std::string_view name, NameUse use) {
    const auto& pieces = normaliser_.pieces(name);
    const auto count = pieces.size();
    if (pieces.empty()) fail("the name \"" + std::string(name) + "\" holds no letter", where(e), "leave it out");
    auto& words = words_;
    words.clear();
    bool capitals = false, capitals_only = true, lower = true;
    for (const auto& piece : pieces) {
        words.push_back(piece.text);
        lower = lower && piece.shape == Shape::lower;
        capitals = capitals || piece.shape == Shape::capitals;
        capitals_only = capitals_only && (piece.shape == Shape::capitals || piece.shape == Shape::digits);
    }
    const auto& shared = shared_[e];
    const bool is_shared = std::any_of(shared.begin(), shared.end(), [&](const auto& other) { return std::equal(other.begin(), other.end(), words.begin(), words.end()); });
    const auto letters = lower                                 ? NameCase::any
                         : capitals && capitals_only           ? NameCase::capitals
                         : pieces.back().shape == Shape::lower ? NameCase::first
                                                               : NameCase::ends;

    if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
    add_pieces(e, words, use, letters, is_shared);
    // The article is often left out: "Bashar Assad", "Nusra Front". A sole word is only free of it where a hyphen binds the two.
    if (const auto article = std::find(words.begin(), words.end(), "al"); article != words.end()) {
        const bool bound = name.size() > 2 && name[2] == '-';
        words.erase(std::remove(article, words.end(), "al"), words.end());
        if (words.size() > 1 || (words.size() == 1 && bound && use != NameUse::adjective))
            add_pieces(e, words, use == NameUse::name ? NameUse::alias : use, letters, true);  // nobody wrote it, so it may be another's too
    }
    return count;
}

void DirectoryLoader::add_person_variants(std::uint32_t e, const std::string& name) {
    // "John Forbes Kerry" is "John Kerry" too. Not where a particle or a generation stands between or behind.
    const auto& words = words_of(name);
    if (words.size() < pieces_with_variant || family_first(directory_.entries_[e].country)) return;
    if (std::any_of(words.begin(), words.end(), [](auto w) { return is_particle(w) || is_suffix(w); })) return;
    const std::array<std::string_view, 2> outer{words.front(), words.back()};
    add_pieces(e, outer, NameUse::alias, NameCase::ends, true);
}

void DirectoryLoader::add_surname(std::uint32_t e) {
    const auto& entry = directory_.entries_[e];
    const auto& words = words_of(entry.surname.empty() ? entry.name : entry.surname);
    if (words.size() < 2 && entry.surname.empty()) return;
    std::span<const std::string_view> surname(words);
    if (entry.surname.empty()) {
        if (family_first(entry.country)) {
            surname = surname.first(1);
        } else {
            if (surname.size() > 2 && is_suffix(surname.back())) surname = surname.first(surname.size() - 1);
            std::size_t begin = surname.size() - 1;
            while (begin > 1 && is_particle(surname[begin - 1])) --begin;
            surname = surname.subspan(begin);
        }
    }
    add_pieces(e, surname, NameUse::surname, NameCase::ends, true);
    if (surname.size() > 1 && is_particle(surname.front()))
        add_pieces(e, surname.last(1), NameUse::surname, NameCase::ends, true);
}

void DirectoryLoader::add_pieces(std::uint32_t e, std::span<const std::string_view> pieces, NameUse use, NameCase letters,
                                 bool shared) {
    directory_.trie_.add(pieces, static_cast<std::uint32_t>(directory_.namings_.size()));
    directory_.namings_.push_back(
        {e, use, letters, static_cast<std::uint8_t>(std::min<std::size_t>(pieces.size(), 255)), shared});
}

void DirectoryLoader::check_shared_names() const {
    for (NameTrie::State state = 0; state < directory_.trie_.states(); ++state) {
        const auto values = directory_.trie_.values(state);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto& a = directory_.namings_[values[i]];
            for (std::size_t j = i + 1; j < values.size(); ++j) {
                if (values[i] >= own_namings_ || values[j] >= own_namings_) continue;  // imports may share names
                const auto& b = directory_.namings_[values[j]];
                const auto& first = directory_.entries_[a.entry];
                const auto& second = directory_.entries_[b.entry];
                if (a.entry == b.entry || (a.shared && b.shared) || first.kind != second.kind || a.letters != b.letters) continue;
                if (a.use == NameUse::surname || b.use == NameUse::surname) continue;
                fail("shares a name with \"" + first.id + "\"", where(b.entry),
                     "list the name under \"shared\" of both, or take it from one");
            }
        }
    }
}

}  // namespace entente::actors
