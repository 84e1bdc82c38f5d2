"""Ctrl-C, Ctrl-Z, kill, a window that changes or goes away. The terminal is always given back."""
import os
import re
import signal
import time
import unittest

from terminal import ARABIC, COMBINED, TURKISH, VOCALISED, Prompt, soon


def many_articles(home, count=15_000):
    """A file that takes some seconds to load."""
    with open(f"{home}/many.jsonl", "w", encoding="utf-8") as file:
        for number in range(count):
            text = f"The harbour of {TURKISH} {number} opened on Monday, {ARABIC} said. " * 3
            file.write(f'{{"id":"d{number}","title":"Report {number}","lang":"en","text":"{text}"}}\n')


def is_at_work(screen):
    """Whether a command tells how far it is."""
    return re.search(r"[\d,]+ of [\d,]+ \(\d+ %\)", screen)


class Signals(unittest.TestCase):
    def test_ctrl_c_clears_the_line(self):
        with Prompt() as prompt:
            for text in [ARABIC, VOCALISED, TURKISH, COMBINED]:
                prompt.type(f"note {text}")
                prompt.wait(f"note {text}")
                prompt.keys("C-c")
                prompt.wait(f"note {text}^C")
                prompt.wait(lambda screen: screen.endswith(">"))
            self.assertEqual(prompt.history(), [])
            prompt.keys("C-d")
            prompt.wait("exit=0")
            self.assertTrue(prompt.leaves_terminal_as_it_was())

    def test_ctrl_c_stops_a_command_soon_and_keeps_the_notebook(self):
        with Prompt(prepare=lambda home: many_articles(home, 60_000)) as prompt:
            prompt.line(f'note "{VOCALISED}"')

            def stop():
                prompt.line("!clear")
                prompt.wait(lambda screen: "Stopped" not in screen)
                prompt.line(f"load {prompt.home}/many.jsonl")
                prompt.wait(is_at_work)
                prompt.record()
                prompt.keys("C-c")
                started = time.time()
                while b"Stopped" not in prompt.sent():
                    self.assertLess(time.time() - started, 120)
                    time.sleep(0.002)
                return time.time() - started
            self.assertLess(soon(0.4, stop), 0.4)  # 0.2 s, and what tmux takes
            prompt.line("cells | count")
            prompt.wait(lambda screen: re.search(r"─\n +2\n", screen))

    def test_kill_ends_it_with_the_shells_code(self):
        for number, code in [(signal.SIGTERM, 143), (signal.SIGHUP, 129)]:
            self.assertLess(soon(2, lambda: self.seconds_to_end(number, code)), 2)

    def test_kill_ends_a_running_command_too(self):
        def attempt():
            return self.seconds_to_end(signal.SIGTERM, 143, command="load {home}/many.jsonl")
        self.assertLess(soon(2, attempt), 2)

    def seconds_to_end(self, number, code, command=None):
        """How long the program takes to end after a signal, at its prompt or in a command."""
        with Prompt(prepare=(lambda home: many_articles(home, 60_000)) if command else None) as prompt:
            if command:
                prompt.line(command.format(home=prompt.home))
                prompt.wait(is_at_work)
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
                    prompt.wait(lambda screen: screen.count("^C") > count or "exit=" in screen)
            press_until("Ctrl-C once more leaves")
            self.assertNotIn("exit=", prompt.screen())
            prompt.type(VOCALISED)
            prompt.wait(VOCALISED)
            prompt.keys("C-c")
            prompt.wait(f"{VOCALISED}^C")
            prompt.keys("C-c")
            prompt.wait(lambda screen: "\n".join(screen.split(f"{VOCALISED}^C")[1:]).count("^C") == 1)
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
            prompt.wait("Stopped")
            prompt.line("stty -a | tr ' ' '\\n' | grep -cx icanon")
            prompt.wait("1")
            prompt.line("fg")
            prompt.wait(lambda screen: screen.split("fg")[-1].count(text) == 1)
            prompt.type("!")
            prompt.keys("Enter")
            prompt.wait(lambda _: prompt.history() == [text + "!"])

    def test_stop_and_go_on_in_a_command(self):
        with Prompt(prepare=lambda home: many_articles(home, 60_000)) as prompt:
            prompt.line(f"load {prompt.home}/many.jsonl")
            prompt.wait(is_at_work)
            prompt.keys("C-z")
            prompt.wait("Stopped")
            prompt.line("fg")
            prompt.wait("Loaded 60000 documents", 600)
            prompt.type(COMBINED)
            prompt.wait(f"> {COMBINED}")

    def test_what_is_typed_ahead_is_there_at_the_next_prompt(self):
        with Prompt(prepare=many_articles) as prompt:
            prompt.line(f"load {prompt.home}/many.jsonl")
            prompt.type(f'note "{ARABIC} {TURKISH}')
            prompt.type("x" * 6000 + '"')
            prompt.keys("Enter")
            wanted = f'note "{ARABIC} {TURKISH}' + "x" * 6000 + '"'
            prompt.wait(lambda _: prompt.history()[1:] == [wanted], 600)

    def test_a_terminal_that_goes_away_ends_it(self):
        with Prompt() as prompt:
            process = prompt.pid()
            prompt.tmux("kill-session")
            end = time.time() + 60
            while os.path.exists(f"/proc/{process}") and time.time() < end:
                time.sleep(0.05)
            self.assertFalse(os.path.exists(f"/proc/{process}"))

    def test_ctrl_d_ends_it(self):
        with Prompt() as prompt:
            prompt.type(VOCALISED)
            prompt.keys("C-d", "C-u")
            prompt.settle()
            prompt.keys("C-d")
            prompt.wait("exit=0")
            self.assertTrue(prompt.leaves_terminal_as_it_was())


if __name__ == "__main__":
    unittest.main()
