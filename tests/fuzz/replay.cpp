// Replays inputs of the fuzz targets, in builds without libFuzzer: replay TARGET FILE_OR_FOLDER...

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "fuzz/target.hpp"

namespace entente::fuzz {
namespace {

std::map<std::string, Target>& targets() {
    static std::map<std::string, Target> all;
    return all;
}

}  // namespace

Registration::Registration(const char* name, Target target) { targets().emplace(name, target); }

}  // namespace entente::fuzz

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    using namespace entente::fuzz;
    const auto target = argc < 3 ? targets().end() : targets().find(argv[1]);
    if (target == targets().end()) {
        std::fprintf(stderr, "usage: replay TARGET FILE_OR_FOLDER...\ntargets:");
        for (const auto& [name, function] : targets()) std::fprintf(stderr, " %s", name.c_str());
        std::fprintf(stderr, "\n");
        return 2;
    }
    std::vector<fs::path> files;
    for (int i = 2; i < argc; ++i) {
        if (!fs::is_directory(argv[i])) files.emplace_back(argv[i]);
        else
            for (const auto& entry : fs::directory_iterator(argv[i])) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        std::printf("%s\n", file.c_str());
        std::fflush(stdout);  // the last line names the input where one ends the program
        if (!fs::is_regular_file(file)) return 1;
        target->second(bytes_of(file));
    }
    std::printf("%zu inputs\n", files.size());
    return files.empty() ? 1 : 0;
}
