"""Ctrl-C and SIGTERM end a run in order; the same command with --resume goes on without reading again what is stored."""
import json
import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import time
import unittest

from kill import content, documents
from support import CommandTest, ENTENTE, run, write_jsonl


class Stopped(CommandTest):
    def setUp(self):
        super().setUp()
        self.all = list(documents(0, 90))
        self.input = write_jsonl(self.folder / 'all.jsonl', self.all)
        self.assertEqual(run('build', self.folder / 'whole.db', self.input).returncode, 0)
        self.whole = content(self.folder / 'whole.db')
        self.graph = self.folder / 'graph.db'

    def stored(self):
        info = run('info', self.graph, '--json')
        return json.loads(info.stdout)['documents'] if info.returncode == 0 else 0

    def started(self, *arguments):
        """A build that has stored a batch and waits for more."""
        builder = subprocess.Popen([ENTENTE, 'build', self.graph, '-', *arguments], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        builder.stdin.write(self.input.read_bytes()[:-200])  # the last line is cut off
        builder.stdin.flush()
        while self.stored() < 64:
            self.assertIsNone(builder.poll())
            time.sleep(0.02)
        return builder

    def assert_goes_on(self, stored):
        result = run('build', self.graph, self.input, '--resume')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(f'{90 - stored} document', result.stderr)
        self.assertIn(f'{stored} unchanged', result.stderr)
        self.assertTrue(content(self.graph) == self.whole)

    def test_a_signal_stores_what_was_read_and_says_how_to_go_on(self):
        for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            with self.subTest(number):
                builder = self.started()
                builder.send_signal(number)
                builder.wait(300)  # though its standard input stays open
                errors = builder.stderr.read().decode()
                builder.stdin.close()
                builder.stderr.close()
                self.assertEqual(builder.returncode, status, errors)
                self.assertIn('--resume goes on', errors)
                self.assertIn('once more ends at once', errors)
                stored = self.stored()
                self.assertGreaterEqual(stored, 64)
                self.assertLess(stored, 90)  # what was cut off is no document
                self.assertIn(f'{stored} new', errors)
                self.assert_goes_on(stored)
                self.graph.unlink()

    def test_the_second_signal_ends_at_once_and_loses_nothing(self):
        builder = self.started()
        stored = self.stored()
        # Both while it cannot act on the first: it is held, and finds them when it goes on.
        builder.send_signal(signal.SIGSTOP)
        builder.send_signal(signal.SIGINT)
        builder.send_signal(signal.SIGTERM)
        builder.send_signal(signal.SIGCONT)
        builder.wait(300)
        builder.stdin.close()
        builder.stderr.close()
        self.assertIn(builder.returncode, (130, 143))
        self.assertGreaterEqual(self.stored(), stored)
        self.assert_goes_on(self.stored())

    def test_recode_is_stopped_and_run_again(self):
        run('build', self.graph, self.input)
        recoding = subprocess.Popen([ENTENTE, 'recode', self.graph], stderr=subprocess.PIPE, text=True)
        recoding.send_signal(signal.SIGSTOP)
        recoding.send_signal(signal.SIGCONT)
        time.sleep(0.1)
        recoding.send_signal(signal.SIGINT)
        _, errors = recoding.communicate(timeout=300)
        self.assertIn(recoding.returncode, (130, 0, -signal.SIGINT), errors)  # before it listens, or after its end
        self.assertEqual(run('recode', self.graph).returncode, 0)
        self.assertTrue(content(self.graph) == self.whole)


class Resumed(CommandTest):
    def test_what_is_stored_is_not_read_again_and_what_changed_is(self):
        graph = self.graph(write_jsonl(self.folder / 'some.jsonl', documents(0, 20)))
        result = run('build', graph, write_jsonl(self.folder / 'more.jsonl', documents(10, 30)), '--resume')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn('10 documents read, 10 new, 10 unchanged', result.stderr)
        changed = [{**d, 'text': d['text'] + ' They left.'} for d in documents(5, 6)]
        self.assert_one_line_errors(run('build', graph, write_jsonl(self.folder / 'changed.jsonl', changed), '--resume'), ['report-5', 'the text differs'])
        retitled = [{**d, 'title': 'Another'} for d in documents(6, 7)]
        self.assert_one_line_errors(run('build', graph, write_jsonl(self.folder / 'retitled.jsonl', retitled), '--resume'), ['report-6', 'the title differs'])

    def test_texts_and_pages_in_a_folder_are_known_by_their_content(self):
        folder = self.folder / 'articles'
        folder.mkdir()
        for document in documents(0, 6):
            (folder / f'{document["id"]}.txt').write_text(f'{document["title"]}\n\n15 July, 2016\n\n{document["text"]}')
        (folder / 'page.html').write_text('<html><head><title>Talks</title></head><body><p>John Kerry met Sergei Lavrov in Moscow.</p></body></html>')
        graph = self.folder / 'graph.db'
        self.assertIn('7 new', run('build', graph, folder).stderr)
        before = content(graph)
        self.assertIn('0 documents read, 0 new, 7 unchanged', run('build', graph, folder, '--resume', '--published', '2001-01-01').stderr)
        self.assertTrue(content(graph) == before)

    def test_documents_of_which_only_records_came_are_read(self):
        documents_file = write_jsonl(self.folder / 'some.jsonl', documents(0, 5))
        loaded = self.folder / 'loaded.db'
        self.assertEqual(run('load', loaded, '-', stdin=run('extract', documents_file).stdout.encode()).returncode, 0)
        self.assertIn('5 documents read', run('build', loaded, documents_file, '--resume').stderr)
        self.assertEqual(dict(json.loads(run('info', loaded, '--json').stdout)).get('texts'), 5)


class Progress(CommandTest):
    def on_terminal(self, arguments, stdin=None):
        """What is drawn on a terminal."""
        master, terminal = pty.openpty()
        process = subprocess.Popen([ENTENTE, *map(str, arguments)], stdin=stdin or subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=terminal)
        os.close(terminal)
        drawn = b''
        while True:
            ready, _, _ = select.select([master], [], [], 300)
            try:
                part = os.read(master, 65536) if ready else b''
            except OSError:  # its end
                part = b''
            if not part:
                break
            drawn += part
        os.close(master)
        self.assertEqual(process.wait(300), 0)
        return drawn.decode()

    def test_many_small_files_have_a_bar_and_standard_input_has_none(self):
        folder = self.folder / 'many'
        folder.mkdir()
        for document in documents(0, 400):
            (folder / f'{document["id"]}.txt').write_text(document['text'])
        drawn = self.on_terminal(['build', self.folder / 'graph.db', folder])
        shares = [int(share) for share in re.findall(r'(\d+) %', drawn)]
        self.assertTrue(shares, drawn)
        self.assertEqual(shares, sorted(shares))
        self.assertLessEqual(shares[-1], 100)
        self.assertRegex(drawn, r'[\d,]+ documents?, [\d,]+ events?, \d+ documents/s')
        with open(write_jsonl(self.folder / 'stream.jsonl', documents(0, 400))) as stream:
            drawn = self.on_terminal(['build', self.folder / 'other.db', '-'], stream)
        self.assertRegex(drawn, r'[\d,]+ documents?, [\d,]+ events?, \d+ documents/s')
        self.assertNotIn('%', drawn)
        self.assertNotIn('left\x1b', drawn)


if __name__ == '__main__':
    unittest.main()
