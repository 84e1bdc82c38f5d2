"""What was typed before."""
import os
import re
import stat
import unittest

from terminal import ARABIC, COMBINED, TURKISH, VOCALISED, Prompt
from test_typing import given


class History(unittest.TestCase):
    def test_lines_are_kept_at_once_for_the_user_alone(self):
        with Prompt() as prompt:
            prompt.line(f'note "{ARABIC} {COMBINED}"')
            prompt.line(" note secret")
            prompt.line(f"note {TURKISH}")
            prompt.wait(lambda _: prompt.history() == [f'note "{ARABIC} {COMBINED}"', f"note {TURKISH}"])
            mode = os.stat(f"{prompt.home}/state/collate/history.jsonl").st_mode
            self.assertEqual(stat.S_IMODE(mode), 0o600)

    def test_how_a_line_ended_is_kept(self):
        with Prompt(columns=120) as prompt:
            for line, status in [(f"note {TURKISH}", 0), (f"nicht {COMBINED}", 2), (f"load no-{ARABIC}", 3), ("!false", 1)]:
                prompt.line(line)
                prompt.wait(lambda _: f'"status":{status}}}' in prompt.history_file().split(line)[-1].replace("\\", ""))
            prompt.line("history | select status text")
            prompt.wait(lambda screen: f"2  nicht {COMBINED}" in screen and "1  !false" in screen)

    def test_two_sessions_lose_nothing(self):
        with Prompt() as one, Prompt(env={"XDG_STATE_HOME": f"{one.home}/state"}) as two:
            for number in range(5):
                one.line(f"note {number} {VOCALISED}")
                two.line(f"note {number} {TURKISH}")
            one.wait(lambda _: len(one.history()) == 10)
            one.leave()
            two.leave()
            self.assertEqual(sorted(one.history()), sorted(
                [f"note {n} {text}" for n in range(5) for text in [VOCALISED, TURKISH]]))

    def test_up_and_down_keep_to_what_was_typed(self):
        with Prompt(prepare=given(f"kwic {ARABIC}", "docs", f"kwic {VOCALISED}", "docs lang:tr")) as prompt:
            prompt.type("kwic")
            prompt.keys("Up")
            prompt.wait(f"> kwic {VOCALISED}")
            prompt.keys("Up")
            prompt.wait(f"> kwic {ARABIC}")
            prompt.keys("Down", "Down")
            # What is grey is offered, not there.
            prompt.wait(lambda screen: re.search(r"kwic(\x1b\[\d+m)*\x1b\[90m(\x1b\[49m)? " + VOCALISED, screen.split("\n")[-2]), styles=True)

    def test_a_broken_history_is_passed_over(self):
        def prepare(home):
            given("docs", f"note {TURKISH}")(home)
            with open(f"{home}/state/collate/history.jsonl", "ab") as file:
                file.write(b'\xff\xfe{"text": 3}\n{"text":"cut')
        with Prompt(prepare=prepare) as prompt:
            prompt.keys("Up")
            prompt.wait(f"> note {TURKISH}")


class Picker(unittest.TestCase):
    lines = ["load news", f"search {TURKISH}", f'kwic "{ARABIC}"', f"search {VOCALISED}", f"note {COMBINED}",
             "summarise --sentences 3", "docs"]

    def test_it_finds_any_letter_in_any_script(self):
        with Prompt(prepare=given(*self.lines)) as prompt:
            for query, wanted in [("Erdoğan", f"search {TURKISH}"), ("erdogan", f"search {TURKISH}"), ("ğ", f"search {TURKISH}"),
                                  ("لافروف", f'kwic "{ARABIC}"'), ("محمد", f"search {VOCALISED}"),
                                  (COMBINED, f"note {COMBINED}"), ("smsent", "summarise --sentences 3")]:
                prompt.keys("C-r")
                prompt.wait("history:")
                prompt.type(query)
                prompt.wait(lambda screen: any(row.startswith("> ") and row.endswith(wanted) for row in screen.split("\n")))
                prompt.keys("Enter")
                prompt.wait(lambda screen: "history:" not in screen and prompt.line_row("docs ").endswith("> " + wanted))
                prompt.keys("C-u")
                prompt.wait(lambda screen: screen.endswith(">"))

    def test_it_shows_when_and_where_and_can_be_left(self):
        with Prompt(prepare=given(*self.lines)) as prompt:
            prompt.type("docs lang:ar")
            prompt.wait("docs lang:ar")
            prompt.keys("C-r")
            prompt.wait("no earlier line fits")
            prompt.keys("C-u")
            prompt.wait("mo ")
            prompt.keys("Escape")
            prompt.wait(lambda screen: "history:" not in screen and prompt.line_row("18 docs").endswith("> docs lang:ar"))

    def test_a_picked_line_can_be_run_again(self):
        with Prompt(prepare=given("docs lang:tr | count", "docs")) as prompt:
            prompt.keys("C-r")
            prompt.wait("history:")
            prompt.type("tr")
            prompt.wait(lambda screen: re.search(r"history: tr\n> .* docs lang:tr \| count", screen))
            prompt.keys("Enter")
            prompt.wait(lambda screen: "history:" not in screen and prompt.line_row("18 docs").endswith("docs lang:tr | count"))
            prompt.keys("Enter")
            prompt.wait(lambda screen: re.search(r"─\n +2\n", screen) and screen.endswith(">"))


if __name__ == "__main__":
    unittest.main()
