private import CLibEdit
private import Glibc

/// What `$EDITRC` or `~/.editrc` says to collate.
struct UserBindings {
  /// Whether it chooses the vi keymaps.
  private(set) var usesVi = false
  /// Its other lines, to be carried out after the standard bindings.
  private(set) var lines: [String] = []
  /// The key sequences it binds.
  private(set) var sequences: Set<[UInt8]> = []

  /// Reads the user's file; without one nothing is said.
  static func read() -> UserBindings {
    let path = Terminal.environment("EDITRC") ?? Terminal.environment("HOME").map { $0 + "/.editrc" }
    guard let path, let file = unsafe fopen(path, "re") else { return UserBindings() }
    defer { unsafe fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 262_144)
    let count = unsafe fread(&bytes, 1, bytes.count, file)
    return UserBindings(String(decoding: bytes[..<count], as: UTF8.self))
  }

  private init() {}

  /// What the lines of a file say.
  ///
  /// `bind -v` and `bind -e` are kept apart: they forget every binding made before.
  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " || $0 == "\t" }
      guard !line.isEmpty, line.first != "#" else { continue }
      let words = Self.words(String(line))
      guard let first = words.first, let command = Self.scoped(first) else { continue }
      if command == "bind", let choice = words.dropFirst().first, choice == "-v" || choice == "-e" {
        usesVi = choice == "-v"
        continue
      }
      lines.append(String(line))
      if command == "bind", let key = words.dropFirst().first(where: { !$0.hasPrefix("-") }) {
        sequences.insert(Self.bytes(ofKey: key))
      }
    }
  }

  /// The command of a word such as `bind`, `collate:bind` or `*:bind`; nil when it is for another program.
  private static func scoped(_ word: String) -> String? {
    guard let colon = word.firstIndex(of: ":") else { return word }
    let scope = word[..<colon]
    return scope == "collate" || scope == "*" || scope.isEmpty
      ? String(word[word.index(after: colon)...]) : nil
  }

  /// The bytes that a key in editrc's notation sends: `^X`, `\e`, `\033` and characters.
  static func bytes(ofKey key: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(key.utf8)[...]
    while let first = rest.popFirst() {
      if first == UInt8(ascii: "^"), let next = rest.popFirst() {
        bytes.append(next == UInt8(ascii: "?") ? 0x7F : next & 0x1F)
      } else if first == UInt8(ascii: "\\"), let next = rest.popFirst() {
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
          bytes.append(0x1B)
        } else if (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(next) {
          var value = Int(next) - 0x30
          for _ in 0..<2 {
            guard let digit = rest.first, (0x30...0x37).contains(digit) else { break }
            value = value * 8 + Int(digit) - 0x30
            rest.removeFirst()
          }
          bytes.append(UInt8(truncatingIfNeeded: value))
        } else {
          bytes.append(next)
        }
      } else {
        bytes.append(first)
      }
    }
    return bytes
  }

  private static func words(_ line: String) -> [String] {
    final class Collected { var words: [String] = [] }
    let collected = Collected()
    unsafe collate_editor_words(line, Unmanaged.passUnretained(collected).toOpaque()) { owner, word in
      guard let owner = unsafe owner, let word = unsafe word else { return }
      let collected = unsafe Unmanaged<Collected>.fromOpaque(owner).takeUnretainedValue()
      unsafe collected.words.append(String(cString: word))
    }
    return collected.words
  }
}
