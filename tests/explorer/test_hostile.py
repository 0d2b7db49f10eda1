"""Whoever asks, and whatever stands in the graph: nothing runs, nothing leaks, and the server stays up."""
import functools
import json
import os
import pathlib
import re
import signal
import socket
import tempfile
import threading
import time
import unittest

from serving import Serving, ServerTest
from support import run, write_jsonl

SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'`--></title>'
HOSTILE = SCRIPT + ' \x00\x07\x1b[31m \u202eright\u202c \u2028 \U0001F54A \ufffe {{7*7}} ${x} %s%n \\u003c ../../etc/passwd'
TITLE = ''.join(c for c in HOSTILE if c >= ' ')  # of what `build` takes for binary data, nothing


def records():
    """Of actors with names that would run where they are not written as text, one of them in the URL of its document."""
    def actor(identity, name):
        return {'id': identity, 'name': name, 'kind': identity.split('/')[0], 'mention': name, 'country': 'SYR', 'sector': 'GOV', 'code': 'SYRGOV'}

    def record(number, **more):
        return {'kind': 'event', 'doc': f'doc <{number}> "{SCRIPT}"', 'sentence': number, 'type': 'CONSULT', 'mode': 'visit', 'quad': 1, 'confidence': 0.875,
                'source': actor('person/<b>"x"&\'#?', HOSTILE), 'target': actor('country/syria', 'Syria'), 'reciprocal': False, 'date': {'start': '2016-07-14', 'end': '2016-07-14'},
                'polarity': 'affirmed', 'modality': 'actual', 'rule': 'verb.meet#1', 'trigger': {'text': 'met', 'begin': 1, 'end': 4}, 'text': HOSTILE + ' met Syria',
                'text_begin': 0, 'text_end': 50, 'document': {'title': HOSTILE, 'published': '2016-07-15', 'publisher': HOSTILE, 'url': 'javascript:alert(1)//' + SCRIPT}, **more}

    return [record(0), record(1, type='ASSAULT', quad=4, source=actor('person/\u202egnp.exe', 'Second ' + HOSTILE), attributed_to=actor('person/x', HOSTILE))]


DOCUMENTS = [{'id': SCRIPT, 'published': '2016-07-15', 'title': TITLE, 'url': 'javascript:alert(1)', 'text': f'US Secretary of State John Kerry met {SCRIPT} Sergei Lavrov in Moscow. {TITLE} Kerry criticised Syria.'}]


@functools.cache
def graph():
    """The bytes of a graph of both."""
    with tempfile.TemporaryDirectory(prefix='entente-test-') as name:
        folder = pathlib.Path(name)
        for verb, content in (('load', records()), ('build', DOCUMENTS)):
            result = run(verb, folder / 'graph.db', write_jsonl(folder / f'{verb}.jsonl', content))
            assert result.returncode == 0, result.stderr
        return folder.joinpath('graph.db').read_bytes()


class Hostile(ServerTest):
    def setUp(self):
        super().setUp()
        self.path = self.folder / 'world.db'
        self.path.write_bytes(graph())

    def host(self, server):
        return b'Host: 127.0.0.1:%d\r\n' % server.port

    def get(self, server, path=b'/api/info', headers=b''):
        return b'GET ' + path + b' HTTP/1.1\r\n' + self.host(server) + headers + b'\r\n'

    def assert_well(self, server):
        self.assertEqual(server.ask('/api/info', timeout=3).status, 200)


