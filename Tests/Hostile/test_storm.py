"""Thousands of articles with faults, through every command: nothing traps, whatever an article was made of.

COLLATE_HOSTILE=long takes more; COLLATE_STORM=FIRST:LAST the rounds, COLLATE_ARTICLES a folder of articles to make them from.
A round is made again by its number: `COLLATE_STORM=7:7 Tests/Hostile/run COLLATE Storm`.
"""
import glob
import os
import random
import re
import shutil
import tempfile
import unittest

import inputs
import programs
import storm
import test_matrix

LONG = os.environ.get("COLLATE_HOSTILE") == "long"
FIRST, LAST = map(int, os.environ.get("COLLATE_STORM", "1:60" if LONG else "1:4").split(":"))
FILES, RECORDS = 12, 30  # of a round


def articles():
    """The articles of the sample and the invented one, or those of a folder; sorted, so that a seed gives the same on every machine."""
    folder = os.environ.get("COLLATE_ARTICLES")
    paths = sorted(glob.glob(f"{folder}/**/*", recursive=True) if folder else glob.glob("Sessions/corpora/harbour/*.*"))
    texts = [inputs.ARTICLE]
    for path in paths:
        if os.path.isfile(path) and os.path.getsize(path) < 1 << 20:
            with open(path, encoding="utf-8", errors="replace") as file:
                texts.append(file.read())
    return texts


class Storm(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="collate-storm-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def write(self, number, texts):
        """The documents of a round: records, texts and pages."""
        made = storm.Storm(number, texts)
        folder = f"{self.folder}/{number}"
        os.mkdir(folder)
        with open(f"{folder}/many.jsonl", "wb") as file:
            file.write(made.records(RECORDS))
        for index in range(FILES):
            with open(f"{folder}/{index}.{'html' if index % 4 == 0 else 'txt'}", "wb") as file:
                file.write((b"<title>x</title><p>" if index % 4 == 0 else b"") + made.bytes())
        return folder

    def commands(self, number):
        """All commands, half of them before the cleaned text is there and half on parts of the documents."""
        pick = random.Random(number)
        lines = test_matrix.COMMANDS.splitlines()
        pick.shuffle(lines)
        words = [pick.choice(["said", "قال", "dedi", "12", "9223372036854775807", "May", "ferry", "“", "\\u{202e}"]) for _ in range(4)]
        return ["docs", *lines, *(f"{command} \"{word}\"" for command in ("kwic", "search", "collocates", "entities --with", "quotes --about", "dispersion", "trend") for word in words),
                "figures 1-9", "compare 1-9", "summarise 1-5 --words 30", "timeline 1-9", "entities 3-12 --roles", "claims 1-20", "docs | group source | count", "figures | sort value | top 5", "timeline | sort date", "docs | where date > 2023-05-01",
                "figures | where value > 3 and value < 1e300 | count"]

    def test_no_article_ends_the_program(self):
        texts = articles()
        documents = 0
        for number in range(FIRST, LAST + 1):
            folder = self.write(number, texts)
            kind = test_matrix.FORMATS[number % len(test_matrix.FORMATS)]
            with self.subTest(round=number, format=kind):
                result = programs.run(["--keep-going", "--format", kind], "\n".join([f"load {folder}", *self.commands(number)]) + "\n", cwd=folder, seconds=120)
                self.assertIn(result.code, (0, 1, 2, 3, 4), f"round {number}: {result.err[-600:]!r}")
                self.assertNotIn(b"Fatal error", result.err)
                self.assertIsNone(programs.fault(result.out, kind))
                self.assertIsNone(programs.live_text(result.err))
                loaded = re.search(rb"Loaded ([\d,]+) documents", result.out + result.err)
                self.assertTrue(loaded, result.err[:300])
                documents += int(loaded[1].replace(b",", b""))
            shutil.rmtree(folder)
        print(f"{documents} documents", flush=True)
        self.assertGreater(documents, 30 * (LAST - FIRST + 1))


if __name__ == "__main__":
    unittest.main()
