#pragma once
// Graphs of before version 6 of the schema told edges apart by everything but the place.

namespace entente::store {

class Database;

inline constexpr int first_with_place_in_key = 6;

/// Whether the keys of the graph count the place in. One that is older and is only read keeps the keys that it has.
bool has_place_in_keys(Database& database);

/// Gives evidence of events that tells a place, and the edges behind it, the keys that count it in: an edge whose reports tell
/// several places becomes one edge a place. Within the caller's transaction; nothing else changes.
void rekey_by_place(Database& database);

}  // namespace entente::store
