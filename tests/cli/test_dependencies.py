"""What tools/check-dependencies promises: a list that does not tell the truth is found out."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from support import ROOT

TOOL = ROOT / 'tools' / 'check-dependencies'
LIST = ROOT / 'docs' / 'dependencies.spdx.json'


class Dependencies(unittest.TestCase):
    def check(self, change):
        """What the tool says of the list after `change`."""
        listed = json.loads(LIST.read_text(encoding='utf-8'))
        change(listed, {package['name']: package for package in listed['packages']})
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, 'list.json')
            file.write_text(json.dumps(listed), encoding='utf-8')
            result = subprocess.run([sys.executable, '-B', TOOL, '--list', file], capture_output=True, text=True)
        self.assertEqual(result.returncode, 1, result.stdout)
        return result.stdout

    def test_a_package_that_is_used_and_not_listed(self):
        def forget(listed, packages):
            listed['packages'].remove(packages['libfmt-dev'])
            listed['relationships'] = [r for r in listed['relationships'] if r['relatedSpdxElement'] != packages['libfmt-dev']['SPDXID']]
        said = self.check(forget)
        self.assertIn('libfmt-dev: tools/lib/setup.sh installs it, and is missing', said)
        self.assertIn('fmt: CMake looks for it, and is missing', said)

    def test_a_package_that_is_listed_and_not_used(self):
        def rename(_, packages):
            packages['ccache']['name'] = 'distcc'
        self.assertIn('distcc: stands in the list, but no longer', self.check(rename))

    def test_a_package_of_npm_of_another_version(self):
        def change(_, packages):
            packages['sigma']['versionInfo'] = '1.0.0'
        self.assertIn('--renew: sigma', self.check(change))

    def test_a_licence_that_the_copyright_file_does_not_state(self):
        def change(_, packages):
            packages['libgumbo-dev']['licenseDeclared'] = packages['libgumbo-dev']['licenseConcluded'] = 'MIT'
        self.assertIn('libgumbo-dev: the list says MIT, its copyright file Apache-2.0', self.check(change))

    def test_what_is_under_a_licence_that_does_not_go_with_ours_may_not_be_inside(self):
        def change(listed, packages):
            tool = packages['libgeonames0']['SPDXID']
            relation = next(r for r in listed['relationships'] if r['spdxElementId'] == tool)
            relation.update(spdxElementId='SPDXRef-entente', relationshipType='STATIC_LINK', relatedSpdxElement=tool)
        self.assertIn('libgeonames0: GPL-3.0-only may not be STATIC_LINK', self.check(change))


if __name__ == '__main__':
    unittest.main()
