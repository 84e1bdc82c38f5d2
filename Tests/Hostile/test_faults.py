"""Whatever is written survives: each system call on its file fails, falls short, or is the last of the process.

Sessions are tested in Tests/Terminal; here reports, data, answers, the history and the journal of the prompt, and a disk
that is full at each of its steps.
"""
import collections
import errno
import os
import shutil
import signal
import subprocess
import tempfile
import unittest

from test_interrupt import Conversation

COMPILER = shutil.which("cc") or shutil.which("clang")
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Terminal", "faults.c")
LINES = {"r.md": "export {}", "r.html": "export {}", "r.ipynb": "export {}", "r.json": "export {}", "r.collate": "export {}", "d.csv": "docs > {}", "e.json": "once {}; entities",
         "o.tsv": "output {}; docs"}


@unittest.skipUnless(COMPILER, "needs a C compiler")
class Faults(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="collate-faults-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.work = f"{self.folder}/work"
        self.library = f"{self.folder}/faults.so"
        subprocess.run([COMPILER, "-shared", "-fPIC", "-O1", SOURCE, "-o", self.library], check=True)

    def write(self, name, **fault):
        """Writes a file over an old one, with a fault; the run, and what the file holds then."""
        shutil.rmtree(self.work, ignore_errors=True)
        os.mkdir(self.work)
        path = f"{self.work}/{name}"
        with open(path, "w") as file:
            file.write("old")
        environment = dict(os.environ, LD_PRELOAD=self.library, FAULT_DIR=self.work, **{"FAULT_" + key.upper(): str(value) for key, value in fault.items()})
        run = subprocess.run([os.environ["COLLATE"], "--no-config", "-c", "load Sessions/corpora/harbour; docs; " + LINES[name].format(path)], env=environment, capture_output=True, text=True,
                             timeout=60, stdin=subprocess.DEVNULL)
        with open(path, encoding="utf-8") as file:
            return run, file.read()

    def test_every_call_fails_falls_short_or_is_the_last(self):
        count = 0
        for name in LINES:
            log = f"{self.folder}/log"
            whole, new = self.write(name, log=log)
            self.assertEqual(whole.returncode, 0, whole.stderr)
            with open(log) as file:
                order = file.read().split()
            calls = collections.Counter(order)
            os.unlink(log)
            # Whatever the disk forgets of what was not flushed, the name holds the old file or the whole new one, and the new one in the end.
            self.assertRegex(" ".join(order), r"^open (write )+fsync rename (open )?fsync$", f"{name}: all is on the disk before the name changes, then the name")
            for call, times in calls.items():
                for at in range(1, times + 1):
                    for how in [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EINTR, "kill-before", "kill-after"] + (["short"] if call == "write" else []):
                        with self.subTest(file=name, call=call, at=at, how=how):
                            count += 1
                            run, now = self.write(name, call=call, at=at, how=how)
                            self.assertIn(now, ("old", new))
                            if isinstance(how, str) and how.startswith("kill"):
                                self.assertEqual(run.returncode, -signal.SIGKILL)
                            elif run.returncode == 0:
                                self.assertEqual(now, new, "it said written and was not")
                            else:
                                self.assertIn("cannot write", run.stderr)
                                self.assertEqual(os.listdir(self.work), [name], "a temporary file is left")
        print(f"{count} faults", flush=True)
        self.assertGreater(count, 200)


@unittest.skipUnless(COMPILER, "needs a C compiler")
class Notes(unittest.TestCase):
    """The history and the journal: when they cannot be written the work goes on, and the user is told."""

    LINES = ["load Sessions/corpora/harbour", "docs 1 | count", "note kept"]

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="collate-notes-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.library = f"{self.folder}/faults.so"
        subprocess.run([COMPILER, "-shared", "-fPIC", "-O1", SOURCE, "-o", self.library], check=True)

    def talk(self, kills=False, **fault):
        """Says the lines at a prompt with a fault, ends it with SIGKILL; what it said, and what its journal and history hold."""
        home = tempfile.mkdtemp(dir=self.folder)
        fault = {"FAULT_" + key.upper(): str(value) for key, value in fault.items()}
        talk = Conversation(home, dict(fault, LD_PRELOAD=self.library, FAULT_DIR=f"{home}/state"))
        said = b""
        try:
            talk.hears(b"> $", 60)
            for line, wanted in zip(self.LINES, [b"18 docs", b" 1\r", b"note kept"]):
                talk.say(line)
                found = talk.hears(wanted + rb"[^>]*> $", 60)
                said += talk.said
                if not found and talk.process.poll() is None and not kills:
                    self.fail(f"{fault}: {line} has no answer: {talk.said[-300:]!r}")
        finally:
            talk.close()
        recovered = subprocess.run([os.environ["COLLATE"], "--no-config", "--recover", "--quiet", "-c", "cells | count; history | count"], capture_output=True, text=True,
                                   env=dict(os.environ, HOME=home, XDG_STATE_HOME=f"{home}/state"), stdin=subprocess.DEVNULL)
        return said, recovered

    def test_every_call_on_history_and_journal_fails(self):
        log = f"{self.folder}/log"
        said, recovered = self.talk(log=log)
        self.assertNotIn(b"cannot be written", said)
        self.assertEqual(recovered.stdout, "count\n3\ncount\n3\n")
        with open(log) as file:
            calls = collections.Counter(file.read().split())
        self.assertGreaterEqual(calls["fsync"], 3, "each line of the journal is on the disk before the next prompt")
        count = 0
        for call, times in calls.items():
            for at in range(1, times + 1):
                for how in [errno.ENOSPC, errno.EIO, "short"] if call == "write" else [errno.EIO]:
                    with self.subTest(call=call, at=at, how=how):
                        count += 1
                        said, recovered = self.talk(call=call, at=at, how=how)
                        self.assertNotIn(b"Fatal", said)
                        self.assertLessEqual(recovered.returncode, 3, recovered.stderr)
                        if b"cannot be written" not in said:
                            self.assertEqual(recovered.stdout, "count\n3\ncount\n3\n", "what is lost is told")
        self.assertGreater(count, 15)


@unittest.skipUnless(os.geteuid() == 0 and shutil.which("mount"), "needs to mount a small disk")
class FullDisk(unittest.TestCase):
    """A disk of 256 kB that has room for each number of blocks up to more than what is written."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="collate-disk-")
        self.addCleanup(os.rmdir, self.folder)
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "collate-test", self.folder], capture_output=True)
        if made.returncode:
            self.skipTest("a disk cannot be mounted here")
        self.addCleanup(subprocess.run, ["umount", self.folder], check=True)

    def test_what_does_not_fit_is_said_and_the_old_file_stays(self):
        for name, command in [("s.json", "save {}"), ("r.html", "export {}"), ("d.csv", "docs > {}")]:
            path, filler = f"{self.folder}/{name}", f"{self.folder}/filler"
            ends = collections.Counter()
            for blocks in range(1, 40, 3 if name == "s.json" else 13):
                with self.subTest(name=name, blocks=blocks):
                    for file_name, content in ((path, b"old"), (filler, b"")):
                        with open(file_name, "wb") as file:
                            file.write(content)
                    free = os.statvfs(self.folder).f_bavail
                    with open(filler, "wb") as file:
                        file.write(bytes(4096 * (free - blocks)))
                    lines = f"load {os.path.abspath('Sessions/corpora/harbour')}\ndocs\nentities\n{command.format(path)}\ndocs | count\n!rm {filler}\n{command.format(path)}\n"
                    run = subprocess.run([os.environ["COLLATE"], "--no-config", "--keep-going", "-f", "-"], input=lines, capture_output=True, text=True, timeout=120)
                    fits = "no space left" not in run.stderr
                    ends[fits] += 1
                    self.assertEqual(run.returncode, 0 if fits else 1, run.stderr)
                    if not fits:
                        self.assertRegex(run.stderr, r"cannot write .*no space left.*[0-9]")
                    self.assertIn("\n18\n", run.stdout, "the notebook goes on")
                    with open(path, encoding="utf-8") as file:
                        self.assertGreater(len(file.read()), 1000, "there is room now, so it is written")
                    self.assertEqual(os.listdir(self.folder), [name])
                    os.unlink(path)
            self.assertGreater(ends[False], 0)
            self.assertGreater(ends[True], 0)

    def test_the_old_session_stays_while_the_disk_is_full(self):
        path = f"{self.folder}/s.json"
        run = subprocess.run([os.environ["COLLATE"], "--no-config", "-c", f"load Sessions/corpora/harbour; docs; save {path}"], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        with open(path, "rb") as file:
            old = file.read()
        with open(f"{self.folder}/filler", "wb") as file:
            file.write(bytes(4096 * os.statvfs(self.folder).f_bavail))
        run = subprocess.run([os.environ["COLLATE"], "--no-config", "-c", f"open {path}; entities; save {path}"], capture_output=True, text=True)
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stderr, r"no space left.*[0-9]")
        with open(path, "rb") as file:
            self.assertEqual(file.read(), old)
        self.assertEqual(sorted(os.listdir(self.folder)), ["filler", "s.json"])


if __name__ == "__main__":
    unittest.main()
