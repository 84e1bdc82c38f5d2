"""What the prompt does while a line is typed: suggestions, colours, hints, help."""
import json
import os
import re
import unittest

from terminal import ARABIC, COMBINED, TURKISH, VOCALISED, Prompt


def given(*lines):
    """A home whose history holds lines, oldest first."""
    def prepare(home):
        os.makedirs(f"{home}/state/collate")
        with open(f"{home}/state/collate/history.jsonl", "w", encoding="utf-8") as file:
            for line in lines:
                entry = {"text": line, "time": 1_700_000_000} if isinstance(line, str) else line
                file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    return prepare


GREY = "\x1b[90m"


class Suggestions(unittest.TestCase):
    def test_the_newest_fitting_line_is_shown_grey_and_taken(self):
        lines = [f'search "{text}"' for text in [TURKISH, VOCALISED, COMBINED, ARABIC]]
        with Prompt(prepare=given(*lines)) as prompt:
            for text in [TURKISH, VOCALISED, COMBINED, ARABIC]:
                prompt.type(f'search "{text[:2]}')
                prompt.wait(GREY + text[2:], styles=True)
                prompt.keys("Right")
                prompt.wait(lambda screen: GREY + text[2:] not in screen, styles=True)
                prompt.type("x")
                prompt.wait(f'search "{text}"x')
                prompt.keys("C-u")
                prompt.type(f'search "{text[:2]}')
                prompt.wait(GREY + text[2:], styles=True)
                prompt.keys("C-e")
                prompt.type("y")
                prompt.wait(f'search "{text}"y')
                prompt.keys("C-u")

    def test_alt_f_takes_a_word(self):
        with Prompt(prepare=given(f"search {ARABIC} {TURKISH}")) as prompt:
            prompt.type("sea")
            prompt.wait("rch")
            prompt.keys("M-f", "M-f")
            prompt.type("!")
            prompt.wait(lambda screen: f"> search {ARABIC.split(' ')[0]}!" in screen)

    def test_this_corpus_comes_first(self):
        with Prompt() as prompt:
            name = prompt.line_row().split()[-1].rstrip("*>")
        lines = [{"text": "docs lang:ar", "corpus": name}, {"text": "docs lang:tr", "corpus": "other"}]
        with Prompt(prepare=given(*lines)) as prompt:
            prompt.type("doc")
            prompt.wait("docs lang:ar")

    def test_a_line_that_was_not_understood_is_not_suggested(self):
        with Prompt() as prompt:
            prompt.line(f"docs lang:tr {TURKISH}")
            prompt.wait(lambda screen: "error:" in screen and screen.endswith(">"))
            prompt.type("docs lang:t")
            prompt.wait(lambda _: prompt.line_row().endswith("> docs lang:t"))
            prompt.settle()
            self.assertTrue(prompt.line_row().endswith("> docs lang:t"))
            prompt.keys("Up")
            prompt.wait(lambda _: prompt.line_row().endswith(TURKISH))

    def test_what_is_not_taken_is_not_run(self):
        with Prompt(prepare=given("docs lang:ar")) as prompt:
            prompt.type("docs")
            prompt.wait("lang:ar")
            prompt.keys("Enter")
            prompt.wait(lambda _: prompt.history()[-1] == "docs")


class Colours(unittest.TestCase):
    def test_parts_have_colours_and_what_does_not_exist_is_red(self):
        with Prompt(columns=130) as prompt:
            prompt.type(f'docs lang:tr | where title contains "{VOCALISED}" and x = 3 # {TURKISH}')
            for part in ["\x1b[34mdocs", "\x1b[32mlang:tr", f'\x1b[33m"{VOCALISED}"', "\x1b[35m3", f"\x1b[90m# {TURKISH}"]:
                prompt.wait(part, styles=True)
            prompt.keys("C-u")
            prompt.type(f"{TURKISH} ")
            prompt.wait("\x1b[31m\x1b[49mErdoğan", styles=True)
            prompt.keys("C-u")
            prompt.type(f"docs --bogus {COMBINED}")
            prompt.wait("\x1b[31m--bogus", styles=True)

    def test_no_colour_no_hint_no_suggestion_where_they_are_not_wanted(self):
        for settings in [{"env": {"NO_COLOR": "1"}}, {"arguments": "Sessions/corpora/harbour --plain"}]:
            with Prompt(prepare=given(f"docs {TURKISH}"), **settings) as prompt:
                prompt.type(f'docs "{VOCALISED}" ')
                prompt.wait(VOCALISED)
                screen = prompt.settle()
                row = prompt.screen(styles=True).split("\n")[-1]
                self.assertNotIn("\x1b[", row, row)
                self.assertNotIn("[SEL]", screen)
                prompt.keys("C-u")
                prompt.type("doc")
                prompt.settle()
                self.assertNotIn("docs E", prompt.screen())
                prompt.type("?")
                prompt.wait("> doc?")
                prompt.keys("BSpace")
                prompt.type("s")
                prompt.keys("F1")
                prompt.wait("Usage: docs")

    def test_a_dumb_terminal_gets_no_sequence_at_all(self):
        with Prompt(term="dumb") as prompt:
            prompt.record()
            # The kernel echoes: what is typed ahead would stand before the prompt.
            for line in [f'note "{ARABIC}"', "docs lang:tr | count", "docs 1"]:
                prompt.answered(line)
            prompt.leave()
            sent = prompt.wait_sent(b"exit=").split(b"exit=")[0]
            self.assertIn(b"docs lang:tr", sent)
            self.assertNotIn(b"\x1b", sent)

    def test_a_dumb_terminal_can_be_used(self):
        with Prompt(term="dumb") as prompt:
            prompt.line(f'note "{ARABIC} {COMBINED}"')
            prompt.wait(lambda _: prompt.history() == [f'note "{ARABIC} {COMBINED}"'])
            prompt.wait(lambda screen: screen.endswith("*>"))
            prompt.type("half")
            prompt.wait("> half")
            prompt.keys("C-c")
            prompt.wait(lambda screen: screen.endswith("*>"))
            prompt.line("docs lang:tr | count")
            prompt.wait(lambda screen: re.search(r"─\n +2\n", screen) and screen.endswith("*>"))
            prompt.leave()
            self.assertTrue(prompt.leaves_terminal_as_it_was())


class Help(unittest.TestCase):
    def test_question_mark_shows_help_and_keeps_the_line(self):
        with Prompt(rows=40) as prompt:
            prompt.type(f'docs "{VOCALISED}" lang:')
            prompt.type("?")
            prompt.wait("documents in a language")
            prompt.type("tr")
            prompt.wait(lambda screen: "documents in a language" not in screen)
            prompt.wait(f'docs "{VOCALISED}" lang:tr')
            prompt.type(" ")
            prompt.keys("F1")
            prompt.wait("Usage: docs")
            prompt.keys("C-u")
            prompt.type("?")
            prompt.wait("list the documents")

    def test_question_mark_is_a_letter_in_a_quotation(self):
        with Prompt() as prompt:
            prompt.type(f'note "{TURKISH}?')
            prompt.wait(f'note "{TURKISH}?')
            prompt.keys("C-u")
            prompt.type("load 0?.txt")
            prompt.wait("load 0?.txt")

    def test_the_hint_names_the_next_argument(self):
        with Prompt() as prompt:
            prompt.type("show")
            prompt.wait("print documents")
            prompt.type(f' text:"{ARABIC}" --')
            prompt.wait("[--clean]")


if __name__ == "__main__":
    unittest.main()
