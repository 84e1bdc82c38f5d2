"""What was done at the prompt survives its sudden end, line by line, until it is saved or left."""
import glob
import os
import subprocess
import unittest

from terminal import SAMPLE, Prompt


class Recovery(unittest.TestCase):
    def journals(self, prompt):
        return glob.glob(f"{prompt.home}/state/collate/journal-*.jsonl")

    def kill(self, prompt):
        """Ends the program as a crash would."""
        name = os.path.basename(self.journals(prompt)[0])
        os.kill(int(name[len("journal-"):-len(".jsonl")]), 9)
        prompt.wait(lambda screen: "exit=137" in screen and screen.endswith("outer$"))

    def recovered(self, prompt, commands):
        environment = dict(os.environ, HOME=prompt.home, XDG_STATE_HOME=f"{prompt.home}/state")
        return subprocess.run([os.environ["COLLATE"], "--recover", "--format", "tsv", "-c", commands], env=environment,
                              capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def test_killed_work_is_offered_and_comes_back(self):
        with Prompt(arguments="", columns=120) as prompt:
            prompt.line(f"load {SAMPLE}")
            prompt.wait(lambda screen: screen.endswith("*>"))
            prompt.answered("turkish = docs lang:tr | count")
            prompt.answered("set source 1 Blatt")
            prompt.line(f"docs 1 > {prompt.home}/out.tsv")
            prompt.wait(lambda screen: "Wrote" in screen and screen.endswith("*>"))
            os.remove(f"{prompt.home}/out.tsv")
            self.kill(prompt)
            prompt.line("clear; $COLLATE")
            prompt.wait(lambda screen: "An earlier prompt ended without saving: 4 lines" in screen and screen.endswith(">"))
            prompt.keys("C-d")
            prompt.wait(lambda screen: screen.endswith("outer$"))
            run = self.recovered(prompt, f"cells | select input; docs 1 | select source; save {prompt.home}/s.json")
            self.assertIn("Recovered 4 of 4 lines.", run.stderr)
            self.assertIn("turkish = docs lang:tr | count", run.stdout)
            self.assertIn("Blatt", run.stdout)
            self.assertFalse(os.path.exists(f"{prompt.home}/out.tsv"))
            self.assertEqual(self.journals(prompt), [])

    def test_after_a_save_only_later_lines_are_kept(self):
        with Prompt(arguments="", columns=120) as prompt:
            prompt.line(f"load {SAMPLE}")
            prompt.wait(lambda screen: "18 docs" in screen and screen.endswith("*>"))
            prompt.line(f"save {prompt.home}/s.json")
            prompt.wait("Saved 1 cell")
            prompt.line("docs 3 | count")
            prompt.wait(lambda screen: screen.endswith("s.json*>"))
            self.kill(prompt)
            run = self.recovered(prompt, "cells | select input")
            self.assertIn("Recovered 2 of 2 lines.", run.stderr)
            self.assertIn("docs 3 | count", run.stdout)
            self.assertIn("load", run.stdout)

    def test_who_leaves_leaves_nothing_behind(self):
        with Prompt(arguments="", columns=120) as prompt:
            prompt.line(f"load {SAMPLE}")
            prompt.wait(lambda screen: "18 docs" in screen and screen.endswith("*>"))
            self.assertEqual(len(self.journals(prompt)), 1)
            prompt.leave()
            self.assertEqual(self.journals(prompt), [])

    def test_nothing_to_recover_is_an_error(self):
        with Prompt(arguments="", columns=120) as prompt:
            run = self.recovered(prompt, "cells")
            self.assertEqual(run.returncode, 3)
            self.assertIn("there is no work to recover", run.stderr)
