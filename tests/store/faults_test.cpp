#include "catch.hpp"

#include <csignal>
#include <map>
#include <set>
#include <fstream>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "store/world.hpp"
#include "support/error_of.hpp"

using namespace entente;
using world::dump;
using world::Folder;
using world::Maker;
using world::no_fault;
using world::writing;
namespace fs = std::filesystem;

namespace {

void write_file(const std::string& path, const std::string& content) { std::ofstream(path, std::ios::binary) << content; }

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Everything that a reader may ask; only Error may come out.
void ask_everything(const std::string& file) {
    const auto store = Store::open(file);
    store->info();
    store->each_actor([&](ActorNo number, const Actor&) { store->aliases(number); });
    store->each_edge(Filter::everything(), [&](const StoredEdge& edge) {
        (void)store->relation(edge.facts.relation);
        store->evidence(edge.facts.id, 3);
    });
    store->each_document([](const Extraction&) {});
    store->match_name("Actor 1");
    store->list_actors("", 100);
}

/// Runs `child` in a process of its own that cannot do what root may; its result is whether all was well.
template <class Child>
bool as_nobody(Child&& child) {
    const auto process = ::fork();
    if (process == 0) {
        if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(3);
        bool well = false;
        try {
            well = child();
        } catch (...) {
        }
        ::_exit(well ? 0 : 1);
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("a writer that is killed at any moment corrupts nothing and loses no document that was stored") {
    Folder folder;
    Maker maker(21, {60, 12, 12, true});
    const auto documents = maker.documents();
    Store::open(folder / "undisturbed.db", writing)->add(documents, no_fault);
    const auto expected = dump(folder / "undisturbed.db");

    std::map<std::string, std::set<std::string>> records;
    for (const auto& document : documents)
        for (const auto& record : document.records) records[document.document->id].insert(record.id);

    for (int round = 0; round < 8; ++round) {
        const auto file = folder / fmt::format("killed{}.db", round);
        std::uint64_t stored_before = 0;
        for (int kill = 0; kill < 6; ++kill) {
            const auto process = ::fork();
            REQUIRE(process >= 0);
            if (process == 0) {
                try {
                    const auto store = Store::open(file, writing);
                    for (std::size_t i = 0; i < documents.size(); i += 2) store->add(std::span(documents).subspan(i, 2), no_fault);
                } catch (...) {
                    ::_exit(1);
                }
                ::_exit(0);
            }
            ::usleep(static_cast<useconds_t>(maker.below(40'000)));
            ::kill(process, SIGKILL);
            int status = 0;
            ::waitpid(process, &status, 0);
            CHECK((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));

            if (!Store::exists(file)) continue;
            const auto store = Store::open(file, writing);  // brings the log in, as the next builder would
            CHECK(world::integrity(file) == "ok");
            const auto stored = store->info().documents;
            CHECK(stored >= stored_before);
            stored_before = stored;
            // What is there is there whole.
            store->each_document([&](const Extraction& document) {
                std::set<std::string> found;
                for (const auto& record : document.records) found.insert(record.id);
                CHECK(found == records[document.document->id]);
            });
        }
        Store::open(file, writing)->add(documents, no_fault);
        CHECK(dump(file) == expected);
    }
}

TEST_CASE("writers that work on one graph at once make the graph that one would") {
    Folder folder;
    Maker maker(22, {80, 12, 12, true});
    const auto documents = maker.documents();
    Store::open(folder / "one.db", writing)->add(documents, no_fault);

    const auto file = folder / "many.db";
    const auto work = [&](std::size_t first) {
        Maker own(static_cast<std::uint32_t>(first));
        const auto store = Store::open(file, writing);
        std::vector<const Extraction*> mine;
        for (std::size_t i = 0; i < documents.size(); ++i)
            if (i % 3 != first) mine.push_back(&documents[i]);
        own.shuffle(mine);
        for (const auto* document : mine) store->add(*document, no_fault);
    };
    std::vector<std::thread> writers;
    std::vector<std::exception_ptr> failures(3);
    for (std::size_t i = 0; i < 3; ++i)
        writers.emplace_back([&, i] {
            try {
                work(i);
            } catch (...) {
                failures[i] = std::current_exception();
            }
        });
    for (int i = 0; i < 20 && !Store::exists(file); ++i) ::usleep(1000);
    for (auto& writer : writers) writer.join();
    for (const auto& failure : failures)
        if (failure) std::rethrow_exception(failure);
    CHECK(dump(file) == dump(folder / "one.db"));
    CHECK(world::integrity(file) == "ok");
}

TEST_CASE("a snapshot stays as it was while others write") {
    Folder folder;
    Maker maker(23);
    const auto documents = maker.documents();
    const auto writer = Store::open(folder / "g.db", writing);
    writer->add(std::span(documents).first(5), no_fault);
    const auto reader = Store::open(folder / "g.db");
    {
        const auto snapshot = reader->snapshot();
        const auto before = reader->info();
        writer->add(std::span(documents).subspan(5), no_fault);
        CHECK(reader->info() == before);
    }
    CHECK(reader->info().documents == documents.size());
}

TEST_CASE("a writer that cannot get the graph for itself says so after its patience, and nothing is half done", "[sqlite]") {
    Folder folder;
    Maker maker(24);
    const auto documents = maker.documents();
    const auto store = Store::open(folder / "g.db", {Access::write, std::chrono::milliseconds(50)});
    store->add(documents[0], no_fault);
    const auto before = dump(folder / "g.db");
    {
        SQLite::Database other(folder / "g.db", SQLite::OPEN_READWRITE);
        other.exec("BEGIN IMMEDIATE");
        const auto error = error_of([&] { store->add(documents, no_fault); });
        CHECK(error.code() == ErrorCode::graph);
        CHECK_THAT(error.fault(), Catch::Contains("another program"));
        CHECK(!error.remedy().empty());
        CHECK(dump(folder / "g.db") == before);
    }
    store->add(documents, no_fault);
    CHECK(store->info().documents == documents.size());
}

TEST_CASE("a graph that is opened again and closed keeps the locks of those that this program has open", "[sqlite]") {
    Folder folder;
    Maker maker(28);
    const auto documents = maker.documents();
    const auto file = folder / "g.db";
    Store::open(file, writing)->add(std::span(documents).first(5), no_fault);
    // Another program, which knows nothing of what this one has open, adds the rest when it is told to.
    int told[2];
    REQUIRE(::pipe(told) == 0);
    const auto process = ::fork();
    if (process == 0) {
        char word = 0;
        try {
            if (::read(told[0], &word, 1) == 1) Store::open(file, writing)->add(std::span(documents).subspan(5), no_fault);
        } catch (...) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    const auto reader = Store::open(file);
    CHECK(reader->info().documents == 5);
    Store::open(file);
    CHECK(Store::exists(file));
    CHECK(::write(told[1], "!", 1) == 1);
    int status = -1;
    ::waitpid(process, &status, 0);
    CHECK(status == 0);
    // It saw that somebody reads, and left the log: without it this program would read the graph of before for ever.
    CHECK(fs::exists(file + "-wal"));
    CHECK(reader->info().documents == documents.size());
}

TEST_CASE("a graph that is taken away, or emptied, while it is open is an error at the next writing", "[sqlite]") {
    Folder folder;
    Maker maker(29);
    const auto documents = maker.documents();
    const auto file = folder / "g.db";
    {
        const auto store = Store::open(file, writing);
        store->add(documents[0], no_fault);
        fs::rename(file, folder / "elsewhere.db");
        const auto error = error_of([&] { store->add(documents[1], no_fault); });
        CHECK(error.code() == ErrorCode::io);
        CHECK(error.where() == file);
        CHECK_THAT(error.fault(), Catch::Contains("moved or removed"));
    }
    CHECK(Store::open(folder / "elsewhere.db")->info().documents == 1);
    const auto store = Store::open(folder / "elsewhere.db", writing);
    fs::resize_file(folder / "elsewhere.db", 0);
    CHECK(error_of([&] { store->add(documents[1], no_fault); }).code() == ErrorCode::graph);
}

TEST_CASE("two programs that decide who is whom at once leave what the later one decided of all that is stored", "[sqlite]") {
    Folder folder;
    Maker maker(30);
    const auto file = folder / "g.db";
    const auto one = Store::open(file, {Access::write, std::chrono::milliseconds(50)}), other = Store::open(file, {Access::write, std::chrono::milliseconds(50)});
    one->replace_rule_decisions([&] {
        CHECK(one->document_ids().empty());
        // Nothing is stored between what was read and what is decided.
        CHECK_THAT(error_of([&] { other->add(maker.document(1), no_fault); }).fault(), Catch::Contains("another program"));
        return std::vector<Decision>();
    });
    other->add(maker.document(1), no_fault);
}

TEST_CASE("what is no graph is named as such, and is not touched", "[sqlite]") {
    Folder folder;
    const auto refused = [&](const std::string& file) {
        const auto before = fs::is_regular_file(file) ? read_file(file) : "";
        for (const auto access : {Access::read, Access::write}) {
            const auto error = error_of([&] { Store::open(file, {access, std::chrono::milliseconds(50)}); });
            CHECK(error.code() == ErrorCode::graph);
            CHECK(error.where() == file);
            CHECK(!error.remedy().empty());
            CHECK_THAT(error.fault(), Catch::Contains("no entente graph") || Catch::Contains("newer"));
        }
        if (fs::is_regular_file(file)) CHECK(read_file(file) == before);
    };
    write_file(folder / "text", "In the beginning was the word, and the word was not a database. " + std::string(1000, 'x'));
    refused(folder / "text");
    write_file(folder / "short", "x");
    refused(folder / "short");
    write_file(folder / "zeros", std::string(8192, '\0'));
    refused(folder / "zeros");
    refused(fs::path(folder / "text").parent_path().string());
    {
        SQLite::Database other(folder / "other", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE documents (id INTEGER PRIMARY KEY)");
    }
    refused(folder / "other");
    Store::open(folder / "newer", writing);
    {
        SQLite::Database newer(folder / "newer", SQLite::OPEN_READWRITE);
        newer.exec("PRAGMA journal_mode = DELETE");
        newer.exec("PRAGMA user_version = 99");
    }
    refused(folder / "newer");
}

TEST_CASE("a graph that is missing, or cannot be made, is an error that names it", "[sqlite]") {
    Folder folder;
    const auto missing = error_of([&] { Store::open(folder / "nothing.db"); });
    CHECK(missing.code() == ErrorCode::graph);
    CHECK(missing.where() == folder / "nothing.db");
    CHECK(!fs::exists(folder / "nothing.db"));

    const auto nowhere = error_of([&] { Store::open(folder / "no/such/folder/g.db", writing); });
    CHECK(nowhere.code() == ErrorCode::io);
    CHECK(nowhere.where() == folder / "no/such/folder/g.db");

    write_file(folder / "empty", "");
    CHECK(error_of([&] { Store::open(folder / "empty"); }).code() == ErrorCode::graph);
    CHECK(Store::open(folder / "empty", writing)->info().documents == 0);  // an empty file becomes a graph

    Maker maker(1);
    const auto reader = Store::open(folder / "empty");
    CHECK(error_of([&] { reader->add(maker.document(1), no_fault); }).code() == ErrorCode::usage);
}

TEST_CASE("a graph where nothing may be written is read, and refuses to be written", "[sqlite]") {
    Folder folder;
    Maker maker(25);
    const auto sub = folder / "sealed";
    fs::create_directory(sub);
    const auto file = sub + "/a graph & 100%.db";
    const auto documents = maker.documents();
    Store::open(file, writing)->add(documents, no_fault);
    fs::permissions(file, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
    fs::permissions(sub, fs::perms(0555));
    fs::permissions(folder.path(), fs::perms(0755));  // everybody may come in
    CHECK(as_nobody([&] { return Store::open(file)->info().documents == documents.size(); }));
    CHECK(as_nobody([&] {
        const auto error = error_of([&] { Store::open(file, writing)->add(documents, no_fault); });
        return error.code() == ErrorCode::io && error.where() == file;
    }));
    CHECK(as_nobody([&] { return error_of([&] { Store::open(sub + "/new.db", writing); }).code() == ErrorCode::io; }));
    fs::permissions(sub, fs::perms(0755));
}

TEST_CASE("a damaged graph gives errors or answers, and never ends the program", "[sqlite]") {
    Folder folder;
    Maker maker(26, {30, 12, 12, true});
    Store::open(folder / "g.db", writing)->add(maker.documents(), no_fault);
    const auto whole = read_file(folder / "g.db");
    REQUIRE(whole.size() > 50'000);
    std::size_t errors = 0;
    const auto try_it = [&](const std::string& bytes) {
        const auto file = folder / "damaged.db";
        write_file(file, bytes);
        try {
            ask_everything(file);
        } catch (const Error& error) {
            CHECK((error.code() == ErrorCode::graph || error.code() == ErrorCode::io));
            CHECK(error.where() == file);
            ++errors;
        }
    };
    for (int i = 0; i < 40; ++i) try_it(whole.substr(0, maker.below(whole.size())));
    for (int i = 0; i < 200; ++i) {
        auto bytes = whole;
        for (auto n = 1 + maker.below(40); n > 0; --n) bytes[maker.below(bytes.size())] = static_cast<char>(maker.below(256));
        try_it(bytes);
    }
    CHECK(errors > 40);
}

TEST_CASE("a transaction that fails leaves the store usable, with nothing of it stored") {
    Folder folder;
    Maker maker(27);
    const auto documents = maker.documents();
    const auto store = Store::open(folder / "g.db", writing);
    // The callback's own exception ends the transaction.
    auto contradiction = documents[0];
    contradiction.text += "other";
    const std::vector<Extraction> batch{documents[0], documents[1], contradiction, documents[2]};
    CHECK_THROWS_AS(store->add(batch, [](const Error&) { throw std::runtime_error("enough"); }), std::runtime_error);
    CHECK(store->info() == GraphInfo{});
    store->add(documents, no_fault);
    Store::open(folder / "h.db", writing)->add(documents, no_fault);
    CHECK(dump(folder / "g.db") == dump(folder / "h.db"));
}
