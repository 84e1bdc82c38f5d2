"""Saving survives: every system call on the session fails, falls short, or is the last of the process.

Afterwards the old session or the new one opens, a failure was told, and no temporary file is left by one.
"""
import collections
import errno
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from terminal import LIMIT

FOLDER = os.path.dirname(os.path.abspath(__file__))
COMPILER = shutil.which("cc") or shutil.which("clang")
ERRORS = [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EINTR]
SCRIPT = "load Sessions/corpora/harbour; docs; show 1-9 | top 150; note 'generation {}'; save {}"


@unittest.skipUnless(COMPILER, "needs a C compiler")
class Crash(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="collate-crash-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.work = os.path.join(self.folder, "work")
        self.session = os.path.join(self.work, "s.json")
        self.faults = os.path.join(self.folder, "faults.so")
        subprocess.run([COMPILER, "-shared", "-fPIC", "-O1", os.path.join(FOLDER, "faults.c"), "-o", self.faults],
                       check=True)

    def fresh(self):
        shutil.rmtree(self.work, ignore_errors=True)
        os.mkdir(self.work)
        self.assertEqual(self.save(1).returncode, 0)

    def save(self, generation, **fault):
        environment = dict(os.environ, **{"FAULT_" + key.upper(): str(value) for key, value in fault.items()})
        if fault:
            environment.update(LD_PRELOAD=self.faults, FAULT_DIR=self.work)
        return subprocess.run([os.environ["COLLATE"], "--no-config", "-c", SCRIPT.format(generation, self.session)],
                              env=environment, capture_output=True, text=True, timeout=LIMIT, stdin=subprocess.DEVNULL)

    def generation(self):
        """The generation that can be opened: 1 or 2; None when the session is lost."""
        run = subprocess.run([os.environ["COLLATE"], "--no-config", "-c", f"open {self.session}; cells | count"],
                             capture_output=True, text=True, timeout=LIMIT, stdin=subprocess.DEVNULL)
        if run.returncode != 0:
            return None
        with open(self.session, encoding="utf-8") as file:
            return 2 if "generation 2" in file.read() else 1

    def calls(self):
        log = os.path.join(self.folder, "log")
        self.fresh()
        self.assertEqual(self.save(2, log=log).returncode, 0)
        with open(log, encoding="utf-8") as file:
            return collections.Counter(file.read().split())

    def test_every_call_fails_or_falls_short(self):
        calls = self.calls()
        self.assertGreaterEqual(calls["fsync"], 2, "the file and its folder are flushed")
        for call, count in calls.items():
            for at in range(1, count + 1):
                for how in ERRORS + (["short"] if call == "write" else []):
                    with self.subTest(call=call, at=at, how=how):
                        self.fresh()
                        run = self.save(2, call=call, at=at, how=how)
                        generation = self.generation()
                        self.assertIsNotNone(generation, "the session is lost")
                        if run.returncode == 0:
                            self.assertEqual(generation, 2, "it said saved and was not")
                        else:
                            self.assertIn("cannot write", run.stderr)
                            self.assertEqual(os.listdir(self.work), ["s.json"])

    def test_it_is_killed_before_and_after_every_call(self):
        for call, count in self.calls().items():
            for at in range(1, count + 1):
                for how in ("kill-before", "kill-after"):
                    with self.subTest(call=call, at=at, how=how):
                        self.fresh()
                        self.assertEqual(self.save(2, call=call, at=at, how=how).returncode, -signal.SIGKILL)
                        self.assertIsNotNone(self.generation(), "the session is lost")

    def test_it_is_killed_at_any_moment(self):
        self.fresh()
        chance = random.Random(1)
        started = time.time()
        self.save(1)
        length = time.time() - started
        for _ in range(int(os.environ.get("COLLATE_KILLS", "20"))):
            process = subprocess.Popen(
                [os.environ["COLLATE"], "--no-config", "-c", SCRIPT.format(2, self.session)],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * length)
            process.kill()
            process.wait()
            self.assertIsNotNone(self.generation(), "the session is lost")
