#pragma once
// Standard input that ends where a stop is requested, though whoever writes to it is silent.

#include <array>
#include <istream>
#include <stop_token>
#include <streambuf>

namespace entente::pipeline {

class StoppableInput : private std::streambuf {
public:
    explicit StoppableInput(std::stop_token stop) : stop_(std::move(stop)), stream_(this) {}
    std::istream& stream() { return stream_; }

private:
    int_type underflow() override;

    std::stop_token stop_;
    std::array<char, 1 << 16> buffer_;
    std::istream stream_;
};

}  // namespace entente::pipeline
