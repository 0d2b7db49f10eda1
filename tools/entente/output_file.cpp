#include "output_file.hpp"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include <entente/error.hpp>

namespace entente::cli {

namespace fs = std::filesystem;

OutputFile::OutputFile(fs::path path) : path_(std::move(path)) {
    std::error_code error;
    const auto status = fs::status(path_, error);
    if (fs::is_directory(status)) throw Error(ErrorCode::io, "is a folder", path_.string(), "name a file in it");
    if (!fs::exists(status) || fs::is_regular_file(status)) part_ = path_.string() + ".part";  // not of a pipe or a device
    errno = 0;
    stream_.open(part_.empty() ? path_ : part_, std::ios::binary | std::ios::trunc);
    if (!stream_) throw Error(ErrorCode::io, fmt::format("cannot be written ({})", std::strerror(errno)), path_.string(), "is the folder there, and may it be written to?");
}

OutputFile::~OutputFile() {
    std::error_code ignored;
    if (!part_.empty()) fs::remove(part_, ignored);
}

void OutputFile::keep() {
    stream_.close();
    if (!stream_) throw Error(ErrorCode::io, "could not be written to its end", path_.string(), "is the disk full?");
    if (part_.empty()) return;
    std::error_code error;
    fs::rename(part_, path_, error);
    if (error) throw Error(ErrorCode::io, error.message(), path_.string());
    part_.clear();
}

}  // namespace entente::cli
