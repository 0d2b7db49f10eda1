"""Many clients with mixed questions: no error, and no growth of memory. ENTENTE_LOAD_SECONDS says for how long, ENTENTE_LOAD_GRAPH of which graph."""
import os
import random
import threading
import time
import unittest

from serving import ServerTest
from support import ARTICLES

CLIENTS = 32
SECONDS = float(os.environ.get('ENTENTE_LOAD_SECONDS', '20'))


class Load(ServerTest):
    def questions(self, server):
        """What the page asks, of the actors with the most edges and of a few others, and what goes wrong."""
        actors = [found['actor']['id'] for found in server.ask('/api/suggest', {'q': 'a', 'limit': 50}).json['actors']]
        edges = server.ask('/api/edges', {'actor': actors[0]}).json['edges']
        self.assertGreater(len(actors), 5)

        def some(random):
            one, other = random.sample(actors, 2)
            edge = random.choice(edges)
            return random.choice([
                ('/', {}, 200), ('/api/info', {}, 200), ('/api/graph', {}, 200), ('/api/graph', {'actor': one}, 200), ('/api/graph', {'actor': one, 'hops': 2, 'limit': 300}, 200),
                ('/api/graph', {'actor': one, 'only': 'events', 'quad': 4, 'min-confidence': 0.4}, 200), ('/api/graph', {'actor': one, 'rollup': 'country'}, 200), ('/api/timeline', {'actor': one}, 200),
                ('/api/timeline', {'actor': one, 'with': other, 'all': 'true'}, 200), ('/api/suggest', {'q': one.rpartition('/')[2][:4]}, 200), ('/api/suggest', {'q': random.choice('aeiou')}, 200),
                ('/api/search', {'q': random.choice(('peace', 'talks', 'attack OR strike', 'Syria', 'presid*'))}, 200), ('/api/actor', {'id': one}, 200), ('/api/edges', {'actor': one, 'limit': 50}, 200),
                ('/api/edges', {'actor': one, 'with': other}, 200), ('/api/edge', {'id': edge['edge']}, 200), ('/api/paths', {'from': one, 'to': other}, 200), ('/api/paths', {'from': one, 'to': other, 'order': 'surest', 'k': 5}, 200),
                ('/api/document', {'id': edge['evidence'][0]['record']['doc']}, 200), ('/api/export', {'actor': one, 'format': random.choice(('csv', 'graphml', 'json', 'svg'))}, 200),
                ('/api/actor', {'id': 'nobody/at-all'}, 400), ('/api/graph', {'hops': 'x'}, 400), ('/nowhere', {}, 404)])
        return some

    def test_mixed_questions_of_many_clients(self):
        server = self.serve(os.environ.get('ENTENTE_LOAD_GRAPH') or self.graph(ARTICLES))
        some = self.questions(server)
        page = server.ask('/').status  # 404 where it was built without
        ends = time.monotonic() + SECONDS
        times, faults = [[] for _ in range(CLIENTS)], []

        def client(number):
            choice = random.Random(number)
            while time.monotonic() < ends and not faults:
                path, parameters, status = some(choice)
                begun = time.monotonic()
                try:
                    answer = server.ask(path, parameters, timeout=60)
                except Exception as fault:  # of any kind: all are told of
                    faults.append(f'{path} {parameters}: {fault!r}')
                    return
                times[number].append((path, time.monotonic() - begun))
                if answer.status != (page if path == '/' else status):
                    faults.append(f'{path} {parameters}: {answer.status} {answer.body[:200]}')
        clients = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
        for thread in clients:
            thread.start()
        memory = []
        while any(thread.is_alive() for thread in clients):
            memory.append(server.memory())
            time.sleep(SECONDS / 200)
        for thread in clients:
            thread.join()
        self.assertEqual(faults, [])
        self.assertEqual(server.end(), 0)

        def told(name, all_times):
            all_times = sorted(all_times)
            print(f'{name}: {len(all_times)} answers, p50 {1000 * all_times[len(all_times) // 2]:.0f} ms, p99 {1000 * all_times[len(all_times) * 99 // 100]:.0f} ms, longest {1000 * all_times[-1]:.0f} ms')
        taken = [one for each in times for one in each]
        for path in sorted({path for path, _ in taken}):
            told(path, [seconds for asked, seconds in taken if asked == path])
        told(f'{CLIENTS} clients, {SECONDS:.0f} s', [seconds for _, seconds in taken])
        # The most in a quarter of the time: answers in the making come and go.
        quarter = len(memory) // 4
        warm, end = max(memory[quarter:2 * quarter]), max(memory[-quarter:])
        print('memory by tenths, MB:', ' '.join(f'{max(memory[len(memory) * tenth // 10:len(memory) * (tenth + 1) // 10]):.0f}' for tenth in range(10)))
        print(f'memory: {memory[0]:.1f} MB at the start, {warm:.1f} MB in the second quarter, {end:.1f} MB in the last')
        self.assertLess(end, warm * 1.1 + 8)


if __name__ == '__main__':
    unittest.main()
