#pragma once
// Who may ask: nobody but pages of this server and the programs of whoever started it.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace entente::cli {

/// A header of a request by its name; empty where it is not there.
using Header = std::function<std::string(const char* name)>;

/// Whether an address is of this machine alone: 127.0.0.0/8, ::1, localhost.
bool is_loopback(std::string_view address);

/// 32 random hex digits.
std::string new_token();

class Guard {
public:
    /// Without a token, only requests that name this machine are answered: a page elsewhere whose name is made to lead here (DNS
    /// rebinding) still sends its own name. With one, who has the token is.
    Guard(int port, std::string token) : port_(port), token_(std::move(token)) {}

    /// Why a request is not answered, or nothing. `page`: it asks for the page itself, to which pages elsewhere may link.
    std::optional<std::string> refuses(const Header& header, bool page) const;

    bool asks_for_token() const { return !token_.empty(); }
    bool is_token(std::string_view given) const;
    std::string cookie() const;  // that a browser keeps in place of the token

private:
    bool names_this_machine(std::string_view host) const;
    bool has_token(const Header& header) const;
    std::string cookie_name() const { return "entente_" + std::to_string(port_); }  // browsers share cookies among ports

    int port_;
    std::string token_;
};

}  // namespace entente::cli