class Content(Hostile):
    def test_answers_are_json_that_keeps_every_character(self):
        server = self.serve(self.path)
        strange = 'person/<b>"x"&\'#?'
        edge = server.ask('/api/edges', {'actor': strange, 'with': 'country/syria'}).json['edges'][0]
        document = edge['evidence'][0]['record']['doc']
        questions = [('/api/info', {}), ('/api/graph', {'actor': strange}), ('/api/graph', {}), ('/api/timeline', {'actor': strange}), ('/api/suggest', {'q': '<script>'}),
                     ('/api/search', {'q': 'script OR "onerror"'}), ('/api/actor', {'id': strange}), ('/api/edges', {'actor': strange}), ('/api/edge', {'id': edge['edge']}),
                     ('/api/paths', {'from': strange, 'to': 'person/\u202egnp.exe'}), ('/api/document', {'id': document}), ('/api/document', {'id': SCRIPT})]
        for path, parameters in questions:
            with self.subTest(path=path, parameters=parameters):
                answer = server.ask(path, parameters)
                self.assertEqual(answer.status, 200, answer.body[:300])
                self.assertEqual(answer.headers.get_all('Content-Type'), ['application/json'])
                self.assert_guarded(answer.headers)
                self.assertNotIn(b'\x00', answer.body)
                self.assertIsInstance(answer.json, dict)
        self.assertEqual(server.ask('/api/actor', {'id': strange}).json['actor']['name'], HOSTILE)
        self.assertEqual(server.ask('/api/document', {'id': document}).json['title'], HOSTILE)
        self.assertEqual(server.ask('/api/document', {'id': document}).json['url'], 'javascript:alert(1)//' + SCRIPT)
        report = edge['evidence'][0]
        self.assertEqual(''.join(piece['text'] for piece in report['pieces']), report['record']['text'])

    def test_files_are_kept_not_shown(self):
        server = self.serve(self.path)
        for form in ('svg', 'graphml', 'csv', 'json'):
            answer = server.ask('/api/export', {'format': form})
            self.assertEqual((answer.status, answer.headers['Content-Type']), (200, 'application/octet-stream'))
            self.assertRegex(answer.headers['Content-Disposition'], r'^attachment; filename="entente\.\w+"$')
            self.assert_guarded(answer.headers)

    def test_errors_quote_as_json_does(self):
        server = self.serve(self.path)
        for path, parameters in [('/api/actor', {'id': HOSTILE + 'x'}), ('/api/graph', {'actor': '\u202e' * 150}), ('/api/graph', {SCRIPT: '1'}), ('/api/edges', {'actor': 'country/syria', 'direction': '\U0001F54A' * 20}),
                                 ('/api/edge', {'id': HOSTILE}), ('/api/document', {'id': HOSTILE}), ('/api/search', {'q': '(' * 400}), ('/api/paths', {'from': 'country/syria', 'to': 'country/syria', 'order': 'é' * 80})]:
            with self.subTest(path=path):
                answer = server.ask(path, parameters)
                self.assert_refused(answer, 400)
                self.assert_guarded(answer.headers)

    def test_bytes_that_are_no_text_are_refused(self):
        server = self.serve(self.path)
        for query in ('/api/suggest?q=%ff%fe', '/api/suggest?q=a%00%ff', '/api/suggest?%c3=1&q=a', '/api/actor?id=%ed%a0%80', '/api/graph?actor=' + 'a' * 59 + '%f0%9f'):
            with self.subTest(query=query):
                self.assert_refused(server.ask(query), 400, 'is not UTF-8')
        self.assert_refused(server.ask('/%ff%c3%28'), 404)
        self.assertEqual(server.ask('/api/suggest', {'q': '\x00'}).status, 200)


