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
        return {"id": ident, "name": name, "kind": "person", "country": "LUX", **members}

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
        body = {"id": "organization/a", "name": "Alpha Body", "kind": "organization", "country": "LUX", "parent": "organization/a"}
        self.refused("part of itself", body)

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
