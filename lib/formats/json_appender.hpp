#pragma once
// RapidJSON's output stream over a string that is there already.

#include <string>

namespace entente::formats {

class JsonAppender {
public:
    using Ch = char;
    explicit JsonAppender(std::string& out) : out_(out) {}
    void Put(char c) { out_.push_back(c); }
    void Flush() {}

private:
    std::string& out_;
};

}  // namespace entente::formats
