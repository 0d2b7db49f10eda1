"""What tools/check-actors promises: the directory as it stands is sound, and each kind of fault is named. Run with python3 -m unittest."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHECK = ROOT / "tools" / "check-actors"

LAND = {"id": "country/lux", "name": "Luxembourg", "kind": "country", "country": "LUX", "adjectives": ["Luxembourgish"]}


def run(*arguments):
    return subprocess.run([sys.executable, str(CHECK), *map(str, arguments)], capture_output=True, text=True)


class CheckActors(unittest.TestCase):
    def check(self, *actors):
        with tempfile.TemporaryDirectory() as folder:
            content = {"about": "test", "known_on": "2025-01-01", "actors": sorted([LAND, *actors], key=lambda actor: actor["id"])}
            pathlib.Path(folder, "test.json").write_text(json.dumps(content), encoding="utf-8")
            return run(folder)

    def refused(self, words, *actors):
        result = self.check(*actors)
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertIn(words, result.stdout)

    def person(self, ident="person/jane-roe", name="Jane Roe", **members):
        role = {"title": "mayor", "of": "country/lux", "sector": "GOV"}
        return {"id": ident, "name": name, "kind": "person", "country": "LUX", "roles": [role], **members}

    def body(self, ident="organization/roe-league", name="Roe League", **members):
        return {"id": ident, "name": name, "kind": ident.split("/")[0], "country": "LUX", "sector": "OPP", **members}

    def test_the_directory_is_sound(self):
        result = run()
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_a_sound_entry_passes(self):
        role = {"title": "foreign minister", "of": "government/lux", "sector": "GOV", "from": "2020-01-01", "to": "2021-01-01"}
        self.assertEqual(self.check(self.person(roles=[role])).returncode, 0)

    def test_an_id_that_stands_twice(self):
        self.refused("stands in test.json too", self.person(), self.person())

    def test_a_reference_that_leads_nowhere(self):
        self.refused("which no file holds", self.person(roles=[{"title": "president", "of": "country/fra"}]))

    def test_an_end_before_its_beginning(self):
        role = {"title": "president", "of": "country/lux", "from": "2021-01-01", "to": "2020-01-01"}
        self.refused("ends before it begins", self.person(roles=[role]))

    def test_a_day_that_is_none(self):
        self.refused("is no day", self.person(roles=[{"title": "president", "of": "country/lux", "from": "2021-02-30"}]))

    def test_a_name_claimed_by_two_of_a_kind(self):
        other = self.person("person/john-roe", "John Roe", aliases=["Jane Roe"])
        self.refused("stands for person/jane-roe and person/john-roe", self.person(), other)

    def test_a_name_that_differs_by_diacritics_and_article_only(self):
        other = self.person("person/other", "Jané el-Roe")
        self.refused("stands for", self.person(name="Jane al-Roe"), other)

    def test_a_name_that_both_declare_shared(self):
        other = self.person("person/john-roe", "John Roe", aliases=["Jane Roe"], shared=["Jane Roe"])
        self.assertEqual(self.check(self.person(shared=["Jane Roe"]), other).returncode, 0)

    def test_a_name_of_two_kinds(self):
        self.assertEqual(self.check({"id": "place/luxembourg", "name": "Luxembourg", "kind": "place", "country": "LUX"}).returncode, 0)

    def test_an_alias_that_is_a_first_name(self):
        self.refused("alone is too common", self.person(aliases=["Ali"]))

    def test_an_unknown_sector_and_an_unknown_member(self):
        self.refused("unknown sector XYZ", self.person(roles=[{"title": "president", "of": "country/lux", "sector": "XYZ"}]))
        self.refused('unknown member "alias"', self.person(alias=["J. Roe"]))

    def test_a_body_that_is_part_of_itself(self):
        self.refused("part of itself", self.body(parent="organization/roe-league"))

    def test_a_sole_word_that_is_english(self):
        self.refused('"Ladder" is an English word', self.body(aliases=["Ladder"]))
        self.refused('"Ladder" is an English word', {"id": "place/ladder", "name": "Ladder", "kind": "place", "country": "LUX"})
        self.assertEqual(self.check(self.body(aliases=["Ladder League", "LADDER"])).returncode, 0)

    def test_a_sole_word_that_is_a_first_name(self):
        self.refused('"Agnieszka" alone is a first name', self.body(aliases=["Agnieszka"]))

    def test_a_place_with_a_name_of_people(self):
        self.refused('"Agnieszka" is a name of people', {"id": "place/agnieszka", "name": "Agnieszka", "kind": "place", "country": "LUX"})
        self.assertEqual(self.check({"id": "place/agnieszka", "name": "Agnieszka, Luxembourg", "kind": "place", "country": "LUX"}).returncode, 0)

    def test_an_abbreviation_of_two_letters(self):
        self.refused("two letters stand for too much", self.body(aliases=["RL"]))
        self.assertEqual(self.check(self.body(aliases=["RLL"])).returncode, 0)

    def test_a_surname_that_is_a_day_of_the_week_or_the_west(self):
        self.refused('"friday" alone is something else', self.person(name="Jane Friday"))
        self.refused('"west" alone is something else', self.person(name="Jane West"))
        self.assertEqual(self.check(self.person(name="Jane Friday", surname="Jane Friday")).returncode, 0)

    def test_a_body_that_stands_twice_in_a_country(self):
        party = self.body("party/roe-party", "Roe Party", aliases=["Roe League"])
        self.refused("join the two entries", self.body(), party)
        self.assertEqual(self.check(self.body(), self.body("party/roe-party", "Roe Party", aliases=["Roe League"], country="BEL")).returncode, 0)
        shared = self.body("party/roe-party", "Roe Party", aliases=["Roe League"], shared=["Roe League"])
        self.assertEqual(self.check(self.body(shared=["Roe League"]), shared).returncode, 0)

    def test_members_that_a_kind_asks_for(self):
        self.refused("has a sector", {"id": "party/roe", "name": "Roe Party", "kind": "party", "country": "LUX"})
        self.refused("has no country", {"id": "party/roe", "name": "Roe Party", "kind": "party", "sector": "PTY"})
        self.refused("bears no arms", self.body("armed-group/roe-league"))
        self.refused("a person has a role", self.person(roles=[]))

    def test_an_office_that_two_hold(self):
        first = {"title": "president", "of": "country/lux", "sector": "GOV", "from": "2001-01-01", "to": "2005-12-31"}
        second = {**first, "from": "2003-01-01", "to": "2009-01-01"}
        self.refused("is president of country/lux together with person/jane-roe", self.person(roles=[first]),
                     self.person("person/john-roe", "John Roe", roles=[second]))
        later = {**second, "from": "2005-01-01"}
        self.assertEqual(self.check(self.person(roles=[first]), self.person("person/john-roe", "John Roe", roles=[later])).returncode, 0)

    def test_a_leader_of_a_country_who_does_not_govern_it(self):
        role = {"title": "leader", "of": "country/lux", "sector": "REB"}
        self.refused("the leader of a country is who governs it", self.person(roles=[role]))
        self.assertEqual(self.check(self.person(roles=[{**role, "title": "rebel leader"}])).returncode, 0)

    def test_an_item_of_wikidata(self):
        self.refused("is no item", self.person(wikidata="42"))
        self.refused("has the item of person/jane-roe", self.person(wikidata="Q1"), self.person("person/john-roe", "John Roe", wikidata="Q1"))

    def test_without_wordnet_nothing_passes(self):
        with tempfile.TemporaryDirectory() as folder:
            result = run("--wordnet", folder)
        self.assertEqual(result.returncode, 1)
        self.assertIn("install Debian's package wordnet-base", result.stderr)

    def test_an_empty_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            result = run(folder)
            self.assertEqual(result.returncode, 1)
            self.assertIn("no actor files", result.stderr)

    def test_a_country_code_that_iso_does_not_have(self):
        self.refused("QQQ is no alpha-3 code", self.person(country="QQQ"))

    def test_kosovo_is_not_of_iso_and_a_state_of_the_past_is(self):
        self.assertEqual(self.check(self.person(country="XKX"), self.person("person/john-roe", "John Roe", country="SUN")).returncode, 0)

    def test_without_iso_codes_nothing_passes(self):
        with tempfile.TemporaryDirectory() as folder:
            result = run("--iso-codes", folder)
        self.assertEqual(result.returncode, 1)
        self.assertIn("install Debian's package iso-codes", result.stderr)


if __name__ == "__main__":
    unittest.main()
