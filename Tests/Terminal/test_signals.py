"""Ctrl-C, Ctrl-Z, kill, a window that changes or goes away. The terminal is always given back."""
import os
import re
import signal
import subprocess
import time
import unittest

from terminal import ARABIC, COMBINED, LIMIT, TURKISH, VOCALISED, Prompt, processor_seconds, soon


def many_articles(home, count=15_000):
    """A file that takes some seconds to load."""
    with open(f"{home}/many.jsonl", "w", encoding="utf-8") as file:
        for number in range(count):
            text = f"The harbour of {TURKISH} {number} opened on Monday, {ARABIC} said. " * 3
            file.write(f'{{"id":"d{number}","title":"Report {number}","lang":"en","text":"{text}"}}\n')


def long_work(prompt, times=8):
    """Begins to load articles, for longer than a test needs, and comes back once it tells how far it is."""
    if not os.path.exists(f"{prompt.home}/many.jsonl"):
        many_articles(prompt.home, 60_000)
        for number in range(times - 1):
            os.link(f"{prompt.home}/many.jsonl", f"{prompt.home}/many-{number}.jsonl")
    prompt.record()
    prompt.line(f"load {prompt.home}/many*.jsonl")
    prompt.wait_sent(re.compile(rb"[\d,]+ of [\d,]+ \(\d+ %\)").search)


class Signals(unittest.TestCase):
    def test_ctrl_c_clears_the_line(self):
        with Prompt() as prompt:
            for text in [ARABIC, VOCALISED, TURKISH, COMBINED]:
                prompt.type(f"note {text}")
                prompt.wait(f"note {text}")
                prompt.keys("C-c")
                prompt.wait(lambda screen: f"note {text}^C" in screen and screen.endswith(">"))
            self.assertEqual(prompt.history(), [])
            prompt.keys("C-d")
            prompt.wait("exit=0")
            self.assertTrue(prompt.leaves_terminal_as_it_was())

    def test_ctrl_c_stops_a_command_that_waits_for_the_keyboard(self):
        with Prompt() as prompt:
            prompt.line("load -")
            prompt.wait(lambda screen: screen.endswith("> load -"))
            prompt.keys("C-c")
            prompt.wait(lambda screen: "Stopped" in screen and screen.endswith(">"))
            prompt.line("cells | count")
            prompt.wait(lambda screen: re.search(r"─\n +1\n", screen))

    def test_ctrl_c_stops_a_command_soon_and_keeps_the_notebook(self):
        with Prompt() as prompt:
            prompt.answered(f'note "{VOCALISED}"')
            process = prompt.pid()

            def stop():
                long_work(prompt)
                started, used = time.time(), processor_seconds(process)
                prompt.keys("C-c")
                prompt.wait_sent(b"Stopped")
                # On a busy machine what counts is what the program still did.
                return min(time.time() - started, (processor_seconds(process) - used) / 2)
            self.assertLess(soon(0.4, stop), 0.4)  # 0.2 s, and what tmux takes
            prompt.wait(lambda screen: screen.endswith(">"))
            prompt.line("cells | count")
            prompt.wait(lambda screen: re.search(r"─\n +2\n", screen))

    def test_kill_ends_it_with_the_shells_code(self):
        for number, code in [(signal.SIGTERM, 143), (signal.SIGHUP, 129)]:
            self.assertLess(soon(2, lambda: self.seconds_to_end(number, code)), 2)

    def test_kill_ends_a_running_command_too(self):
        self.assertLess(soon(2, lambda: self.seconds_to_end(signal.SIGTERM, 143, at_work=True)), 2)

    def seconds_to_end(self, number, code, at_work=False):
        """How long the program takes to end after a signal, at its prompt or in a command."""
        with Prompt() as prompt:
            if at_work:
                long_work(prompt)
            else:
                prompt.type(f"note {TURKISH}")
                prompt.wait(TURKISH)
            process = prompt.pid()
            started = time.time()
            os.kill(process, number)
            prompt.wait(f"exit={code}")
            seconds = time.time() - started
            self.assertTrue(prompt.leaves_terminal_as_it_was())
            return seconds

    def test_ctrl_c_again_on_an_empty_line_offers_to_leave(self):
        with Prompt() as prompt:
            prompt.type(f"note {TURKISH}")
            prompt.wait(TURKISH)

            def press_until(wanted):
                while wanted not in prompt.screen():
                    count = prompt.screen().count("^C")
                    prompt.keys("C-c")
                    # What it says comes before the next prompt.
                    prompt.wait(lambda screen: screen.count("^C") > count and screen.endswith(">") or "exit=" in screen)
            press_until("Ctrl-C once more leaves")
            self.assertNotIn("exit=", prompt.screen())
            prompt.type(VOCALISED)
            prompt.wait(VOCALISED)
            prompt.keys("C-c")
            prompt.wait(lambda screen: f"{VOCALISED}^C" in screen and screen.endswith(">"))
            prompt.keys("C-c")
            prompt.wait(lambda screen: screen.split(f"{VOCALISED}^C")[1].count("^C") == 1 and screen.endswith(">"))
            self.assertNotIn("exit=", prompt.screen())
            press_until("exit=130")
            self.assertTrue(prompt.leaves_terminal_as_it_was())

    def test_a_trap_gives_the_terminal_back(self):
        with Prompt(env={"SWIFT_BACKTRACE": "enable=no"}) as prompt:
            prompt.type(VOCALISED)
            os.kill(prompt.pid(), signal.SIGTRAP)
            prompt.wait(lambda screen: re.search(r"exit=\d", screen))
            self.assertTrue(prompt.leaves_terminal_as_it_was())

    def test_stop_and_go_on_at_the_prompt(self):
        with Prompt() as prompt:
            text = f"note {ARABIC} {VOCALISED} {TURKISH}"
            prompt.type(text)
            prompt.wait(text)
            prompt.keys("C-z")
            prompt.wait(lambda screen: "Stopped" in screen and screen.endswith("outer$"))
            prompt.line("stty -a | tr ' ' '\\n' | grep -cx icanon")
            prompt.wait(lambda screen: screen.endswith("icanon\n1\nouter$"))
            prompt.line("fg")
            prompt.wait(lambda screen: screen.split("outer$ fg")[1].count(text) == 1)
            prompt.type("!")
            prompt.keys("Enter")
            prompt.wait(lambda _: prompt.history() == [text + "!"])

    def test_stop_and_go_on_in_a_command(self):
        with Prompt() as prompt:
            long_work(prompt, times=1)
            prompt.keys("C-z")
            prompt.wait(lambda screen: "Stopped" in screen and screen.endswith("outer$"))
            prompt.line("fg")
            prompt.wait("Loaded 60000 documents", 2 * LIMIT)
            prompt.type(COMBINED)
            prompt.wait(f"> {COMBINED}")

    def test_what_is_typed_ahead_is_there_at_the_next_prompt(self):
        with Prompt(prepare=many_articles) as prompt:
            prompt.line(f"load {prompt.home}/many.jsonl")
            prompt.type(f'note "{ARABIC} {TURKISH}')
            prompt.type("x" * 6000 + '"')
            prompt.keys("Enter")
            wanted = f'note "{ARABIC} {TURKISH}' + "x" * 6000 + '"'
            prompt.wait(lambda _: prompt.history()[1:] == [wanted], 2 * LIMIT)

    def test_a_terminal_that_goes_away_ends_it(self):
        with Prompt() as prompt:
            process = prompt.pid()
            prompt.tmux("kill-session")
            end = time.time() + LIMIT
            while os.path.exists(f"/proc/{process}") and time.time() < end:
                time.sleep(0.05)
            self.assertFalse(os.path.exists(f"/proc/{process}"))

    def test_ctrl_d_ends_it(self):
        with Prompt() as prompt:
            prompt.type(VOCALISED)
            prompt.keys("C-d")
            prompt.wait(VOCALISED)
            prompt.settle()
            self.assertTrue(prompt.line_row().endswith(VOCALISED))
            prompt.keys("C-u")
            prompt.wait(lambda screen: screen.endswith(">"))
            prompt.keys("C-d")
            prompt.wait("exit=0")
            self.assertTrue(prompt.leaves_terminal_as_it_was())