class WhoMayAsk(Hostile):
    def test_only_by_the_names_of_this_machine(self):
        server = self.serve(self.path)
        for host in ('127.0.0.1', 'localhost', 'LOCALHOST', '127.0.0.2', '[::1]'):
            self.assertEqual(server.ask('/api/info', headers={'Host': f'{host}:{server.port}'}).status, 200, host)
        for host in ('evil.example', f'evil.example:{server.port}', '127.0.0.1', '127.0.0.1:80', f'127.0.0.1:{server.port}.evil.example', f'localhost.evil.example:{server.port}', f'127.0.0.1.evil.example:{server.port}',
                     f'192.168.0.1:{server.port}', f'0.0.0.0:{server.port}', f'127.evil:{server.port}', f'evil@127.0.0.1:{server.port}', f'127.0.0.1:{server.port}@evil', f'127.0.0.1 :{server.port}', f':{server.port}',
                     f'127.0.0.1:{server.port + 1}', 'null'):
            for path in ('/', '/api/info', '/api/graph', '/nowhere'):
                with self.subTest(host=host, path=path):
                    answer = server.ask(path, headers={'Host': host})
                    self.assert_refused(answer, 403)
                    self.assert_guarded(answer.headers)
        self.assertEqual(server.status(b'GET /api/info HTTP/1.1\r\n\r\n'), 403)
        self.assertEqual(server.status(b'GET /api/info HTTP/1.0\r\n\r\n'), 403)
        self.assertEqual(server.status(b'GET http://evil.example/api/info HTTP/1.1\r\nHost: evil.example\r\n\r\n'), 403)
        for hosts in (self.host(server) + b'Host: evil.example\r\n', b'Host: evil.example\r\n' + self.host(server)):
            self.assertEqual(server.status(b'GET /api/info HTTP/1.1\r\n' + hosts + b'\r\n'), 400)

    def test_pages_of_other_servers_may_link_here_but_not_ask(self):
        server = self.serve(self.path)
        own = f'http://127.0.0.1:{server.port}'
        for headers in ({'Origin': own}, {'Sec-Fetch-Site': 'same-origin'}, {'Sec-Fetch-Site': 'none'}, {'Origin': own, 'Sec-Fetch-Site': 'same-origin'}):
            self.assertEqual(server.ask('/api/info', headers=headers).status, 200, headers)
        for headers in ({'Origin': 'http://evil.example'}, {'Origin': 'null'}, {'Origin': f'https://127.0.0.1:{server.port}'}, {'Origin': own + '.evil.example'}, {'Origin': f'http://localhost:{server.port}'},
                        {'Origin': 'http://127.0.0.1:1'}, {'Sec-Fetch-Site': 'cross-site'}, {'Sec-Fetch-Site': 'same-site'}, {'Origin': own, 'Sec-Fetch-Site': 'cross-site'}):
            for path in ('/api/info', '/api/export?format=csv', '/index.html', '/nowhere'):
                with self.subTest(headers=headers, path=path):
                    answer = server.ask(path, headers=headers)
                    self.assert_refused(answer, 403, 'other servers')
                    self.assert_guarded(answer.headers)
        linked = server.ask('/', headers={'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document'})
        self.assertIn(linked.status, (200, 404))  # 404: built without the page
        self.assert_guarded(linked.headers)

    def test_with_a_token_who_has_it_may_ask(self):
        for arguments in (['--token'], ['--host', '0.0.0.0'], ['--host', '0.0.0.0', '--token']):
            with self.subTest(arguments=arguments):
                server = self.serve(self.path, *arguments)
                token = re.fullmatch(r'http://127\.0\.0\.1:\d+/\?token=([0-9a-f]{32})', server.address)[1]
                for path, parameters, headers in [('/', {}, {}), ('/api/info', {}, {}), ('/', {'token': token[:-1]}, {}), ('/', {'token': token + '0'}, {}), ('/', {'token': ''}, {}), ('/api/info', {'token': token}, {}),
                                                  ('/api/info', {}, {'Cookie': f'entente_{server.port}={token[::-1]}'}), ('/api/info', {}, {'Cookie': f'x={token}'}), ('/api/info', {}, {'Authorization': f'Bearer {token}0'}),
                                                  ('/api/info', {}, {'Authorization': 'Bearer '}), ('/api/info', {}, {'Authorization': f'Basic {token}'}), ('/api/graph', {}, {}), ('/nowhere', {}, {})]:
                    answer = server.ask(path, parameters, headers=headers)
                    self.assert_refused(answer, 403, 'token')
                    self.assert_guarded(answer.headers)
                    self.assertNotIn(token.encode(), answer.body)
                opened = server.ask('/', {'token': token})
                self.assertEqual((opened.status, opened.headers['Location']), (303, '/'))
                self.assert_guarded(opened.headers)
                cookie, *attributes = opened.headers['Set-Cookie'].split('; ')
                self.assertEqual((cookie, sorted(attributes)), (f'entente_{server.port}={token}', ['HttpOnly', 'Path=/', 'SameSite=Strict']))
                for headers in ({'Cookie': cookie}, {'Cookie': f'a=b; {cookie};c'}, {'Authorization': f'Bearer {token}'}, {'Authorization': f'bearer {token}'}):
                    self.assertEqual(server.ask('/api/info', headers=headers).status, 200, headers)
                self.assert_refused(server.ask('/api/info', headers={'Cookie': cookie, 'Origin': 'http://evil.example'}), 403)
                self.assert_refused(server.ask('/api/info', headers={'Cookie': cookie, 'Sec-Fetch-Site': 'cross-site'}), 403)
                # Others call this machine by names that it does not know.
                self.assertEqual(server.ask('/api/info', headers={'Cookie': cookie, 'Host': 'desk.example'}).status, 200)
                self.assertNotIn(token, ''.join(line.decode() for line in server.said))

    def test_each_server_has_a_token_of_its_own(self):
        first, second = self.serve(self.path, '--token'), self.serve(self.path, '--token')
        self.assertNotEqual(first.address.partition('=')[2], second.address.partition('=')[2])


