// Loaded before the C library (LD_PRELOAD): a disk that takes no more, or a program that is killed, at a write that is told beforehand.
//
// FAULTY_DISK=kind:number:folder counts what is done to files in that folder (writing, cutting, syncing, renaming, removing). At that
// number, from 1 on,
//   kill  half of what is to be written is written, and the program is killed
//   full  half of it is written; from then on the disk is full
//   count nothing happens; the file FAULTY_DISK_COUNT says how many there were

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <unistd.h>

namespace {

std::atomic<long> done = 0;

struct Plan {
    char kind = 0;
    long number = 0;
    const char* folder = nullptr;

    Plan() {
        const char* plan = std::getenv("FAULTY_DISK");
        const char* first = plan ? std::strchr(plan, ':') : nullptr;
        const char* second = first ? std::strchr(first + 1, ':') : nullptr;
        if (!second) return;
        kind = plan[0];
        number = std::strtol(first + 1, nullptr, 10);
        folder = second + 1;
    }
    ~Plan() {
        const char* name = kind == 'c' ? std::getenv("FAULTY_DISK_COUNT") : nullptr;
        if (!name) return;
        if (auto* file = std::fopen(name, "w")) {
            std::fprintf(file, "%ld\n", done.load());
            std::fclose(file);
        }
    }
} const plan;

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool concerns(const char* path) { return plan.folder && std::strncmp(path, plan.folder, std::strlen(plan.folder)) == 0; }

bool concerns(int file) {
    if (!plan.folder) return false;
    char link[64], path[PATH_MAX + 1];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const auto size = ::readlink(link, path, PATH_MAX);
    if (size < 0) return false;
    path[size] = 0;
    return concerns(path);
}

/// What is to happen at this call.
enum class Fate { well, last, full };
Fate fate() {
    const long now = ++done;
    if (plan.kind == 'c' || now < plan.number) return Fate::well;
    return now == plan.number ? Fate::last : plan.kind == 'f' ? Fate::full : Fate::well;
}

void die() {
    ::kill(::getpid(), SIGKILL);
    ::pause();
}

template <class Size, class Half, class Whole>
ssize_t write_by_fate(int file, Size size, Half half, Whole whole) {
    if (!concerns(file)) return whole();
    const auto now = fate();
    if (now == Fate::well) return whole();
    if (now == Fate::last) {
        half(size / 2);
        if (plan.kind == 'k') die();
    }
    errno = ENOSPC;
    return -1;
}

/// Of what takes no room: only a kill meets it.
template <class Call>
int without_room(bool concerned, Call call) {
    if (concerned && fate() == Fate::last && plan.kind == 'k') die();
    return call();
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
    static const auto real = next<ssize_t(int, const void*, size_t)>("write");
    return write_by_fate(file, size, [&](size_t part) { (void)real(file, bytes, part); }, [&] { return real(file, bytes, size); });
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
    static const auto real = next<ssize_t(int, const void*, size_t, off_t)>("pwrite");
    return write_by_fate(file, size, [&](size_t part) { (void)real(file, bytes, part, at); }, [&] { return real(file, bytes, size, at); });
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
    static const auto real = next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    return write_by_fate(file, size, [&](size_t part) { (void)real(file, bytes, part, at); }, [&] { return real(file, bytes, size, at); });
}

int ftruncate(int file, off_t size) {
    static const auto real = next<int(int, off_t)>("ftruncate");
    return without_room(concerns(file), [&] { return real(file, size); });
}

int ftruncate64(int file, off64_t size) {
    static const auto real = next<int(int, off64_t)>("ftruncate64");
    return without_room(concerns(file), [&] { return real(file, size); });
}

int fsync(int file) {
    static const auto real = next<int(int)>("fsync");
    return without_room(concerns(file), [&] { return real(file); });
}

int fdatasync(int file) {
    static const auto real = next<int(int)>("fdatasync");
    return without_room(concerns(file), [&] { return real(file); });
}

int unlink(const char* path) {
    static const auto real = next<int(const char*)>("unlink");
    return without_room(concerns(path), [&] { return real(path); });
}

int rename(const char* from, const char* to) {
    static const auto real = next<int(const char*, const char*)>("rename");
    return without_room(concerns(to), [&] { return real(from, to); });
}

}  // extern "C"
