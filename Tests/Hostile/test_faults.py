"""Whatever is written survives: each system call on its file fails, falls short, or is the last of the process.

Sessions are tested in Tests/Terminal; here reports, data, answers and the history of the prompt.
"""
import collections
import errno
import os
import shutil
import signal
import subprocess
import tempfile
import unittest

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
                calls = collections.Counter(file.read().split())
            os.unlink(log)
            self.assertGreaterEqual(calls["fsync"], 2, f"{name} and its folder are flushed")
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


if __name__ == "__main__":
    unittest.main()
