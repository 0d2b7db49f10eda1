#pragma once
// One JSON object on a line, member by member.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <entente/date.hpp>
#include <entente/graph.hpp>

#include "output.hpp"

namespace entente::cli {

class JsonLine {
public:
    JsonLine() { json_.StartObject(); }

    JsonLine& text(const char* name, std::string_view value);
    JsonLine& texts(const char* name, const std::vector<std::string>& values);
    JsonLine& number(const char* name, std::uint64_t value);
    JsonLine& real(const char* name, double value);
    JsonLine& boolean(const char* name, bool value);
    JsonLine& date(const char* name, const std::optional<DateSpan>& span);  // null where there is none
    JsonLine& actor(const char* name, const Actor& actor);
    JsonLine& open(const char* name);       // an object as the member's value
    JsonLine& open_list(const char* name);  // a list of objects
    JsonLine& open_item();                  // an object in a list
    JsonLine& close();
    JsonLine& close_list();
    /// A member whose value is JSON already.
    JsonLine& raw(const char* name, std::string_view json);
    JsonLine& raw_item(std::string_view json);

    /// Ends the object; it lives as long as this.
    std::string_view ended();
    /// Ends the object and writes the line.
    void print(Output& out);

private:
    void string(std::string_view value) { json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }

    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
};

}  // namespace entente::cli
