import Cleaning
import CollateCore
import Lexicons

/// A single-byte encoding: ASCII below, 128 letters of its own above.
struct CodePage {
  /// Its name, in lower case.
  let name: String
  /// The UTF-8 of each byte from 0x80.
  private let letters: [[UInt8]]

  /// The encoding with a name as pages and mails declare it; nil when it is not known.
  init?(_ name: String) {
    let name = CodePage.aliases[name] ?? name
    guard let row = CleaningTables.codePages.first(where: { $0.count == 2 && $0[0] == name }) else {
      return nil
    }
    self.name = name
    letters = row[1].split(separator: " ").map { code in
      let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
      return Array(String(Character(scalar)).utf8)
    }
  }

  /// The text of bytes, in UTF-8.
  ///
  /// O(bytes).
  func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 5 / 4)
    for byte in bytes {
      if byte < 0x80 { result.append(byte) } else { result += letters[Int(byte) - 0x80] }
    }
    return result
  }

  /// The encoding in which bytes read most like one of the languages that are known.
  ///
  /// Counts function words, and telling letters for less, in the first 64 KiB, in each of a few encodings; equal counts go
  /// to the one more widely used.
  static func guess(_ bytes: [UInt8]) -> CodePage? {
    let sample = bytes.prefix(65_536)
    var best: (page: CodePage, points: Double)?
    for name in ["windows-1252", "windows-1251", "windows-1256", "windows-1254", "windows-1255", "koi8-r"] {
      guard let page = CodePage(name) else { continue }
      let points = LanguageReading.strength(of: page.decoded(sample))
      if points > best?.points ?? -1 { best = (page, points) }
    }
    return best?.page
  }

  private static let aliases = [
    "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252", "ascii": "windows-1252", "cp1252": "windows-1252", "cp1251": "windows-1251",
    "cp1254": "windows-1254", "cp1256": "windows-1256", "latin5": "iso-8859-9", "iso-8859-9": "windows-1254",
    "iso-8859-8-i": "iso-8859-8", "cp866": "ibm866", "macintosh": "mac-roman",
  ]
}
