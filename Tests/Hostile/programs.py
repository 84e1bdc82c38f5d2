"""Running collate with limits, and what it may print."""
import csv
import html.parser
import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import tempfile
import time

MEGABYTE = 1 << 20


class Result:
    """What a run printed, how it ended, and what it took."""

    def __init__(self, code, out, err, seconds, cpu, memory):
        self.code, self.out, self.err = code, out, err
        self.seconds, self.cpu, self.memory = seconds, cpu, memory


def run(arguments, script=None, seconds=60, cwd=None, env=None, terminal=False, before=None):
    """Runs collate on a script; on a terminal its answers and remarks come through a pseudo terminal.

    It has so many seconds of a processor of its own: on a machine that does other work, five times as long.
    """
    seconds *= 5
    command = [os.environ["COLLATE"], "--no-config", *(["-f", "-"] if script is not None else []), *arguments]
    environment = dict(os.environ, SWIFT_BACKTRACE="enable=no", TERM="xterm-256color", **(env or {}))
    environment.pop("NO_COLOR", None)
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        source.write((script or "").encode("utf-8", "surrogatepass"))
        source.seek(0)
        master, slave = pty.openpty() if terminal else (None, None)
        started = time.time()
        process = subprocess.Popen(command, stdin=source, stdout=slave if terminal else out, stderr=slave if terminal else err,
                                   cwd=cwd, env=environment, preexec_fn=before, start_new_session=True)
        if terminal:
            os.close(slave)
            shown = drain(master, started + seconds)
        code, usage, memory = wait(process, started + seconds)
        elapsed = time.time() - started
        for file in (out, err):
            file.seek(0)
        return Result(code, shown if terminal else out.read(), b"" if terminal else err.read(), elapsed,
                      usage.ru_utime + usage.ru_stime, memory)


def drain(master, end):
    """All that comes from a terminal until its other side is closed."""
    parts = []
    while time.time() < end:
        if not select.select([master], [], [], 0.2)[0]:
            continue
        try:
            part = os.read(master, 1 << 16)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    os.close(master)
    return b"".join(parts)


def wait(process, end):
    """Waits for a process, and ends it with SIGKILL when it takes too long; its exit, what it took, its peak memory.

    The peak is read while it runs: `ru_maxrss` would count what the process that starts it has.
    """
    peak = 0
    while True:
        peak = max(peak, peak_memory(process.pid))
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if not done and time.time() > end:
            os.killpg(process.pid, signal.SIGKILL)
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = -signal.SIGKILL
            return "hangs", usage, peak
        if done:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage, peak
        time.sleep(0.003)


def peak_memory(process):
    try:
        with open(f"/proc/{process}/status", "rb") as file:
            found = re.search(rb"VmHWM:\s*(\d+)", file.read())
        return int(found[1]) * 1024 if found else 0
    except OSError:
        return 0


LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f\udc80-\udcff]")
FORMULA = re.compile("[=+@\t\r\uff1d\uff0b\uff20-]")
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")


def live_text(data, terminal=False):
    """The first place where text commands a terminal; None when there is none.

    On a terminal collate may colour, and isolates text that runs from right to left, in pairs within a line.
    """
    text = data.decode("utf-8", "surrogateescape")
    if terminal:
        text = re.sub(r"\x1b\[[0-9;]*m|\r\x1b\[K", "", text).replace("\r\n", "\n")
        text = re.sub("[\u2066\u2067\u2068]([^\u2066-\u2069\n]*)\u2069", r"\1", text)
    found = LIVE.search(text)
    return found and repr(text[max(0, found.start() - 30):found.start() + 20])


def faulty_table(data, delimiter):
    """A cell that a spreadsheet would run; None when there is none."""
    csv.field_size_limit(1 << 30)
    rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), delimiter=delimiter)
    for row in rows:
        for cell in row:
            if FORMULA.match(cell) and not NUMBER.fullmatch(cell):
                return repr(cell[:60])
    return None


class Page(html.parser.HTMLParser):
    """Collects what a page would load or run."""

    allowed = set("html head meta title style body main header footer section article nav h1 h2 h3 h4 h5 h6 p pre code table thead tbody tr th "
                  "td caption div span ul ol li dl dt dd blockquote cite em strong small mark time a br hr details summary bdi figure figcaption "
                  "colgroup col kbd i b sup sub".split())

    def __init__(self):
        super().__init__()
        self.faults = []

    def handle_starttag(self, tag, attributes):
        if tag not in self.allowed:
            self.faults.append(f"<{tag}>")
        for name, value in attributes:
            if name.startswith("on") or re.match(r"\s*(javascript|data|vbscript):", value or "", re.I):
                self.faults.append(f"<{tag} {name}={value}>")
            if name in ("src", "srcset", "action", "background") or name == "href" and not (value or "").startswith("#"):
                self.faults.append(f"<{tag} {name}={value}>")


def faulty_page(data):
    page = Page()
    page.feed(data.decode("utf-8"))
    return page.faults[:1]


def faulty_json(data):
    """A line that is no JSON by the book; None when all are."""
    for line in data.split(b"\n"):
        if not line:
            continue
        try:
            json.loads(line.decode("utf-8"), parse_constant=lambda word: 1 / 0)
        except (ValueError, ZeroDivisionError) as error:
            return f"{error}: {line[:80]!r}"
    return None


def faulty_markdown(data):
    text = data.decode("utf-8")
    text = re.sub(r"(?ms)^(`{3,})[^`\n]*\n.*?^\1\s*$", "", text)
    text = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
    found = re.search(r"(?<!\\)<(script|img|svg|iframe|/?title)|(?<!\\)\]\(\s*javascript:|(?<!\\)!\[[^\]\\]*\]\(http", text, re.I)
    return found and repr(text[max(0, found.start() - 20):found.start() + 40])


def fault(data, kind, terminal=False):
    """What is wrong with an answer in a format; None when nothing is."""
    try:
        found = live_text(data.replace(b"\r\n", b"\n") if kind == "csv" else data, terminal)
        if found:
            return f"live text in {kind}: {found}"
        if terminal:
            return None
        check = {"csv": lambda: faulty_table(data, ","), "json": lambda: faulty_json(data), "jsonl": lambda: faulty_json(data),
                 "html": lambda: faulty_page(data), "markdown": lambda: faulty_markdown(data)}.get(kind)
        found = check and check()
        return f"{kind}: {found}" if found else None
    except UnicodeDecodeError as error:
        return f"{kind} is not UTF-8: {error}"
