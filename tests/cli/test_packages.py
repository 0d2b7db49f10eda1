"""What the tables made from packages promise: places with their country and coordinates, official names of countries."""
import json
import pathlib
import tempfile
import unittest

from support import run

TEXT = """Clashes in Kenema

FREETOWN, July 15, 2016 - Police fought protesters in Kenema on Friday. Two soldiers were killed by rebels near Tripoli, Lebanon.
"""


class Packages(unittest.TestCase):
    def test_a_place_that_no_file_of_the_directory_has_is_resolved_with_country_and_coordinates(self):
        with tempfile.TemporaryDirectory() as folder:
            text = pathlib.Path(folder, 'clashes.txt')
            text.write_text(TEXT, encoding='utf-8')
            records = [json.loads(line) for line in run('extract', str(text)).stdout.splitlines()]
        places = [record['place'] for record in records if record['place'] and record['place']['name'] == 'Kenema']
        self.assertTrue(places, records)
        self.assertEqual(places[0]['country'], 'SLE')
        self.assertAlmostEqual(places[0]['latitude'], 7.88, 1)
        self.assertAlmostEqual(places[0]['longitude'], -11.19, 1)
        police = [record['source'] for record in records if record['source'] and record['source']['sector'] == 'COP']
        self.assertTrue(police and all(actor['country'] == 'SLE' for actor in police), records)

    def test_an_official_name_of_a_country_is_the_country(self):
        self.assertEqual(json.loads(run('resolve', '--json', 'Federal Democratic Republic of Nepal').stdout)['id'], 'country/npl')


if __name__ == '__main__':
    unittest.main()
