"""Files that cannot be written, few resources, and what is never done: no socket, no process, no other file."""
import fcntl
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import unittest

import inputs
import programs
import test_growth
import test_interrupt
import test_matrix

SAMPLE = "Sessions/corpora/harbour"
LONG = os.environ.get("COLLATE_HOSTILE") == "long"


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="collate-limits-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def run_lines(self, *lines, **settings):
        return programs.run([], "\n".join(lines) + "\n", **settings)

    def says(self, result, code, words):
        self.assertEqual(result.code, code, result.err)
        self.assertRegex(result.err.decode(), words)
        self.assertNotIn(b"Fatal", result.err)


class Writing(Folder):
    def test_what_cannot_be_written_is_said_and_harms_nothing(self):
        os.mkfifo(f"{self.folder}/fifo.json")
        os.mkdir(f"{self.folder}/folder.json")
        os.symlink("nowhere/deep.json", f"{self.folder}/dangling.json")
        for target in ["fifo.json", "folder.json", "missing/s.json", "dangling.json", "", "a" * 300 + ".json", "/proc/none.json", "nul\\u{0}.json"]:
            for command in ("save", "export", "docs >", "output", "once"):
                with self.subTest(target=target[:20], command=command):
                    path = target if target.startswith("/") or not target else f"{self.folder}/{target}"
                    result = self.run_lines(f"load {SAMPLE}", f'{command} "{path}"', "docs | count")
                    self.says(result, result.code, "error: ")
                    self.assertIn(result.code, (1, 2, 3))
                    self.assertEqual(sorted(os.listdir(self.folder)), ["dangling.json", "fifo.json", "folder.json"])

    def test_a_full_disk_keeps_the_old_file(self):
        """The limit on the length of a file stands for a disk that is full at each of its steps."""
        for name, command in [("s.json", "save {}"), ("r.html", "export {}"), ("r.ipynb", "export {}"), ("d.csv", "docs > {}")]:
            path = f"{self.folder}/{name}"
            for size in [0, 1, 4096, 8192, 12288, 1 << 20]:
                with self.subTest(name=name, size=size):
                    with open(path, "w") as file:
                        file.write("old")
                    done = subprocess.run([os.environ["COLLATE"], "--no-config", "-c", f"load {SAMPLE}; docs; entities --mentions; {command.format(path)}"],
                                          capture_output=True, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
                    with open(path) as file:
                        now = file.read()
                    if done.returncode == 0:
                        self.assertLessEqual(len(now.encode()), size)
                        self.assertNotEqual(now, "old")
                    else:
                        self.assertEqual(done.returncode, 1)
                        self.assertIn(b"cannot write", done.stderr)
                        self.assertEqual(now, "old")
                    self.assertEqual(os.listdir(self.folder), [name])
                    os.unlink(path)

    def test_what_cannot_be_started_is_said(self):
        """No descriptor is left for a pipe, and a command of the system may have 128 kB at most."""
        with open(f"{self.folder}/a.pdf", "wb") as file:
            file.write(b"%PDF-1.4\n")
        for line, words, files in [("!true", "no pipe", 4), (f"load {self.folder}/a.pdf", "cannot|no more|too many|open files", 4), ("!: " + "a" * 140_000, "could not be started", 64)]:
            with self.subTest(line=line[:20]):
                result = self.run_lines(line, "docs | count", before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files)))
                self.says(result, result.code, words)
                self.assertIn(result.code, (1, 3))

    def test_an_answer_that_is_not_read_stops(self):
        """Ctrl-C while the terminal takes no more: what is left of the answer is not written."""
        talk = test_interrupt.Conversation(self.folder)
        self.addCleanup(talk.close)
        self.assertTrue(talk.hears(b"Type help", 60))
        with open(f"{self.folder}/many.jsonl", "wb") as file:
            file.write(test_growth.COLLECTIONS["distinct"](2_000_000))
        talk.say(f"load {self.folder}/many.jsonl")
        self.assertTrue(talk.hears(b"Loaded", 60))
        self.assertTrue(talk.hears(b"\n" + test_interrupt.PROMPT, 60))
        talk.say("show all")
        self.assertTrue(talk.hears(b"people came", 60), talk.said[-300:])
        talk.press()
        self.assertTrue(talk.hears(b"Stopped", 60), talk.said[-300:])

    def test_a_second_process_is_told_who_holds_a_session(self):
        path = f"{self.folder}/s.json"
        self.run_lines(f"load {SAMPLE}", f"save {path}")
        before = open(path, "rb").read()
        with open(path, "rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            result = self.run_lines(f"load {SAMPLE}", "docs", f"save {path}")
            self.says(result, 1, f"in use by process {os.getpid()}")
        self.assertEqual(open(path, "rb").read(), before)

    def test_saves_beside_each_other_never_mix(self):
        path = f"{self.folder}/s.json"
        line = "load {}; {}; save {}"
        saves = [
            subprocess.Popen([os.environ["COLLATE"], "--no-config", "-c", line.format(SAMPLE, "docs; " * (n % 3 + 1) + "dedupe", path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for n in range(24)
        ]
        self.assertTrue({save.wait(timeout=120) for save in saves} <= {0, 1})
        cells = [cell["input"] for cell in json.load(open(path))["cells"]]
        self.assertIn(cells.count("docs"), (1, 2, 3), cells)
        self.assertEqual(cells[-1], "dedupe")
        self.assertEqual(os.listdir(self.folder), ["s.json"])

    def test_a_closed_or_full_output_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([os.environ["COLLATE"], "--no-config", "-c", f"load {SAMPLE}; docs"], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"no space left", done.stderr.lower())

    def test_a_reader_that_goes_away_ends_it_quietly(self):
        command = f"{os.environ['COLLATE']} --no-config -c 'load {SAMPLE}; show all; show all; show all' | head -1; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
        self.assertEqual(done.stdout.split("\n")[-2], "141")
        self.assertNotIn("error", done.stderr)


class Resources(Folder):
    def test_few_descriptors_are_enough(self):
        result = self.run_lines(f"load {SAMPLE}", "compare", "summarise", f"save {self.folder}/s.json", f"replay {self.folder}/s.json",
                                before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16)))
        self.assertEqual(result.code, 0, result.err)

    def test_a_small_stack_is_enough(self):
        paths, _ = inputs.write(f"{self.folder}/in")
        for path in paths:
            if os.path.basename(path).startswith(("deep", "unclosed", "tables", "mail", "metadata")):
                with self.subTest(path=os.path.basename(path)):
                    result = programs.run(["--keep-going"], f"load {path}\nclean\nentities\nshow 1\n",
                                          before=lambda: resource.setrlimit(resource.RLIMIT_STACK, (512 << 10, 512 << 10)))
                    self.assertIn(result.code, (0, 1, 2, 3), result.err[-300:])

    def test_too_little_memory_ends_it_and_keeps_the_session(self):
        session = f"{self.folder}/s.json"
        self.assertEqual(self.run_lines(f"load {SAMPLE}", "docs", f"save {session}").code, 0)
        with open(session, "rb") as file:
            before = file.read()
        with open(f"{self.folder}/large.txt", "wb") as file:
            for _ in range(40):
                file.write(inputs.SENTENCE.encode() * 12_000)
        result = self.run_lines(f"open {session}", f"load {self.folder}/large.txt", "entities", f"save {session}", seconds=120,
                                before=lambda: resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20)))
        self.assertNotEqual(result.code, "hangs")
        with open(session, "rb") as file:
            after = file.read()
        self.assertTrue(after == before or result.code == 0)
        self.assertEqual(sorted(os.listdir(self.folder)), ["large.txt", "s.json"])

    def test_many_commands_do_not_grow_it(self):
        memory = []
        for count in (2_000, 100_000):
            lines = [f"load {SAMPLE}"] + ["show 1:1", "show 2 --clean", "cells", "last", "jobs"] * (count // 5)
            memory.append(self.run_lines("docs", *lines, seconds=120).memory)
        self.assertLess(memory[1] - memory[0], 5 * programs.MEGABYTE)

    def test_input_that_never_comes_stops(self):
        waiting = subprocess.Popen([os.environ["COLLATE"], "--no-config", "-c", "load -; docs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(waiting.communicate)
        self.addCleanup(waiting.kill)
        caught = 0
        while not caught >> (signal.SIGINT - 1) & 1:
            with open(f"/proc/{waiting.pid}/status") as file:
                caught = int(re.search(r"SigCgt:\s*(\w+)", file.read())[1], 16)
        waiting.send_signal(signal.SIGINT)
        self.assertEqual(waiting.wait(60), 130)

    def test_a_script_without_an_end_is_refused(self):
        endless = [(["-f", "/dev/zero"], None), ([], "docs \"" + "a" * (65 << 20)), (["--keep-going"], "note '\n" + "word\n" * (14 << 20))]
        for arguments, script in endless if LONG else endless[:1]:
            result = programs.run(arguments, script, cwd=self.folder)
            self.assertEqual(result.code, 3, result.err[-200:])
            self.assertIn(b"is no command", result.err)
            self.assertLess(result.memory, 600 * programs.MEGABYTE)

    def test_an_open_quotation_of_many_lines_is_read_in_time(self):
        result = programs.run([], "note '" + "word\n" * 400_000 + "'\ncells\n", cwd=self.folder)
        self.assertEqual(result.code, 0, result.err[-200:])
        self.assertLess(result.cpu, 20)

    @unittest.skipUnless(LONG, "takes minutes")
    def test_lines_without_an_end_need_little_memory(self):
        """A sentence of figures, quotations or names that never ends: three times the input and 200 MB."""
        for unit in ("word ", "The ferry ran aground and 12 people were hurt there ", "“We will not leave,” Omar Selim said on Monday, and "):
            text = (unit * (20_000_000 // len(unit.encode()))).encode()
            with open(f"{self.folder}/line.txt", "wb") as file:
                file.write(text)
            for command in ("entities", "quotes", "figures", "claims", "timeline", "summarise", "freq", "kwic we", "dedupe"):
                with self.subTest(unit=unit, command=command):
                    result = programs.run([], f"load line.txt\n{command} > /dev/null\n", cwd=self.folder)
                    self.assertEqual(result.code, 0, result.err[-200:])
                    self.assertLess(result.memory, 3 * os.path.getsize(f"{self.folder}/line.txt") + 200 * programs.MEGABYTE)


@unittest.skipUnless(shutil.which("strace"), "needs strace")
class Proofs(Folder):
    def trace(self, lines, *arguments, calls):
        log = f"{self.folder}.trace"
        self.addCleanup(lambda: os.path.exists(log) and os.unlink(log))
        subprocess.run(["strace", "-f", "-qq", "-e", f"trace={calls}", "-o", log, os.environ["COLLATE"], "--no-config", "--keep-going", *arguments, "-f", "-"],
                       input="\n".join(lines), text=True, capture_output=True, cwd=self.folder, timeout=300)
        with open(log, encoding="utf-8", errors="replace") as file:
            return file.read().splitlines()

    def test_no_command_opens_a_socket_or_starts_a_process(self):
        lines = [f"load {os.path.abspath(SAMPLE)}"] + test_matrix.COMMANDS.split("\n") + test_matrix.WRITING.split("; ")
        lines = [line for line in lines if not line.startswith("share")]
        calls = self.trace(lines, calls="network,execve,fork,vfork,ptrace,mount,setuid")
        self.assertEqual([line for line in calls if "SIGCHLD" in line or "execve(" in line][1:], [])
        self.assertEqual([line for line in calls if re.search(r"socket|connect|bind|sendto|listen", line)], [])

    def test_only_the_named_files_are_written(self):
        lines = [f"load {os.path.abspath(SAMPLE)}"] + test_matrix.COMMANDS.replace("share\n", "").split("\n") + test_matrix.WRITING.split("; ")
        calls = self.trace(lines, calls="openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,link,symlink,chmod,truncate")
        named = "|".join(re.escape(name) for name in test_matrix.EXPORTS)
        written = [line for line in calls if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(|rename|unlink|mkdir|link\(|chmod|truncate", line)
                   and "ENOENT" not in line and not re.search(rf'"(\./|{re.escape(os.path.realpath(self.folder))}/|{re.escape(self.folder)}/)?\.?({named})', line)]
        self.assertEqual(written, [])
        self.assertLessEqual(set(os.listdir(self.folder)), set(test_matrix.EXPORTS))

    def test_every_library_it_loads_stands_in_the_notice(self):
        listed = subprocess.run(["ldd", os.environ["COLLATE"]], capture_output=True, text=True, check=True).stdout
        names = {os.path.basename(line.split()[0]) for line in listed.splitlines()}
        # A program for tests loads Swift's libraries, which the released one holds.
        names = {name for name in names if not name.startswith(("linux-", "libswift", "lib_Internals", "libdispatch", "libBlocksRuntime"))}
        with open("NOTICE") as file:
            notice = file.read()
        self.assertGreater(len(names), 8)
        self.assertEqual({name for name in names if name.replace("ld-linux-x86-64.so.2", "ld-linux").replace("ld-linux-aarch64.so.1", "ld-linux") not in notice}, set())

    def test_safe_is_for_good(self):
        lines = [f"load {os.path.abspath(SAMPLE)}", "set safe off", "set safe false", "!touch a", "docs | !touch b", "x = docs", "$x | !touch c", "undo", "branch z", "!touch d"]
        calls = self.trace(lines, "--safe", calls="execve")
        self.assertEqual([line for line in calls if "execve(" in line][1:], [])
        self.assertEqual(os.listdir(self.folder), [])

    def test_text_never_reaches_a_shell(self):
        with open(f"{self.folder}/in.jsonl", "w", encoding="utf-8", errors="replace") as file:
            file.write(inputs.records([value for value in inputs.NAUGHTY if "\ud7ff" not in value] + ["$(touch pwned)", "`touch pwned`", "; touch pwned", "| touch pwned", "\ntouch pwned"]))
        lines = ["load in.jsonl"] + test_matrix.COMMANDS.replace("share\n", "").split("\n") + ["docs | !cat", "entities | !cat > copy"]
        calls = self.trace(lines, calls="execve")
        self.assertEqual({line.split('"')[1] for line in calls if "execve(" in line} - {os.environ["COLLATE"]}, {"/bin/sh", "/bin/cat", "/usr/bin/cat"} & {line.split('"')[1] for line in calls if "execve(" in line})
        self.assertEqual(sorted(os.listdir(self.folder)), ["copy", "in.jsonl"])


if __name__ == "__main__":
    unittest.main()
