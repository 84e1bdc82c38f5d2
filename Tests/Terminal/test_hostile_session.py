"""A session from elsewhere, opened or replayed, starts no process and writes no file, whatever its lines say."""
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from terminal import LIMIT

LINES = [
    "docs > {out}/stolen.tsv", "docs | !touch {out}/shell", "!touch {out}/shell2", "save {out}/saved.json",
    "export {out}/report.html", "share {out}/shared.json", "once {out}/once.tsv", "output {out}/all.tsv", "docs",
    "open {out}/other.json", "replay {out}/other.json --accept all", "load /dev/zero", "load {out}/fifo", "load -",
    "quit", "docs; save {out}/two.json", "x = docs > ../../escape", "note '$(touch {out}/note)'",
    "load '$(touch {out}/load)'", "save s.json", "undo", "plugins | !sh",
]


@unittest.skipUnless(shutil.which("strace"), "needs strace")
class HostileSession(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="collate-hostile-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.session = os.path.join(self.folder, "s.json")
        os.mkfifo(os.path.join(self.folder, "fifo"))
        empty = hashlib.sha256(b"").hexdigest()
        cells = [{"n": n, "input": line.format(out=self.folder), "command": line.split()[0], "status": "ok",
                  "changes": True, "warnings": [], "digest": empty,
                  "reads": {"documents": [1], "cells": []}} for n, line in enumerate(LINES, 1)]
        with open(self.session, "w", encoding="utf-8") as file:
            json.dump({"format": "collate-session", "version": 1, "tool": {"name": "collate", "version": "0"},
                       "plugins": [], "corpus": {"fingerprint": empty, "folder": "../../../../..", "documents": []},
                       "cells": cells, "notes": [{"after": 0, "text": "\x1b]0;title\x07"}]}, file)
        with open(self.session, "rb") as file:
            self.before = file.read()

    def traced(self, *words):
        """The files opened for writing and the programs started while collate runs."""
        log = os.path.join(self.folder, "trace")
        run = subprocess.run(
            ["strace", "-f", "-qq", "-e", "trace=execve,openat,open,creat,rename,unlink,mkdir,connect", "-o", log,
             os.environ["COLLATE"], "--no-config", *words],
            capture_output=True, text=True, timeout=LIMIT, stdin=subprocess.DEVNULL)
        with open(log, encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
        os.unlink(log)
        started = [line for line in lines if "execve(" in line][1:]
        written = [line for line in lines if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(|rename\(|mkdir\(|connect\(", line)
                   and "/dev/" not in line]
        return run, started, written

    def check(self, *words):
        run, started, written = self.traced(*words)
        self.assertEqual(started, [])
        self.assertEqual(written, [])
        self.assertEqual(sorted(os.listdir(self.folder)), ["fifo", "s.json"])
        with open(self.session, "rb") as file:
            self.assertEqual(file.read(), self.before)
        self.assertNotIn("\x1b", run.stdout + run.stderr)
        return run

    def test_opening_runs_nothing_and_writes_nothing(self):
        self.assertEqual(self.check("open", self.session).returncode, 0)

    def test_working_its_cells_out_again_runs_nothing_and_writes_nothing(self):
        lines = [f"rerun {n}" for n in range(1, len(LINES) + 1)] + [f"rerun 1-{len(LINES)}", "rerun --stale", "undo", "redo"]
        run = self.check("--keep-going", "-c", "; ".join([f"open {self.session}", *lines, "cells"]))
        self.assertIn("is never run from a session", run.stderr)
        self.assertIn("is not written", run.stderr)

    def test_a_script_of_it_runs_nothing_and_writes_nothing(self):
        script = os.path.join(self.folder, "..", os.path.basename(self.folder) + ".collate")
        self.addCleanup(os.unlink, script)
        subprocess.run([os.environ["COLLATE"], "--no-config", "-c", f"open {self.session}; export {script}"],
                       capture_output=True, timeout=LIMIT, stdin=subprocess.DEVNULL, check=True)
        with open(script) as file:
            self.assertIn("# docs > ", file.read())
        self.check("--keep-going", "-f", script)

    def test_replaying_runs_nothing_and_writes_nothing(self):
        run = self.check("replay", self.session)
        self.assertIn(run.returncode, (3, 4))
        self.assertIn("is never run from a session", run.stdout)

    def test_the_trace_sees_what_is_written_and_started(self):
        target = os.path.join(self.folder, "seen.tsv")
        _, started, written = self.traced("-c", f"plugins > {target}; plugins | !true")
        self.assertNotEqual(started, [])
        self.assertTrue(any("seen.tsv" in line for line in written))
