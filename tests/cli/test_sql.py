"""What tests/cli/sql.py promises: the code puts no value into SQL, and one that did would be found."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

from support import ROOT

SCRIPT = pathlib.Path(__file__).with_name('sql.py')


def check(root):
    return subprocess.run([sys.executable, '-B', SCRIPT, root], capture_output=True, text=True)


class Sql(unittest.TestCase):
    def complaints(self, code):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, 'lib', 'store', 'store.cpp')
            file.parent.mkdir(parents=True)
            file.write_text(code, encoding='utf-8')
            result = check(folder)
        self.assertEqual(result.returncode != 0, bool(result.stdout), result)
        return result.stdout

    def test_the_code_binds_every_value(self):
        result = check(ROOT)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_values_that_are_joined_or_formatted_into_a_statement_are_found(self):
        for code in ['db.exec("DELETE FROM edges WHERE id = " + id);', 'db.exec(fmt::format("DELETE FROM edges WHERE id = {}", id));',
                     'auto s = std::string("SELECT 1 FROM actors WHERE name = \'") + actor.name + "\'";', 'db.exec(given);',
                     'Statement s(db, fmt::format("SELECT a FROM b"\n " ORDER BY {}", options.order));',
                     'db.exec(R"(SELECT 1 FROM x WHERE y = )" + y);']:
            with self.subTest(code):
                self.assertIn('SQL is put together with', self.complaints(code))

    def test_literals_are_let_pass(self):
        for code in ['db.exec("DELETE FROM edges");', 'Statement s(db, "SELECT a FROM b WHERE c = ?");', '// "SELECT " + name\n',
                     'db.exec(fmt::format("PRAGMA cache_size = {}", reading ? -1 : -2));', 'throw Error("cannot be read: " + name);']:
            with self.subTest(code):
                self.assertEqual(self.complaints(code), '')


if __name__ == '__main__':
    unittest.main()
