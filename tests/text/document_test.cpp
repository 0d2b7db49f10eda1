#include "text/document.hpp"

#include "catch.hpp"

using namespace entente;
using namespace entente::text;

TEST_CASE("an offset map without pieces changes nothing") {
    const OffsetMap map;
    CHECK(map.given(0) == 0);
    CHECK(map.given(7) == 7);
    CHECK(map.given(3, 9) == Extent{3, 9});
}

TEST_CASE("an offset map follows the pieces that were copied") {
    OffsetMap map;  // given "<b>Kerry</b> met" -> clean "Kerry met"
    map.add(0, 3);
    map.add(5, 12);
    CHECK(map.given(0) == 3);
    CHECK(map.given(4) == 7);
    CHECK(map.given(5) == 12);
    CHECK(map.given(0, 5) == Extent{3, 8});   // the end is where the last byte ends, not where the next begins
    CHECK(map.given(0, 9) == Extent{3, 16});  // across the markup
    CHECK(map.given(5, 5) == Extent{12, 12});
}

TEST_CASE("what was written for something else maps as a whole") {
    OffsetMap map;  // given "A&amp;B" -> clean "A&B"
    map.add(0, 0);
    map.replace(1, 1, 6);
    map.add(2, 6);
    CHECK(map.given(1, 2) == Extent{1, 6});
    CHECK(map.given(0, 2) == Extent{0, 6});
    CHECK(map.given(0, 3) == Extent{0, 7});
    CHECK(map.given(2, 3) == Extent{6, 7});
}

TEST_CASE("a copy goes on after a replacement of the same length") {
    OffsetMap map;
    map.add(0, 0);
    map.replace(2, 2, 3);
    map.add(3, 3);
    CHECK(map.given(2, 4) == Extent{2, 4});
    CHECK(map.given(3, 9) == Extent{3, 9});
}
