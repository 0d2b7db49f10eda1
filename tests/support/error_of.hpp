#pragma once
// The error that a call must end with.

#include <stdexcept>

#include <entente/error.hpp>

#include "catch.hpp"

template <class Call>
entente::Error error_of(Call&& call) {
    try {
        call();
    } catch (const entente::Error& error) {
        return error;
    }
    FAIL("no error");
    throw std::logic_error("not reached");
}