class Requests(Hostile):
    def test_no_path_leads_to_a_file(self):
        server = self.serve(self.path)
        self.folder.joinpath('secret').write_text('root:x:0:0')
        for path in ('/../../../../etc/passwd', '/%2e%2e/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2f..%2fetc%2fpasswd', '//etc/passwd', '/etc/passwd', '/%2fetc%2fpasswd', '/..\\..\\etc\\passwd', '/assets/../../../etc/passwd',
                     '/assets/%2e%2e/index.html', '/api/../index.html', '/%00', '/index.html%00.js', '/.%00./etc/passwd', '/%252e%252e/etc/passwd', '/world.db', '/secret', '/' + str(self.path), '/api', '/api/', '/api/nowhere',
                     '/API/info', '/api/info/', '/api//info', '//api/info', '/api/infoX', '/Xapi/info', '/api/graph%0d%0aX:y', '/;/api/info', '/*', '/assets/', '/%F0%9F%95%8A'):
            with self.subTest(path=path):
                answer = server.ask(path)
                self.assert_refused(answer, 404, 'there is nothing here')
                self.assert_guarded(answer.headers)
                self.assertIsNone(answer.headers['X'])
                self.assertNotIn(b'root:', answer.body)
        self.assert_well(server)

    def test_nothing_can_be_changed(self):
        server = self.serve(self.path)
        for method in ('POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'CONNECT', 'TRACE'):
            for path in ('/', '/api/info', '/nowhere'):
                with self.subTest(method=method, path=path):
                    answer = server.ask(path, method=method)
                    self.assert_refused(answer, 405)
                    self.assertEqual(answer.headers['Allow'], 'GET, HEAD')
                    self.assert_guarded(answer.headers)
        for method in (b'BREW', b'get', b'GETGET', b'PROPFIND', b'\xff'):
            self.assertEqual(server.status(method + b' /api/info HTTP/1.1\r\n' + self.host(server) + b'\r\n'), 400, method)
        head = server.ask('/api/info', method='HEAD')
        self.assertEqual((head.status, head.body), (200, b''))
        self.assertEqual(head.headers['Content-Length'], str(len(server.ask('/api/info').body)))

    def test_a_body_is_not_read_and_what_follows_it_is_not_executed(self):
        server = self.serve(self.path)
        second = self.get(server)
        host = self.host(server)
        for name, request in {
            'body': b'POST /api/info HTTP/1.1\r\n' + host + b'Content-Length: 5\r\n\r\nhello' + second,
            'huge body': b'PUT /api/info HTTP/1.1\r\n' + host + b'Content-Length: 99999999999999999999\r\n\r\n' + second,
            'chunks': b'POST /api/info HTTP/1.1\r\n' + host + b'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n' + second,
            'endless chunk': b'POST /api/info HTTP/1.1\r\n' + host + b'Transfer-Encoding: chunked\r\n\r\n-2\r\nhello\r\n' + second,
            'both lengths': b'POST /api/info HTTP/1.1\r\n' + host + b'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n' + second,
            'two lengths': b'POST /api/info HTTP/1.1\r\n' + host + b'Content-Length: 0\r\nContent-Length: 50\r\n\r\n' + second,
            'body of a form': b'POST /api/suggest HTTP/1.1\r\n' + host + b'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\nq=a' + second,
        }.items():
            with self.subTest(name=name):
                self.assertEqual(server.status(request), 405)
        for name, request in {
            'refused': b'GET /api/info HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 10\r\n\r\n' + second,
            'kept alive': b'GET /api/info HTTP/1.1\r\nHost: evil.example\r\nConnection: keep-alive\r\n\r\n' + second,
        }.items():
            with self.subTest(name=name):
                self.assertEqual(server.status(request), 403)
        for name, request in {
            'one after the other': self.get(server) + second,
            'a body where none is expected': self.get(server, headers=b'Content-Length: %d\r\n' % len(second)) + second,
            'chunks where none are expected': self.get(server, headers=b'Transfer-Encoding: chunked\r\n') + b'0\r\n\r\n' + second,
        }.items():
            with self.subTest(name=name):
                self.assertEqual(server.status(request), 200)
        # Who sends a large body still gets the answer.
        self.assertEqual(server.ask('/api/info', method='POST', body=b'x' * 500_000).status, 405)
        self.assert_well(server)

    def test_what_is_no_request_is_refused(self):
        server = self.serve(self.path)
        host = self.host(server)
        for request, status in [(self.get(server, b'/' + b'a' * 9_000), 414), (self.get(server, b'/api/suggest?q=' + b'a' * 9_000), 414), (self.get(server, headers=b'X: ' + b'a' * 9_000 + b'\r\n'), 400),
                                (self.get(server, headers=b'X' * 9_000 + b': a\r\n'), 400), (self.get(server, headers=b'X: a\r\n' * 20_000), 400), (b'GET\r\n\r\n', 400), (b'GET /\r\n\r\n', 400),
                                (b'GET / HTTP/3.0\r\n' + host + b'\r\n', 400), (b'GET / HTTP/1.1 x\r\n' + host + b'\r\n', 400), (b'\r\n\r\n', 400), (b'\x00\x01\x02\xff\r\n\r\n', 400), (b'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400),
                                (b'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400), (b'GET /a\x00b HTTP/1.1\r\n' + host + b'\r\n', 400), (b'A' * 500_000, None), (b'GET ' + b'/' * 500_000, None),
                                (self.get(server)[:-4] + b'\r\n' + b'a' * 500_000, 400), (b'', None)]:
            with self.subTest(request=request[:60]):
                self.assertEqual(server.status(request) if request else None, status)
                self.assert_well(server)
        for answer in (server.raw(b'GET\r\n\r\n'), server.raw(self.get(server, b'/' + b'a' * 9_000))):
            self.assertIn(b'\r\nContent-Security-Policy: default-src', answer)
            self.assertIn(b'\r\nX-Content-Type-Options: nosniff\r\n', answer)

    def test_parameters_in_thousands_are_refused(self):
        server = self.serve(self.path)
        self.assertEqual(server.status(self.get(server, b'/api/graph?' + b'&'.join(b'a' for _ in range(10_000)))), 414)
        self.assertEqual(server.status(self.get(server, b'/api/graph?' + b'&' * 8_000)), 200)
        self.assertEqual(server.status(self.get(server, b'/api/graph?' + b'&'.join(b'a%d=1' % i for i in range(1_000)))), 400)
        self.assertEqual(server.status(self.get(server, b'/api/graph?' + b'&'.join(b'type=a' for _ in range(1_000)))), 400)
        self.assert_refused(server.ask('/api/graph', [('type', f'T{i}') for i in range(101)]), 400, 'type', '101 times')
        self.assert_refused(server.ask('/api/suggest', {'q': 'x' * 501}), 400, 'q', '501 bytes')

    def test_parts_of_an_answer_are_not_given(self):
        server = self.serve(self.path)
        whole = server.ask('/api/graph').body
        for ranges in ('bytes=0-5', 'bytes=' + ','.join(['0-'] * 2_000), 'bytes=' + '0-0,' * 1_000 + '1-'):
            answer = server.ask('/api/graph', headers={'Range': ranges})
            self.assertEqual((answer.status, answer.body), (200, whole))
        for ranges in ('bytes=' + '1' * 8_000, 'bytes=0-,' + ' ' * 8_000 + 'x', 'bytes=9-1', 'lines=1'):
            self.assertEqual(server.ask('/api/graph', headers={'Range': ranges}).status, 416)
        self.assert_well(server)


class Clients(Hostile):
    def test_idle_and_slow_clients_keep_nobody_waiting(self):
        server = self.serve(self.path)
        half = self.get(server)[:-8]
        clients = [socket.create_connection(('127.0.0.1', server.port)) for _ in range(150)]
        stop = threading.Event()

        def drip():
            for at in range(len(half)):
                for client in clients[100:]:
                    try:
                        client.sendall(half[at:at + 1])
                    except OSError:
                        pass
                if stop.wait(0.05):
                    return
        try:
            for client in clients[50:100]:
                client.sendall(half)
            dripping = threading.Thread(target=drip)
            dripping.start()
            begun = time.monotonic()
            for _ in range(5):
                self.assertEqual(server.ask('/api/info', timeout=10).status, 200)
            self.assertLess(time.monotonic() - begun, 4)
        finally:
            stop.set()
            dripping.join()
            for client in clients:
                client.close()
        self.assert_well(server)

    def test_an_endless_request_takes_no_memory(self):
        server = self.serve(self.path)
        self.assert_well(server)
        before = server.memory()

        def send(start, part):
            with socket.create_connection(('127.0.0.1', server.port), timeout=5) as client:
                try:
                    client.sendall(start)
                    for _ in range(200):
                        client.sendall(part)
                except OSError:
                    pass
        senders = [threading.Thread(target=send, args=arguments) for arguments in ((b'', b'a' * 100_000), (b'GET /', b'a' * 100_000), (self.get(server)[:-2], b'X: a\r\n' * 10_000)) for _ in range(4)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        self.assert_well(server)
        self.assertLess(server.memory() - before, 30)

    def test_who_goes_away_is_let_go(self):
        server = self.serve(self.path)
        for _ in range(100):
            with socket.create_connection(('127.0.0.1', server.port)) as client:
                client.sendall(self.get(server, b'/api/graph'))
        self.assert_well(server)
        time.sleep(0.5)
        self.assertLess(len(os.listdir(f'/proc/{server.process.pid}/fd')), 40)


class EndAndStart(Hostile):
    def test_a_signal_ends_it_at_once_whoever_is_there(self):
        for by in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            with self.subTest(signal=by.name):
                server = self.serve(self.path)
                clients = [socket.create_connection(('127.0.0.1', server.port)) for _ in range(100)]
                for client in clients[:50]:
                    client.sendall(b'GET /api/gra')
                asking = [threading.Thread(target=self.try_asking, args=(server,)) for _ in range(8)]
                for thread in asking:
                    thread.start()
                self.assertEqual(server.end(by), 0)
                for thread in asking:
                    thread.join()
                for client in clients:
                    client.close()

    @staticmethod
    def try_asking(server):
        try:
            while True:
                server.ask('/api/graph', timeout=3)
        except (OSError, ValueError, EOFError):
            pass

    def test_a_signal_that_comes_early_is_not_lost(self):
        for _ in range(10):
            self.assertEqual(Serving(self.path).end(), 0)

    def test_faults_are_told_on_a_line(self):
        server = self.serve(self.path)
        self.assert_one_line_errors(run('serve', self.path, '--port', server.port), (f'127.0.0.1:{server.port}', '--port 0'))
        self.assert_one_line_errors(run('serve', self.folder / 'nowhere.db', '--port', '0'), ('nowhere.db',))
        self.assert_one_line_errors(run('serve', write_jsonl(self.folder / 'no.db', [{}]), '--port', '0'), ('no.db',))
        self.assert_one_line_errors(run('serve', self.path, '--port', '0', '--host', '203.0.113.7'), ('203.0.113.7',))
        self.assertNotEqual(run('serve', self.path, '--port', '65536').returncode, 0)
        self.assertFalse((self.folder / 'nowhere.db').exists())

    def test_the_graph_is_not_written(self):
        before = self.path.read_bytes()
        server = self.serve(self.path)
        for path in ('/api/info', '/api/graph', '/api/timeline?actor=country/syria', '/api/search?q=script', '/api/export?format=csv'):
            self.assertEqual(server.ask(path).status, 200)
        server.end()
        self.assertEqual(self.path.read_bytes(), before)
        self.assertEqual(json.loads(run('info', self.path, '--json').stdout)['documents'], 3)


if __name__ == '__main__':
    unittest.main()