class Leaving(unittest.TestCase):
    warning = "This work is not saved: save FILE keeps it."

    def test_what_is_not_saved_is_told_once(self):
        for first, second in [(["C-d"], ["C-d"]), (["quit", "Enter"], ["quit", "Enter"]), (["C-d"], ["quit", "Enter"])]:
            with Prompt() as prompt:
                prompt.answered(f"note {VOCALISED}")
                prompt.keys(*first)
                prompt.wait(lambda screen: self.warning in screen and screen.endswith("*>"))
                prompt.answered(f"note {COMBINED}")
                prompt.keys(*first)
                prompt.wait(lambda screen: screen.count(self.warning) == 2 and screen.endswith("*>"))
                prompt.keys(*second)
                prompt.wait("exit=0")
                self.assertTrue(prompt.leaves_terminal_as_it_was())

    def test_nothing_is_asked_where_nothing_is_lost(self):
        with Prompt() as prompt:
            prompt.answered(f"note {TURKISH}")
            prompt.answered(f"save {prompt.home}/s.json")
            prompt.keys("C-d")
            self.assertNotIn(self.warning, prompt.wait("exit=0"))
        with Prompt(arguments='open "$HOME/s.json"', prepare=lambda home: self.saved(f"{home}/s.json")) as prompt:
            prompt.line("quit")
            self.assertNotIn(self.warning, prompt.wait("exit=0"))

    def saved(self, path):
        subprocess.run([os.environ["COLLATE"], "-c", f"note {ARABIC}; save {path}"], check=True, capture_output=True)

    def test_a_terminal_that_goes_away_leaves_the_work_to_recover(self):
        with Prompt() as prompt:
            prompt.answered(f"note {ARABIC}")
            process = prompt.pid()
            prompt.tmux("kill-session")
            end = time.time() + LIMIT
            while os.path.exists(f"/proc/{process}") and time.time() < end:
                time.sleep(0.05)
            run = subprocess.run([os.environ["COLLATE"], "--recover", "-c", "cells | select input"], capture_output=True,
                                 text=True, env=dict(os.environ, HOME=prompt.home, XDG_STATE_HOME=f"{prompt.home}/state"))
            self.assertIn(ARABIC, run.stdout)


if __name__ == "__main__":
    unittest.main()
