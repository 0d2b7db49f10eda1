"""What the Debian packages promise, looked at without installing them."""
import gzip
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

PACKAGES, VERSION = pathlib.Path(os.environ['PACKAGES']), os.environ['VERSION']


def output(*command):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'}).stdout


class Contents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.package, cls.root = {}, {}
        for name in ('entente', 'libentente-dev'):
            cls.package[name], = PACKAGES.glob(f'{name}_{VERSION}_*.deb')
            cls.root[name] = pathlib.Path(cls.folder.name, name)
            output('dpkg-deb', '--extract', cls.package[name], cls.root[name])

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def field(self, package, name):
        return output('dpkg-deb', '--field', self.package[package], name).strip()

    def test_the_program_depends_on_the_libraries_it_is_linked_with_and_on_nothing_to_build_with(self):
        depends = self.field('entente', 'Depends')
        for library in ('libc6', 'libsqlite3-0', 'libfmt', 'libgumbo', 'libpcre2-8-0', 'libutf8proc', 'libcpp-httplib'):
            self.assertIn(library, depends)
        self.assertNotIn('-dev', depends)

    def test_the_library_comes_with_the_same_version_of_the_knowledge(self):
        self.assertIn(f'entente (= {VERSION})', self.field('libentente-dev', 'Depends'))

    def test_each_file_is_in_its_place(self):
        program = self.root['entente'] / 'usr'
        for file in ('bin/entente', 'bin/entente-train', 'share/entente/graph.sql', 'share/entente/models/en.model', 'share/entente/facts/places.tsv',
                     'share/entente/facts/credits.txt', 'share/man/man1/entente.1.gz', 'share/man/man1/entente-train.1.gz',
                     'share/doc/entente/copyright', 'share/doc/entente/changelog.gz', 'share/doc/entente/docs/security.md',
                     'share/doc/entente/examples/articles'):
            self.assertTrue((program / file).exists(), file)
        library = self.root['libentente-dev'] / 'usr'
        self.assertTrue((library / 'include/entente/entente.hpp').exists())
        self.assertTrue(list(library.glob('lib/**/libentente.a')))
        self.assertTrue(list(library.glob('lib/**/cmake/entente/entente-config.cmake')))
        self.assertFalse((library / 'bin').exists() or (program / 'include').exists())

    def test_files_are_roots_and_nobody_else_may_write_them(self):
        for package in self.package.values():
            for line in output('dpkg-deb', '--contents', package).splitlines():
                self.assertRegex(line, r'^(d|-)rw[x-]r-[x-]r-[x-] root/root ', line)

    def test_nothing_tells_where_it_was_built(self):
        places = [place.encode() for place in os.environ['PLACES'].split(':')]
        for root in self.root.values():
            for file in root.rglob('*'):
                if file.is_file():
                    content = file.read_bytes()
                    self.assertFalse([place for place in places if place in content], file)

    def test_the_copyright_file_has_the_terms_of_what_is_inside(self):
        text = (self.root['entente'] / 'usr/share/doc/entente/copyright').read_text(encoding='utf-8')
        for name in ('Apache', 'sigma: MIT', 'graphology: MIT', 'libcli11-dev: BSD-3-Clause', 'rapidjson-dev: MIT', 'libboost-dev: BSL-1.0',
                     'iso-codes: LGPL-2.1-or-later', 'wordnet-base', 'libgeonames-common: CC-BY-4.0'):
            self.assertTrue(name in text, name)
        self.assertFalse('libgeonames0:' in text)  # only called when the tables are made

    def test_the_changelog_begins_with_this_version(self):
        with gzip.open(self.root['entente'] / 'usr/share/doc/entente/changelog.gz', 'rt', encoding='utf-8') as file:
            self.assertTrue(file.readline().startswith(f'entente ({VERSION}) '))

    def test_the_manual_names_every_verb_and_is_well_formed(self):
        page = self.root['entente'] / 'usr/share/man/man1/entente.1.gz'
        with gzip.open(page, 'rt', encoding='utf-8') as file:
            text = file.read()
        verbs = re.findall(r'^  (\w[\w-]*)  ', output(os.environ['ENTENTE'], '--help').partition('Verbs:')[2], re.MULTILINE)
        self.assertGreater(len(verbs), 20)
        for verb in verbs:
            self.assertIn(f'\n.SS {verb}\n'.replace('-', '\\-'), text)
        for page in (self.root['entente'] / 'usr/share/man/man1').iterdir():
            shown = subprocess.run(['man', '--warnings', '-E', 'UTF-8', '-l', page], capture_output=True, text=True,
                                   env={**os.environ, 'LC_ALL': 'C.UTF-8', 'MANWIDTH': '80', 'MANPAGER': 'cat'})
            self.assertEqual((shown.returncode, shown.stderr), (0, ''), page)
            self.assertNotIn('\\', shown.stdout.replace('\\n', ''))


if __name__ == '__main__':
    unittest.main()
