#include "catch.hpp"

#include <entente/error.hpp>

#include "syntax/model.hpp"
#include "tiny_corpus.hpp"

using namespace entente;
using namespace entente::syntax;

namespace {

/// The error that loading this file gives; fails the test where there is none.
Error error_of(const std::filesystem::path& file) {
    try {
        Model::load(file);
    } catch (const Error& error) {
        return error;
    }
    FAIL("it was loaded");
    throw;
}

const std::string& whole() {
    static const std::string bytes = [] {
        const tiny::File file("whole.model");
        tiny::train(tiny::options()).write(file.path());
        return file.read();
    }();
    return bytes;
}

}  // namespace

TEST_CASE("A missing model, or a folder in its place, is named") {
    const auto missing = error_of("no/such/en.model");
    CHECK(missing.code() == ErrorCode::schema);
    CHECK(missing.where() == "no/such/en.model");
    CHECK_FALSE(missing.remedy().empty());
    CHECK(error_of(std::filesystem::temp_directory_path()).code() == ErrorCode::schema);
}

TEST_CASE("A truncated, lengthened, foreign, old or damaged model is told apart") {
    const tiny::File file("faulty.model");
    const auto fault = [&](const std::string& bytes) {
        file.write(bytes);
        const auto error = error_of(file.path());
        CHECK(error.code() == ErrorCode::schema);
        CHECK(error.where() == file.path().string());
        return error.fault();
    };
    CHECK(fault("") == "is no language model");
    CHECK(fault("PK\x03\x04 something else altogether, and long enough for a header") == "is no language model");
    CHECK(fault(whole().substr(0, 20)) == "the language model is cut short");
    CHECK(fault(whole().substr(0, whole().size() / 2)) == "the language model is cut short");
    CHECK(fault(whole() + "more") == "the language model has bytes after its end");
    auto damaged = whole();
    damaged[damaged.size() / 3] ^= 1;
    CHECK(fault(damaged) == "the language model is damaged");
    auto old = whole();
    old[8] = 99;
    CHECK(fault(old) == "the language model has another version of the format");
}

TEST_CASE("A model knows its content by a fingerprint") {
    const tiny::File file("whole.model");
    file.write(whole());
    const auto model = Model::load(file.path());
    CHECK(model->fingerprint().size() == 16);
    CHECK(model->fingerprint() == Model::load(file.path())->fingerprint());
}

TEST_CASE("Training is repeatable to the byte, with one thread or two") {
    auto options = tiny::options();
    options.epochs = 2;
    options.pretraining = 1;
    const tiny::File one("one.model"), again("again.model"), two("two.model"), other("other.model");
    tiny::train(options).write(one.path());
    tiny::train(options).write(again.path());
    options.threads = 2;
    tiny::train(options).write(two.path());
    options.seed = 2;
    tiny::train(options).write(other.path());
    CHECK(one.read() == again.read());
    CHECK(one.read() == two.read());
    CHECK(one.read() != other.read());
}
