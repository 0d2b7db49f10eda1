#pragma once
// A small graph that holds one of everything.

#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include <entente/formats.hpp>
#include <entente/identity.hpp>
#include <entente/store.hpp>

#include "fuzz/target.hpp"

namespace entente::fuzz {

/// Makes it at `file`, in the smallest pages that there are, so that a change of a byte hits something.
inline void make_graph(const std::string& file) {
    constexpr const char* records[] = {
        R"({"kind":"event","doc":"a","sentence":0,"type":"CONSULT","mode":"visit","contexts":["diplomatic"],"cameo":"042","quad":1,"source":{"id":"person/jane-roe","name":"Jane Roe","kind":"person","country":"USA","sector":"GOV","code":"USAGOV","mention":"Roe","begin":0,"end":3,"from_text":true},"target":{"id":"country/rus","name":"Russia","kind":"country","country":"RUS","sector":"","code":"RUS","mention":"Russia","begin":12,"end":18},"reciprocal":false,"date":{"start":"2016-07-14","end":"2016-07-14"},"place":{"name":"Moscow","country":"RUS","latitude":55.75,"longitude":37.62},"polarity":"affirmed","modality":"actual","attributed_to":null,"confidence":0.83,"rule":"verb.visit","trigger":{"text":"visited","begin":4,"end":11},"text":"Roe visited Russia."})",
        R"({"kind":"event","doc":"b","sentence":1,"type":"ASSAULT","cameo":"190","quad":4,"source":{"id":"armed-group/front","name":"Front","kind":"armed-group","mention":"The Front","begin":0,"end":9},"target":{"id":"country/rus","name":"Russia","kind":"country","country":"RUS","code":"RUS","mention":"Russian","begin":17,"end":24},"reciprocal":false,"date":null,"place":null,"numbers":{"killed":{"min":3,"max":5}},"polarity":"negated","modality":"planned","attributed_to":{"id":"person/jane-roe","name":"Jane Roe","kind":"person","mention":"she","begin":30,"end":33},"confidence":0.5,"rule":"verb.attack","trigger":{"text":"attacked","begin":10,"end":18},"text":"The Front attacked Russian forces, she said."})",
        R"({"kind":"tie","doc":"b","sentence":2,"type":"member-of","source":{"id":"person/jane-roe","name":"Jane Roe","kind":"person","mention":"Roe","begin":50,"end":53},"target":{"id":"armed-group/front","name":"Front","kind":"armed-group","mention":"the Front","begin":60,"end":69},"reciprocal":false,"date":null,"polarity":"affirmed","modality":"actual","confidence":0.9,"rule":"tie.member","trigger":{"text":"of","begin":55,"end":57},"text":"Roe is of the Front."})"};
    std::filesystem::remove(file);
    {
        const auto store = Store::open(file, {.access = Access::write});
        std::vector<Extraction> documents;
        for (const auto* line : records) {
            auto record = parse_record(line, "here");
            if (documents.empty() || documents.back().document->id != record.document->id) documents.push_back({.document = record.document});
            documents.back().records.push_back(std::move(record));
        }
        store->add(documents, [](const Error& error) { require(false, error.what()); });
        store->add_imports(std::vector<ImportedEntry>{{R"({"id":"person/other"})", "file.csv"}});
        store->set_window(2);
        settle_actors(*store);
    }
    SQLite::Database database(file, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM");
}

}  // namespace entente::fuzz
