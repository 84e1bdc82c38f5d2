"""Sessions as files of the world: other places and settings, many writers, old versions, other programs."""
import concurrent.futures
import glob
import json
import os
import shutil
import subprocess
import tempfile
import unittest

from terminal import ARABIC, COMBINED, LIMIT, TURKISH

try:
    import nbformat
except ImportError:
    nbformat = None

QUESTIONS = ("docs", "early = docs 1-2", "$early | where words > 12 | select id", "search hurt", "kwic bridge", "figures", "quotes",
             "entities", "dedupe", "compare", "summarise --sentences 2", f'note "*{TURKISH}* {COMBINED} {ARABIC}, <b>x</b>"',
             'set source 1 "Velm, Post"', "docs source:velm | count source")


def run(*words, folder=None, status=0, **settings):
    environment = dict(os.environ, **settings)
    result = subprocess.run([os.environ["COLLATE"], "--no-config", *words], capture_output=True, cwd=folder, env=environment,
                            stdin=subprocess.DEVNULL, timeout=2 * LIMIT)
    if status is not None and result.returncode != status:
        raise AssertionError(f"{words} ended with {result.returncode}: {result.stderr.decode()}")
    return result


class Sessions(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="collate-sessions-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        os.mkdir(f"{self.folder}/news")
        for name, text in [("a.txt", "The bridge at Velm is closed.\n\nNine people were hurt, the mayor said.\n"),
                           ("b.txt", "The bridge at Velm will open on Friday.\n\nEleven people were hurt, the police said.\n"),
                           ("c.txt", f"{ARABIC} {TURKISH}\n\nThe bridge, the bridge! “It is closed,” said the mayor.\n")]:
            self.write(f"news/{name}", text)
        self.session = f"{self.folder}/s.json"

    def write(self, name, text):
        with open(f"{self.folder}/{name}", "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(f"{self.folder}/{name}", encoding="utf-8") as file:
            return file.read()

    def save(self, *more):
        run("-c", "\n".join(["load news", *QUESTIONS, *more, "save s.json"]), folder=self.folder)

    def test_no_setting_of_the_machine_changes_an_answer(self):
        self.save()
        shutil.copytree(self.folder, f"{self.folder}/elsewhere/deep", ignore=shutil.ignore_patterns("elsewhere"))
        answers = set()
        for settings in [{}, {"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "C"}, {"LC_ALL": "ar_EG.UTF-8", "LANG": "ar"},
                         {"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Adak"}, {"SWIFT_DETERMINISTIC_HASHING": "1"}]:
            for options, folder, path in [(["--threads", "1"], "/", self.session), (["--threads", "7"], self.folder, "s.json"),
                                          ([], f"{self.folder}/elsewhere", "deep/s.json")]:
                result = run("--format", "jsonl", *options, "replay", path, folder=folder, **settings)
                answers.add(result.stdout)
        self.assertEqual(len(answers), 1)
        verdicts = [json.loads(line)["verdict"] for line in answers.pop().splitlines()]
        self.assertEqual(verdicts, ["same"] * (len(QUESTIONS) + 1))

    def test_a_changed_word_drifts_what_read_it_and_its_old_and_new_words_are_told(self):
        self.save("docs 2-3 | count")
        self.write("news/a.txt", self.read("news/a.txt").replace("Nine", "Four"))
        result = run("--format", "json", "replay", "s.json", folder=self.folder, status=4)
        answer = json.loads(result.stdout)
        rows = {row["input"]: row for row in answer["rows"]}
        for line in ["docs", "search hurt", "figures", "quotes"]:
            self.assertEqual(rows[line]["verdict"], "drift", line)
            self.assertIn("document 1 (a.txt) edited in line 3", rows[line]["cause"])
        self.assertEqual(rows["docs 2-3 | count"]["verdict"], "same")
        changed = answer["sections"]["documents"]["rows"]
        self.assertEqual([row["newLine"] for row in changed], [3])
        self.assertIn("[-Nine-]{+Four+}", changed[0]["words"])

    def test_a_hundred_saves_at_once_mix_nothing(self):
        run("-c", f"load news; save {self.session}", folder=self.folder)

        def save(number):
            lines = [f"load {self.folder}/news"] + [f"note 'writer {number} {ARABIC}'"] * 20
            return number, run("-c", "\n".join([*lines, f"save {self.session}"]), status=None)
        with concurrent.futures.ThreadPoolExecutor(max_workers=16) as pool:
            results = list(pool.map(save, range(100)))
        notes = json.loads(self.read("s.json"))["notes"]
        self.assertIn(len(notes), [0, 20])
        self.assertLessEqual(len({note["text"] for note in notes}), 1)
        self.assertEqual(os.listdir(self.folder).count("s.json"), 1)
        self.assertEqual(sorted(os.listdir(self.folder)), ["news", "s.json"])
        winners = [number for number, result in results if result.returncode == 0]
        self.assertTrue(winners)
        if notes:
            self.assertIn(int(notes[0]["text"].split()[1]), winners)
        for _, result in results:
            if result.returncode:
                self.assertIn("it is in use by ", result.stderr.decode())

    def test_sessions_of_every_past_version_replay(self):
        paths = sorted(glob.glob("Tests/Fixtures/sessions/version-*/*.json"))
        self.assertTrue(paths)
        for path in paths:
            result = run("--format", "jsonl", "replay", path, status=None)
            rows = [json.loads(line) for line in result.stdout.splitlines()]
            rows = [row for row in rows if "verdict" in row]
            self.assertGreater(len(rows), 5)
            for row in rows:
                # A later version of an analysis may answer otherwise, and then says so.
                if row["verdict"] != "same":
                    self.assertTrue(row["verdict"] == "drift" and row["cause"].startswith("plugin "), row)
            run("-c", f"open {path}; save {self.folder}/again.json; undo 3; redo 3")
            self.assertEqual(self.without_tool(self.read("again.json"))["cells"], self.without_tool(self.text(path))["cells"])

    def text(self, path):
        with open(path, encoding="utf-8") as file:
            return file.read()

    def without_tool(self, text):
        session = json.loads(text)
        for cell in session["cells"]:
            cell.pop("folder", None)
        return session

    @unittest.skipUnless(shutil.which("git"), "needs git")
    def test_git_shows_what_answers_changed(self):
        def git(*words):
            return subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@y", *words], cwd=self.folder, capture_output=True,
                                  text=True, check=True).stdout
        program = os.environ["COLLATE"]
        run("-c", "load news; figures; save s.json", folder=self.folder)
        git("init", "-q")
        git("config", "diff.collate.command", f"{program} --no-config --format tsv diff")
        self.write(".gitattributes", "*.json diff=collate\n")
        git("add", ".")
        git("commit", "-qm", "before")
        run("-c", "load news; figures; save s.json", folder=self.folder)
        self.assertEqual(git("diff", "--", "s.json").splitlines()[1:], [])
        self.write("news/a.txt", self.read("news/a.txt").replace("Nine", "Four"))
        run("-c", "load news; figures; save s.json", folder=self.folder)
        rows = git("diff", "--", "s.json").splitlines()
        self.assertIn("cell\tinput\trow\tfield", rows[0])
        self.assertTrue(any("Nine\tFour\tdocument 1 (a.txt) edited in line 3" in row for row in rows), rows)
        plain = git("diff", "--no-ext-diff", "-U3", "--", "s.json").splitlines()
        hunks = [row for row in plain if row[:1] in "+-" and '"text":"' in row and '"start"' in row]
        self.assertEqual(len(hunks), 2, "the changed figure is one line in a plain diff")

    def test_what_is_shared_replays_elsewhere_to_the_same_digests(self):
        self.save("share shared.json")
        shared = self.read("shared.json")
        for word in ["mayor", "hurt, the", "It is closed", self.folder]:
            self.assertNotIn(word, shared)
        with tempfile.TemporaryDirectory() as other:
            shutil.copy(f"{self.folder}/shared.json", other)
            shutil.copytree(f"{self.folder}/news", f"{other}/my articles")
            result = run("--format", "jsonl", "replay", "shared.json", "--corpus", "my articles", folder=other)
            verdicts = {json.loads(line)["verdict"] for line in result.stdout.splitlines()}
            self.assertEqual(verdicts, {"same"})

    def test_an_exported_script_gives_the_same_answers(self):
        run("-c", "\n".join(["load news", *QUESTIONS, "export s.collate"]), folder=self.folder)
        first = run("--format", "json", "-c", "\n".join(["load news", *QUESTIONS]), folder=self.folder).stdout
        self.assertEqual(run("--format", "json", "-f", "s.collate", folder=self.folder).stdout, first)

    @unittest.skipUnless(nbformat, "needs the Python package nbformat")
    def test_a_notebook_is_valid(self):
        self.save("export s.ipynb")
        nbformat.validate(nbformat.read(f"{self.folder}/s.ipynb", as_version=4))
        book = json.loads(self.read("s.ipynb"))
        self.assertEqual((book["nbformat"], book["nbformat_minor"]), (4, 5))

    def test_a_research_object_has_what_ro_crate_asks(self):
        self.save()
        run("-c", "open s.json; export ro-crate-metadata.json", folder=self.folder)
        crate = json.loads(self.read("ro-crate-metadata.json"))
        self.assertEqual(crate["@context"], "https://w3id.org/ro/crate/1.2/context")
        entities = {entity["@id"]: entity for entity in crate["@graph"]}
        self.assertEqual(len(entities), len(crate["@graph"]), "each entity stands once")
        descriptor = entities["ro-crate-metadata.json"]
        self.assertEqual(descriptor["@type"], "CreativeWork")
        self.assertEqual(descriptor["conformsTo"], {"@id": "https://w3id.org/ro/crate/1.2"})
        root = entities[descriptor["about"]["@id"]]
        self.assertEqual(root["@type"], "Dataset")
        for name in ["name", "description", "datePublished", "license"]:
            self.assertTrue(root[name], name)

        def references(value):
            if isinstance(value, dict):
                if list(value) == ["@id"]:
                    yield value["@id"]
                for part in value.values():
                    yield from references(part)
            elif isinstance(value, list):
                for part in value:
                    yield from references(part)
        for entity in crate["@graph"]:
            for reference in references({name: part for name, part in entity.items() if name != "@id"}):
                self.assertTrue(reference in entities or reference.startswith("https://"), reference)
        for part in root["hasPart"]:
            entity = entities[part["@id"]]
            self.assertEqual(entity["@type"], "File")
            self.assertTrue(os.path.exists(f"{self.folder}/{part['@id']}"), part)


if __name__ == "__main__":
    unittest.main()
