#include "output_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <entente/error.hpp>

namespace entente::cli {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refused(const fs::path& path, int error) {
    throw Error(ErrorCode::io, fmt::format("cannot be written ({})", std::strerror(error)), path.string(), "is the folder there, and may it be written to?");
}

/// The file that a link leads to, so that the link stays one.
fs::path end_of_links(const fs::path& path) {
    std::error_code error;
    const auto end = fs::weakly_canonical(path, error);
    return error ? path : end;
}

/// An empty file of its own beside that one, as it may be read and written.
std::string make_beside(const fs::path& path) {
    struct stat earlier {};
    const auto mask = ::umask(0);
    ::umask(mask);
    const mode_t mode = ::stat(path.c_str(), &earlier) == 0 ? earlier.st_mode & 07777 : 0666 & ~mask;
    auto name = path.string() + ".part-XXXXXX";
    const int file = ::mkstemp(name.data());
    if (file < 0) refused(path, errno);
    ::fchmod(file, mode);
    ::close(file);
    return name;
}

/// What was written is on the disk before its name is: else a loss of power could leave the name without the words.
bool reaches_disk(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY);
    if (file < 0) return false;
    const bool well = ::fsync(file) == 0;
    return (::close(file) == 0) && well;
}

}  // namespace

OutputFile::OutputFile(fs::path path) : path_(std::move(path)) {
    std::error_code ignored;
    const auto status = fs::status(path_, ignored);
    if (fs::is_directory(status)) throw Error(ErrorCode::io, "is a folder", path_.string(), "name a file in it");
    if (!fs::exists(status) || fs::is_regular_file(status)) {  // not of a pipe or a device
        end_ = end_of_links(path_);
        part_ = make_beside(end_);
    }
    errno = 0;
    stream_.open(part_.empty() ? path_ : part_, std::ios::binary | std::ios::trunc);
    if (!stream_) refused(path_, errno);
}

OutputFile::~OutputFile() {
    std::error_code ignored;
    if (!part_.empty()) fs::remove(part_, ignored);
}

void OutputFile::check(bool well) const {
    if (!well || !stream_) throw Error(ErrorCode::io, "could not be written to its end", path_.string(), "is the disk full? What stood there before is as it was");
}

void OutputFile::keep() {
    stream_.close();
    check(part_.empty() || reaches_disk(part_));
    if (part_.empty()) return;
    std::error_code error;
    fs::rename(part_, end_, error);
    if (error) throw Error(ErrorCode::io, error.message(), path_.string());
    part_.clear();
}

}  // namespace entente::cli
