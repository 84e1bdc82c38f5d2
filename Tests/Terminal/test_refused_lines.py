"""What the command line asks and cannot be done is refused by name, with exit 2 or 3, and nothing on standard output."""
import gzip
import os
import subprocess
import tempfile
import unittest

from terminal import LIMIT

REFUSED = [
    (["--nonsense"], 2, "unknown option --nonsense"), (["--color", "maybe"], 2, "--color must be auto, always or never"),
    (["--threads", "0"], 2, "--threads must be a whole number"), (["--threads", "x"], 2, "--threads must be a whole number"),
    (["--store", "a.db"], 2, "not supported"), (["-c", "load {folder}/nothing.gz"], 3, "nothing.gz"),
    (["-c", "load {folder}/nowhere"], 3, "nowhere"), (["open", "{folder}/nothing.gz"], 3, "cannot be opened"),
    (["replay", "{folder}/nowhere.json"], 3, "nowhere.json"), (["open", "{folder}/*.none"], 3, "none"),
]


class RefusedLines(unittest.TestCase):
    def test_what_cannot_be_done_is_refused_by_name(self):
        with tempfile.TemporaryDirectory(prefix="collate-refused-") as folder:
            with open(f"{folder}/nothing.gz", "wb") as file:
                file.write(gzip.compress(b"\x89PNG\r\n\x1a\n" + bytes(200), mtime=0))
            for words, code, message in REFUSED:
                with self.subTest(words=words):
                    run = subprocess.run([os.environ["COLLATE"], "--no-config", *(word.format(folder=folder) for word in words)],
                                         capture_output=True, text=True, timeout=LIMIT, stdin=subprocess.DEVNULL)
                    self.assertEqual((run.returncode, run.stdout), (code, ""), run.stderr)
                    self.assertIn(message, run.stderr)
