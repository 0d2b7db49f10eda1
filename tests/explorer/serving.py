"""What the tests of the explorer share: a server, and clients that ask it."""
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / 'cli'))
from support import ENTENTE, CommandTest  # noqa: E402

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; "
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'")


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body.decode('utf-8'))  # strictly: anything that is not UTF-8 is a fault

    @property
    def error(self):
        return self.json['error']


class Serving:
    """A running `entente serve`."""

    def __init__(self, graph, *arguments):
        self.process = subprocess.Popen([ENTENTE, 'serve', str(graph), '--port', '0', *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.address = self.process.stdout.readline().decode().strip()
        if not self.address:
            raise AssertionError(self.process.stderr.read().decode())
        self.port = urllib.parse.urlsplit(self.address).port
        # What it says there is not read by every test, and must not stop it.
        self.said = []
        self.reader = threading.Thread(target=lambda: self.said.extend(self.process.stderr))
        self.reader.start()

    def ask(self, path, parameters=(), method='GET', headers=None, body=None, timeout=30):
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=timeout)
        if isinstance(parameters, dict):
            parameters = parameters.items()
        query = urllib.parse.urlencode([(name, value) for name, value in parameters])
        try:
            connection.request(method, path + ('?' + query if query else ''), headers=headers or {}, body=body)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def raw(self, request, timeout=10):
        """All that comes back for these bytes; what is no answer at all is b''."""
        with socket.create_connection(('127.0.0.1', self.port), timeout=timeout) as connection:
            try:
                connection.sendall(request)
                parts = []
                while part := connection.recv(65536):
                    parts.append(part)
            except ConnectionError:
                pass
            return b''.join(parts)

    def status(self, request, timeout=10):
        """Of the one answer to these bytes; None where there is no answer. More than one is a fault."""
        answer = self.raw(request, timeout)
        if not answer:
            return None
        found = re.findall(rb'(?m)^HTTP/1\.1 (\d+)', answer)
        if len(found) != 1:
            raise AssertionError(f'{len(found)} answers: {answer[:500]}')
        return int(found[0])

    def memory(self):
        """Resident, of its own, in MB: pages of the graph's file, mapped, are not counted."""
        status = pathlib.Path(f'/proc/{self.process.pid}/status').read_text()
        return int(re.search(r'RssAnon:\s+(\d+)', status)[1]) / 1024

    def end(self, by=signal.SIGTERM, within=3):
        """Its status."""
        if self.process.poll() is None:
            os.kill(self.process.pid, by)
        try:
            return self.process.wait(within)
        finally:
            self.process.kill()
            self.reader.join()
            self.process.stdout.close()
            self.process.stderr.close()


class ServerTest(CommandTest):
    """A test class may have one graph for all of its tests (`make_graph`), and one server on it."""

    def serve(self, graph, *arguments):
        serving = Serving(graph, *arguments)
        self.addCleanup(serving.end)
        return serving

    def assert_refused(self, answer, status, *words):
        self.assertEqual(answer.status, status, answer.body[:300])
        self.assertEqual(answer.headers['Content-Type'], 'application/json')
        self.assertEqual(answer.error.keys(), {'what', 'where', 'remedy'})
        told = ' '.join(answer.error.values())
        for word in words:
            self.assertIn(word, told)

    def assert_guarded(self, headers):
        """The headers that no answer goes without."""
        self.assertEqual(headers.get_all('Content-Security-Policy'), [POLICY])
        self.assertEqual(headers.get_all('X-Content-Type-Options'), ['nosniff'])
        self.assertEqual(headers.get_all('X-Frame-Options'), ['DENY'])
        self.assertEqual(headers.get_all('Referrer-Policy'), ['no-referrer'])
        self.assertEqual(headers.get_all('Cross-Origin-Opener-Policy'), ['same-origin'])
        self.assertEqual(headers.get_all('Cross-Origin-Resource-Policy'), ['same-origin'])
        self.assertEqual(headers.get_all('Cache-Control'), ['no-store'])
        self.assertEqual([name for name in headers if name.lower().startswith('access-control')], [])
