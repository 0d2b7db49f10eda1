#pragma once
// A file that is written whole or not at all.

#include <filesystem>
#include <fstream>
#include <ostream>

namespace entente::cli {

/// What stood there stays until the new one is complete. Throws Error (io).
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    std::ostream& stream() { return stream_; }
    /// Throws where something could not be written, or the caller knows that it was not.
    void check(bool well = true) const;
    void keep();

private:
    std::filesystem::path path_, end_, part_;  // as named; where its links end; what is written until it is whole
    std::ofstream stream_;
};

}  // namespace entente::cli
