#include "text/paragraphs.hpp"

#include <string>

#include "catch.hpp"

using namespace entente::text;

namespace {
std::vector<std::string> parts(const std::string& text) {
    std::vector<std::string> out;
    for (const auto& paragraph : paragraphs(text)) out.push_back(text.substr(paragraph.begin, paragraph.end - paragraph.begin));
    return out;
}
using Parts = std::vector<std::string>;
}  // namespace

TEST_CASE("blank lines part paragraphs, whatever the line ends") {
    CHECK(parts("One.\n\nTwo.\n \t\nThree.\n") == Parts{"One.", "Two.", "Three."});
    CHECK(parts("One.\r\n\r\nTwo.\r\n") == Parts{"One.", "Two."});
    CHECK(parts("").empty());
    CHECK(parts(" \n\t\n").empty());
}

TEST_CASE("a paragraph a line is a paragraph a line") {
    CHECK(parts("Kerry in Moscow\n4 min read\n15 July, 2016\nKerry urged cooperation.") ==
          Parts{"Kerry in Moscow", "4 min read", "15 July, 2016", "Kerry urged cooperation."});
}

TEST_CASE("text that is wrapped at a width is put together again") {
    const std::string wrapped =
        "The ministers of both countries met in the capital on\n"
        "Monday and spoke for three hours about the truce that\n"
        "Washington and Moscow had brokered in the spring. Each\n"
        "Sunday since then both sides have accused the other of\n"
        "breaking it.\n"
        "\n"
        "A second meeting is planned for the end of the month.\n";
    CHECK(paragraphs(wrapped).size() == 2);
}

TEST_CASE("a line that goes on in lower case is no end of a paragraph") {
    CHECK(parts("The minister said that the talks had been\nuseful and would go on.") ==
          Parts{"The minister said that the talks had been\nuseful and would go on."});
}

TEST_CASE("items of a list are paragraphs") {
    CHECK(
        parts("The plan:\n- stop the fighting in every part of the country\n- exchange prisoners of war without delay").size() ==
        3);
}

TEST_CASE("where every line stands between blank lines, a sentence goes on across them") {
    const std::string spaced =
        "The ministers of both countries met in the\n\ncapital on Monday and spoke for three hours\n\nabout the truce that Washington had\n\n"
        "brokered in the spring.\n\nEach side has accused the other of breaking it.";
    CHECK(paragraphs(spaced).size() == 2);
    // One line alone shows nothing: names may begin in lower case.
    CHECK(parts("A car bomb kills twelve people in a town\n\nal-Shabaab said that it had done it.").size() == 2);
}
