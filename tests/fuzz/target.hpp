#pragma once
// What stands in each file beside this one: a function that takes any bytes, and must neither crash nor break what it checks. The
// preset `fuzz` builds a libFuzzer program of each; every other build a program that replays the seeds (replay.cpp).

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace entente::fuzz {

using Target = void (*)(std::string_view input);

/// Makes a target known to the replay.
struct Registration {
    Registration(const char* name, Target target);
};

/// Ends the program where what a target promises does not hold.
inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// A folder of this process in memory where there is one, for what can only be read from files; gone at its end.
class Folder {
public:
    Folder() {
        const bool memory = std::filesystem::is_directory("/dev/shm");
        auto name = ((memory ? std::filesystem::path("/dev/shm") : std::filesystem::temp_directory_path()) / "entente-fuzz-XXXXXX").string();
        require(mkdtemp(name.data()) != nullptr, "a folder can be made");
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path write(const std::string& name, std::string_view bytes) const {
        const auto file = path_ / name;
        std::ofstream out(file, std::ios::binary | std::ios::trunc);
        out << bytes;
        return file;
    }

private:
    std::filesystem::path path_;
};

/// Writes into a file that is sound what the input says: three bytes of an offset and one of a value for each change, so that small
/// inputs reach what stands behind lengths and checks.
inline std::string patched(std::string file, std::string_view changes) {
    for (; changes.size() >= 4 && !file.empty(); changes.remove_prefix(4)) {
        const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(changes[i])); };
        file[(byte(0) << 16 | byte(1) << 8 | byte(2)) % file.size()] = changes[3];
    }
    return file;
}

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace entente::fuzz

#ifdef ENTENTE_LIBFUZZER
#define ENTENTE_FUZZ_TARGET(name, function)                                                   \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {       \
        function(std::string_view(reinterpret_cast<const char*>(data), size));                \
        return 0;                                                                             \
    }
#else
#define ENTENTE_FUZZ_TARGET(name, function) static const ::entente::fuzz::Registration registration(#name, function);
#endif
