"""Tab."""
import json
import os
import re
import subprocess
import unittest

from terminal import COMBINED, Prompt


class Tab(unittest.TestCase):
    def test_commands_options_and_values(self):
        with Prompt() as prompt:
            prompt.type("doc")
            prompt.keys("Tab")
            prompt.wait("> docs")
            prompt.keys("C-u")
            prompt.type("show 1 --dr")
            prompt.keys("Tab")
            prompt.wait("> show 1 --dropped")
            prompt.keys("C-u")
            prompt.type("docs lang:t")
            prompt.keys("Tab")
            prompt.wait("> docs lang:tr")
            prompt.keys("C-u")
            prompt.type("set for")
            prompt.keys("Tab")
            prompt.type("js")
            prompt.keys("Tab")
            prompt.wait("json")
            prompt.wait("jsonl")

    def test_a_list_shows_descriptions_and_is_walked(self):
        with Prompt() as prompt:
            prompt.type("docs ")
            prompt.keys("Tab")
            prompt.wait("documents in a language")
            prompt.keys("Down", "Down")
            prompt.wait("> docs source:")
            prompt.keys("Up")
            prompt.wait("> docs id:")
            prompt.keys("BTab")
            prompt.wait(lambda screen: re.search(r"\b(\d+) of \1\b", screen))
            prompt.keys("Escape")
            prompt.wait(lambda screen: " of " not in screen and prompt.line_row().endswith("> docs"))
            prompt.type("3")
            prompt.keys("Enter")
            prompt.wait(lambda _: prompt.history() == ["docs 3"])

    def test_a_list_scrolls_and_fits_the_screen(self):
        with Prompt(rows=10, columns=40) as prompt:
            prompt.type("help ")
            prompt.keys("Tab")
            prompt.wait("1 of ")
            prompt.keys(*["Tab"] * 12)
            prompt.wait("12 of ")
            rows = prompt.rows()
            self.assertEqual([row for row in rows if row.startswith("> ")], [rows[-2]], "the marked one is in sight")
            self.assertTrue(rows[-2][2:].startswith(prompt.line_row("> help").split("help ")[1]))

    def test_titles_stand_beside_documents(self):
        with Prompt(columns=110) as prompt:
            prompt.type("docs id:")
            prompt.keys("Tab")
            prompt.wait("01-harbour-post")

    def test_files_with_spaces_marks_and_scripts(self):
        def prepare(home):
            os.mkdir(f"{home}/ışık dosyası")
            for name in ["سيرغي لافروف.txt", f"caf{COMBINED[:2]} x.txt", "plain.txt"]:
                with open(f"{home}/ışık dosyası/{name}", "w", encoding="utf-8") as file:
                    file.write("A short text about a harbour.\n")
        root = os.getcwd()
        with Prompt(arguments=f"{root}/Sessions/corpora/harbour", prepare=prepare, before="cd $HOME; ") as prompt:
            prompt.type("load ış")
            prompt.keys("Tab")
            prompt.wait('load "ışık dosyası/')
            prompt.type("سي")
            prompt.keys("Tab")
            prompt.wait('load "ışık dosyası/سيرغي لافروف.txt"')
            prompt.keys("Enter")
            prompt.wait("Loaded 1 document")
            prompt.type('load "ışık dosyası/caf')
            prompt.keys("Tab")
            prompt.wait(f'caf{COMBINED[:2]} x.txt"')
            prompt.keys("Enter")
            prompt.wait(lambda screen: screen.count("Loaded 1 document") == 2)

    def test_names_in_every_script(self):
        with Prompt() as prompt:
            prompt.type("docs entity:Akd")
            prompt.tab(lambda screen: "Akdoruk" in screen.split("docs entity")[-1])

    def test_results_by_name_and_number(self):
        with Prompt() as prompt:
            prompt.line("türkçe = docs lang:tr")
            prompt.wait(lambda screen: "next:" in screen and screen.endswith(">"))
            prompt.type("docs $t")
            prompt.keys("Tab")
            prompt.wait("> docs $türkçe")
            prompt.keys("C-u")
            prompt.type("$tür")
            prompt.keys("Tab")
            prompt.type("| where l")
            prompt.keys("Tab")
            prompt.wait("where lang")

    def test_nothing_fits(self):
        with Prompt() as prompt:
            prompt.type("docs lang:قق")
            prompt.keys("Tab")
            prompt.wait("nothing fits here")
            prompt.wait("> docs lang:قق")


class Complete(unittest.TestCase):
    def test_the_same_engine_answers_other_programs(self):
        for line, wanted in [("summ", "summarise"), ("docs --", None), ("show 1 --cl", "--clean"), ("", "load")]:
            out = subprocess.run([os.environ["COLLATE"], "complete", line], capture_output=True, text=True, check=True)
            rows = [json.loads(row) for row in out.stdout.splitlines()]
            self.assertTrue(all(sorted(row) == ["help", "value"] for row in rows))
            if wanted:
                self.assertEqual(rows[0]["value"], wanted)


if __name__ == "__main__":
    unittest.main()
