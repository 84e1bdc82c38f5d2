"""What the prompt says of the state of the work, and the manual."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

from terminal import ARABIC, COMBINED, SAMPLE, TURKISH, VOCALISED, Prompt


def run(*words):
    return subprocess.run([os.environ["COLLATE"], *words], capture_output=True, text=True)


class State(unittest.TestCase):
    def test_documents_corpus_session_and_what_is_not_saved(self):
        with Prompt(arguments="", columns=100) as prompt:
            self.assertEqual(prompt.last_row(), "collate>")
            prompt.line(f"load {SAMPLE}")
            prompt.wait(lambda screen: screen.split("\n")[-1].startswith("18 docs ") and screen.endswith("*>"))
            prompt.line(f"save {prompt.home}/ışık-{COMBINED}.json")
            prompt.wait(lambda screen: screen.endswith(f"ışık-{COMBINED}.json>"))
            prompt.line(f'note "{ARABIC}"')
            prompt.wait(lambda screen: screen.endswith(".json*>"))
            prompt.line("undo")
            prompt.wait(lambda screen: screen.endswith(".json>"))

    def test_files_that_changed_make_it_red(self):
        def prepare(home):
            shutil.copytree(SAMPLE, f"{home}/corpus")
        with Prompt(arguments='"$HOME/corpus"', prepare=prepare, columns=100) as prompt:
            files = sorted(os.listdir(f"{prompt.home}/corpus"))
            with open(f"{prompt.home}/corpus/{files[1]}", "a", encoding="utf-8") as file:
                file.write(VOCALISED)
            os.remove(f"{prompt.home}/corpus/{files[2]}")
            prompt.line(f"note {TURKISH}")
            prompt.wait("docs (2 changed)")
            self.assertIn("\x1b[1m\x1b[31m18 docs", prompt.screen(styles=True).replace("\x1b[1;31m", "\x1b[1m\x1b[31m"))


class Manual(unittest.TestCase):
    def test_topics_commands_and_search(self):
        with Prompt(rows=60, columns=120) as prompt:
            prompt.line("help topics")
            prompt.wait("selectors")
            prompt.line("help keys")
            prompt.wait("pick an earlier line")
            prompt.line("help docs")
            prompt.wait("Usage: docs")
            prompt.line("apropos copies")
            prompt.wait("dedupe")
            prompt.line(f"note {ARABIC}")
            prompt.line(f"note {TURKISH}")
            prompt.line("history --search İSTANBUL")
            screen = prompt.wait(lambda screen: screen.count("İSTANBUL") == 2 and screen.endswith("*>"))
            answer = screen.split("İSTANBUL")[1]
            self.assertTrue(TURKISH in answer and ARABIC not in answer)

    def test_every_command_has_its_page_as_json(self):
        everything = json.loads(run("help", "--json").stdout)
        self.assertGreater(len(everything["commands"]), 40)
        for page in everything["commands"]:
            self.assertTrue(page["summary"] and page["usage"].startswith(page["name"]))
            self.assertEqual(json.loads(run("help", page["name"], "--json").stdout), page)

    def test_the_man_page_has_every_command(self):
        source = run("help", "--man").stdout
        for page in json.loads(run("help", "--json").stdout)["commands"]:
            self.assertIn(f".SS {page['name']}".replace("-", "\\-"), source)
        self.assertIn(".SH EXIT STATUS", source)

    def test_shells_are_taught(self):
        for shell in ["bash", "zsh", "fish"]:
            script = run("completion", shell)
            self.assertEqual(script.returncode, 0)
            self.assertIn("--format" if shell != "fish" else "-l format", script.stdout)
            if shutil.which(shell):
                checked = subprocess.run([shell, "-n", "/dev/stdin"], input=script.stdout, capture_output=True, text=True)
                self.assertEqual((checked.returncode, checked.stderr), (0, ""))
        self.assertEqual(run("completion", "tcsh").returncode, 2)

    @unittest.skipUnless(shutil.which("make"), "needs make")
    def test_make_installs_the_page_and_what_shells_need(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["make", "-o", "release", "install", f"COLLATE={os.environ['COLLATE']}", f"DESTDIR={folder}",
                            "PREFIX=/usr"], check=True, capture_output=True)
            for path, words in [("man/man1/collate.1", ["help", "--man"]),
                                ("bash-completion/completions/collate", ["completion", "bash"]),
                                ("zsh/site-functions/_collate", ["completion", "zsh"]),
                                ("fish/vendor_completions.d/collate.fish", ["completion", "fish"])]:
                with open(f"{folder}/usr/share/{path}", encoding="utf-8") as file:
                    self.assertEqual(file.read(), run(*words).stdout)
            self.assertTrue(os.access(f"{folder}/usr/bin/collate", os.X_OK))

    def test_bash_completes_with_the_same_engine(self):
        folder = os.path.dirname(os.environ["COLLATE"])
        script = ('eval "$(collate completion bash)"; COMP_WORDS=(collate help summ); COMP_CWORD=2; _collate; '
                  'echo "${COMPREPLY[@]}"; COMP_WORDS=(collate --color a); COMP_CWORD=2; _collate; echo "${COMPREPLY[@]}"')
        out = subprocess.run(["bash", "-c", script], capture_output=True, text=True,
                             env=dict(os.environ, PATH=f"{folder}:{os.environ['PATH']}"))
        self.assertEqual(out.stdout, "summarise\nauto always\n")


if __name__ == "__main__":
    unittest.main()
