import Glibc
import Testing

@testable import LineEditing

@Suite struct HistoryTests {
  private func temporary(_ body: (String) -> Void) {
    var template = Array("/tmp/collate-history-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template) != nil
    #expect(made)
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    body(folder + "/state/collate/history.jsonl")
    for name in ["/state/collate/history.jsonl"] { unsafe unlink(folder + name) }
    for name in ["/state/collate", "/state", ""] { unsafe rmdir(folder + name) }
  }

  @Test func `entries come back as they were given, in every script and with line breaks`() {
    temporary { path in
      let file = HistoryFile(path: path)
      #expect(file.entries().isEmpty)
      let entries = [
        HistoryEntry("search \"Erdoğan\"", time: 7, corpus: "abc", folder: "/x", session: "1-2"),
        HistoryEntry("note \"two\nrows\""), HistoryEntry("kwic لافروف"), HistoryEntry("e\u{301}"),
      ]
      for entry in entries { #expect(file.append(entry)) }
      #expect(file.entries() == entries)
      #expect(file.entries(newest: 1) == [entries[3]])
      var status = stat()
      #expect(unsafe stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
  }

  @Test func `two sessions lose nothing of each other, and a torn line only itself`() {
    temporary { path in
      let (one, two) = (HistoryFile(path: path), HistoryFile(path: path))
      for index in 0..<50 {
        one.append(HistoryEntry("one \(index)"))
        two.append(HistoryEntry("two \(index)"))
      }
      #expect(one.entries().count == 100)
      let descriptor = unsafe open(path, O_WRONLY | O_APPEND)
      _ = Terminal.write(Array("{\"text\":\"cut".utf8), to: descriptor)
      close(descriptor)
      one.append(HistoryEntry("after"))
      #expect(one.entries().count == 101)
      #expect(one.entries().last == HistoryEntry("after"))
    }
  }

  @Test(arguments: [
    ("Erdoğan", "search Erdoğan"), ("erdogan", "search Erdoğan"), ("لافروف", "kwic \"سيرغي لافروف\""),
    ("Лав", "freq Лавров"), ("smsn", "summarise --sentences 3"), ("kwic سيرغي", "kwic \"سيرغي لافروف\""),
    ("محمد", "search مُحَمَّد"), ("istanbul", "load İSTANBUL"),
  ])
  func `the picker finds a line by some of its letters`(query: String, wanted: String) {
    let lines = [
      "load İSTANBUL", "summarise --sentences 3", "search Erdoğan", "kwic \"سيرغي لافروف\"", "freq Лавров",
      "search مُحَمَّد",
      "docs", "compare --by source",
    ]
    let picker = HistoryPicker(lines.map { HistoryEntry($0) }, corpus: nil, query: query)
    #expect(picker.chosen?.text == wanted, "\(picker.texts)")
  }

  @Test func `lines for the same corpus are suggested first, then the newest`() {
    let browser = HistoryBrowser([
      HistoryEntry("docs lang:ar", corpus: "here"), HistoryEntry("docs lang:tr", corpus: "there"),
      HistoryEntry("docs lang:en", corpus: "else"),
    ])
    #expect(browser.continuation(of: "docs", corpus: "here") == " lang:ar")
    #expect(browser.continuation(of: "docs", corpus: "new") == " lang:en")
    #expect(browser.continuation(of: "docs lang:t", corpus: "here") == "r")
    #expect(browser.continuation(of: "", corpus: "here") == nil)
  }

  @Test func `stepping up keeps to what was typed and comes back to it`() {
    var browser = HistoryBrowser(["load a", "docs", "load b", "docs"].map { HistoryEntry($0) })
    let typed = Array("load".unicodeScalars)
    #expect(browser.older(than: typed) == "load b")
    #expect(browser.older(than: Array("load b".unicodeScalars)) == "load a")
    #expect(browser.older(than: Array("load a".unicodeScalars)) == nil)
    #expect(browser.newer(than: Array("load a".unicodeScalars)) == "load b")
    #expect(browser.newer(than: Array("load b".unicodeScalars)) == "load")
  }

  @Test func `the user's file chooses the keymap and binds keys for collate alone`() {
    let rules = UserBindings(
      "bind -v\nother:bind ^X ed-clear-screen\ncollate:bind \"\\e[1;5C\" vi-next-word\n# no\n")
    #expect(rules.usesVi)
    #expect(rules.lines == ["collate:bind \"\\e[1;5C\" vi-next-word"])
    #expect(rules.sequences == [Array("\u{1B}[1;5C".utf8)])
  }
}
