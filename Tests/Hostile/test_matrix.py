"""Every hostile input, through every command, in every format, on a pipe and on a terminal.

Each run ends with 0 or a named error, in bounded time and memory, and what it prints commands nothing.
COLLATE_HOSTILE=long runs all formats on all inputs; else each input meets two of them.
"""
import os
import re
import shutil
import tempfile
import unittest

import inputs
import programs

FORMATS = ["table", "plain", "tsv", "csv", "json", "jsonl", "markdown", "html"]
LONG = os.environ.get("COLLATE_HOSTILE") == "long"
COMMANDS = """\
docs
show all
show all --clean
show all --dropped
show all --raw
show 1:1
show 1:1-3
clean
search minister
search '"talks in" OR said NEAR/5 monday'
search "@minister said NOT hurt" --top 5
kwic minister
kwic '/m[a-z]*r/' --width 20 --sort right
freq --top 50
freq --all-words
ngrams --n 3
collocates minister
keyness 1 --against all --small
dispersion minister
trend minister --by day
dedupe
dedupe --threshold 0.5 --passages
entities
entities --mentions
entities --as-is
entities --roles
entities --network
entities --with minister
summarise --sentences 3
summarise --words 40 --about talks
summarise --timeline
summarise --method lead
quotes
quotes --speaker minister
figures
figures --series
timeline
compare
compare --by doc
compare --collate
claims
diff 1 2
docs | sort title id | top 9
docs | where title ~ "a" and words > 1 | select id title source
docs | count source
docs | count
alias "Rania Haddoum" = "Port Amal"
split "Port Amal"
drop "Rania Haddoum"
group few = 1-3
docs group:few
keep 1:1
discard 1:1
set source 1 "=cmd\\u{1b}[2J"
why 2.1
note "a\\u{1b}[2J\\u{202e}b"
cells
plugin list
x = docs
$x | top 1
tag words
last
rerun 2
undo
redo
branch other
switch main
jobs
group
output
history
export --methods
no-such-command "\\u{1b}]0;x\\u{7}"
docs id:"\\u{1b}[2J"
docs | where "\\u{1b}" = 1
share
"""
WRITING = "once a.csv; docs; docs > b.json; entities > c.html; save s.json; export r.md; export r.html; export r.ipynb; export r.csv; " \
          "export r.json; export r.collate; diff s.json s.json; replay s.json --check"
SESSION = "cells\ndocs $1\n$1 | docs\n$2 | docs\nsummarise $3\nsummarise --since $1\nwhy 1.1\nrerun 1-9\nrerun --stale\nundo\nredo\n"
EXPORTS = {"a.csv": "csv", "b.json": "json", "c.html": "html", "s.json": None, "r.md": "markdown", "r.html": "html", "r.ipynb": None, "r.csv": "csv",
           "r.json": None, "r.collate": None}


class Matrix(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="collate-matrix-")
        cls.paths, cls.sessions = inputs.write(cls.folder)
        cls.inputs = cls.paths

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    def check(self, result, name, kind, terminal=False):
        self.assertIn(result.code, (0, 1, 2, 3, 4), f"{name}: {result.err[-400:]!r}")
        self.assertLess(result.cpu, 60, name)
        size = os.path.getsize(name) if os.path.isfile(name) else 0
        self.assertLess(result.memory, 3 * size + 200 * programs.MEGABYTE, f"{name}: {result.memory >> 20} MB for {size} bytes")
        self.assertIsNone(programs.fault(result.out, kind, terminal), name)
        self.assertIsNone(programs.live_text(result.err), name)
        self.assertNotIn(b"Fatal error", result.err)

    def script(self, path, commands=COMMANDS):
        quoted = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'load "{quoted}"\n{commands}'

    def test_every_command_is_asked(self):
        commands = programs.run(["help"]).out.decode()
        names = set(re.findall(r"(?m)^  ([a-z]+) +\S", commands))
        asked = set(re.findall(r"[a-z]+", COMMANDS + WRITING)) | {"load", "open"}
        left_out = {"complete", "wait", "cancel", "schema", "help", "apropos", "completion", "plugins", "quit"}
        self.assertGreater(len(names), 40)
        self.assertEqual(names - asked - left_out, set())

    def test_every_input_through_every_command(self):
        for number, path in enumerate(self.inputs):
            formats = FORMATS if LONG else [FORMATS[number % len(FORMATS)], FORMATS[(number + 4) % len(FORMATS)]]
            if path.endswith("jsonl"):
                formats = FORMATS
            for kind in formats:
                with self.subTest(input=os.path.basename(path), format=kind):
                    result = programs.run(["--keep-going", "--format", kind], self.script(path))
                    self.check(result, path, kind)

    def test_completions_are_tame_json(self):
        for path in self.inputs:
            if path.endswith(("escapes.jsonl", "naughty.jsonl", "tree")):
                result = programs.run([], self.script(path, 'complete "docs id:"\ncomplete "docs source:"\ncomplete "search @"\n'))
                self.check(result, path, "json")

    def test_a_terminal_shows_and_obeys_nothing(self):
        for path in self.inputs:
            if not LONG and not any(word in path for word in ("escapes", "naughty", "tree", "faults", "breaks", "mail", "lines")):
                continue
            with self.subTest(input=os.path.basename(path)):
                result = programs.run(["--keep-going"], self.script(path), terminal=True)
                self.check(result, path, "table", terminal=True)

    def test_what_is_written_is_tame(self):
        for path in self.inputs:
            if not LONG and not any(word in path for word in ("escapes", "naughty", "tree")):
                continue
            work = tempfile.mkdtemp(dir=self.folder)
            with self.subTest(input=os.path.basename(path)):
                lines = self.script(path, COMMANDS.replace("share\n", "") + WRITING.replace("; ", "\n"))
                self.check(programs.run(["--keep-going"], lines, cwd=work), path, "tsv")
                for name, kind in EXPORTS.items():
                    if not os.path.exists(f"{work}/{name}"):
                        continue
                    with open(f"{work}/{name}", "rb") as file:
                        data = file.read()
                    if kind:
                        self.assertIsNone(programs.fault(data, kind), f"{path} {name}")
                    else:
                        self.assertIsNone(programs.live_text(data), f"{path} {name}")
                self.assertLessEqual(set(os.listdir(work)), set(EXPORTS), "something else was written")

    def test_sessions_are_refused_or_read(self):
        for path in self.sessions:
            for command in (["--keep-going", "open", path], ["replay", path], ["replay", path, "--json"], ["diff", path, path]):
                with self.subTest(session=os.path.basename(path), command=command[-2]):
                    before = set(os.listdir(os.path.dirname(path)))
                    result = programs.run(command, SESSION)
                    self.check(result, path, "plain")
                    self.assertEqual(set(os.listdir(os.path.dirname(path))), before)

    def test_odd_names_are_files(self):
        for name in inputs.NAMES:
            with self.subTest(name=name):
                result = programs.run(["--", name], "docs | count\n", cwd=f"{self.folder}/tree")
                self.check(result, self.folder, "tsv")
                self.assertEqual(result.code, 0, result.err)
                self.assertEqual(result.out, b"count\n1\n")
        self.assertFalse([name for name in os.listdir(f"{self.folder}/tree") if name.startswith("owned")], "a name ran a command")


if __name__ == "__main__":
    unittest.main()
