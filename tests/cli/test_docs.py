"""The pages tell of the program that there is: what they say to type runs, their links lead somewhere, and their lists are whole."""
import re
import shlex
import subprocess
import urllib.request

from support import ARTICLES, ENTENTE, ROOT, CommandTest, run

PAGES = [ROOT / 'README.md', ROOT / 'CONTRIBUTING.md', ROOT / 'CHANGELOG.md', *sorted((ROOT / 'docs').glob('*.md'))]
WALKED_THROUGH = ['README.md', 'docs/commands.md', 'docs/walks.md', 'docs/measures.md', 'docs/formats.md', 'docs/explorer.md']


def read(page):
    return (ROOT / page).read_text(encoding='utf-8')


def commands(text):
    """The lines of a page's blocks and tables that call the program, each as a list of arguments; a quoted one may go on over lines."""
    for block in re.findall(r'```(?:sh|console)\n(.*?)```', text, re.S):
        for line in re.findall(r'^(?:\$ )?(?:build/)?entente ((?:"[^"]*"|[^"\n])*)', block, re.M):
            yield shlex.split(line, comments=True)
    for line in re.findall(r'^\|.*`entente ([^`]*)` \|$', text, re.M):
        if '|' not in line:
            yield shlex.split(line)


def anchors(page):
    return {re.sub(r'[^\w -]', '', line.strip('# ').lower()).replace(' ', '-') for line in page.read_text(encoding='utf-8').splitlines() if line.startswith('#')}


class Docs(CommandTest):
    def test_what_pages_say_to_type_runs(self):
        (self.folder / 'examples').mkdir()
        (self.folder / 'examples' / 'articles').symlink_to(ARTICLES)
        self.assertEqual(run('build', 'world.db', 'examples/articles', cwd=self.folder).returncode, 0)
        for page in WALKED_THROUGH:
            lines = list(commands(read(page)))
            self.assertTrue(lines, page)
            for line in lines:
                with self.subTest(page=page, line=line):
                    if line[0] == 'serve':
                        self.serves(line)
                        continue
                    result = run(*line, cwd=self.folder)
                    self.assertEqual(result.returncode, 0, result.stderr)

    def serves(self, line):
        """What serves does not end by itself: it is asked for its page, and told to end."""
        server = subprocess.Popen([ENTENTE, *line, '--port', '0'], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            with urllib.request.urlopen(server.stdout.readline().strip(), timeout=30) as page:
                self.assertIn(b'<title>Entente</title>', page.read())
        finally:
            server.terminate()
            server.communicate(timeout=30)
        self.assertEqual(server.returncode, 0)

    def test_every_verb_is_told_of(self):
        verbs = re.findall(r'(?m)^  (\w+) ', run('help').stdout.partition('Verbs:')[2].partition('Examples:')[0])
        told = re.findall(r'^\| `entente (\w+) ', read('docs/commands.md'), re.M)
        self.assertEqual(set(verbs) - {'help', 'version'}, set(told))

    def test_every_format_is_told_of(self):
        formats = re.findall(r'(?m)^  (\w+) ', run('help', 'export').stdout.partition('Formats:')[2].partition('Examples:')[0])
        self.assertEqual(formats, re.findall(r'^\| `(\w+)` \| (?:`\.|a folder)', read('docs/formats.md'), re.M))

    def test_links_lead_somewhere(self):
        for page in PAGES:
            for link in re.findall(r'\]\(([^)\s]+)\)', page.read_text(encoding='utf-8')):
                if re.match(r'\w+:', link):
                    continue
                path, _, anchor = link.partition('#')
                target = (page.parent / path) if path else page
                with self.subTest(page=page.name, link=link):
                    self.assertTrue(target.exists())
                    if anchor:
                        self.assertIn(anchor, anchors(target))
