"""A few kills of each command, with every test run; ctest --preset long has hundreds (kill.py)."""
import os
import unittest

import kill

KILLS = int(os.environ.get('ENTENTE_KILLS', 4))


class Killed(unittest.TestCase):
    def test_a_program_that_is_killed_breaks_no_graph_and_a_rerun_makes_the_same_one(self):
        rows = kill.kill_all(KILLS, 90)
        print(kill.table(rows))
        self.assertEqual([fault for row in rows for fault in row.faults()], [])
        self.assertEqual([sum(row.cells()[2:4]) for row in rows], [KILLS] * len(rows))


if __name__ == '__main__':
    unittest.main()
