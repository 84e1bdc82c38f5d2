public import JSONCoding

/// The documents of a session: enough to find them again and to tell whether they are the same.
public struct SavedCorpus: Sendable, Hashable {
  /// SHA-256 over the sorted lines `sha256 two-spaces id`.
  public var fingerprint: String
  /// The folder that relative paths on command lines start from, relative to the session file.
  public var folder: String
  /// The documents, in the order of their numbers.
  public var documents: [Document]
  /// Members this version does not know.
  public var extra: [JSONValue.Member] = []

  /// A corpus; the default is the empty one.
  public init(fingerprint: String = emptyFingerprint, folder: String = ".", documents: [Document] = []) {
    self.fingerprint = fingerprint
    self.folder = folder
    self.documents = documents
  }

  /// The fingerprint of no documents: SHA-256 of nothing.
  public static let emptyFingerprint = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  /// A document of a session.
  public struct Document: Sendable, Hashable {
    /// Its running number, from 1.
    public var doc: Int
    /// Its id.
    public var id: String
    /// Its file, relative to the session file where it can be.
    public var path: String
    /// SHA-256 of the record's bytes, and how many there are.
    public var sha256: String, bytes: Int
    /// A short mark of each line of the text, to tell later which lines changed; nil in large corpora.
    public var lines: LineMarks?
    /// Members this version does not know.
    public var extra: [JSONValue.Member] = []

    /// A document.
    public init(doc: Int, id: String, path: String, sha256: String, bytes: Int, lines: LineMarks? = nil) {
      self.doc = doc
      self.id = id
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
      self.lines = lines
    }
  }
}

/// A mark of 24 bits for each line of a text: equal lines have equal marks.
///
/// Two different lines share a mark once in 16 million; the document's SHA-256 decides whether it changed, the marks
/// only show where.
public struct LineMarks: Sendable, Hashable {
  /// The marks, four characters of the URL-safe base64 alphabet each.
  public let text: String

  /// The marks of the lines of a text.
  ///
  /// O(bytes).
  public init(of lines: [ArraySlice<UInt8>]) {
    var characters: [UInt8] = []
    characters.reserveCapacity(lines.count * 4)
    for line in lines {
      let mark = LineMarks.mark(line)
      for shift in [18, 12, 6, 0] { characters.append(LineMarks.alphabet[Int(mark >> shift) & 63]) }
    }
    text = String(decoding: characters, as: UTF8.self)
  }

  /// Marks as a file holds them; nil when they are malformed.
  public init?(text: String) {
    guard text.utf8.count.isMultiple(of: 4), text.utf8.allSatisfy(LineMarks.alphabet.contains) else {
      return nil
    }
    self.text = text
  }

  /// The marks, one for each line.
  public var marks: [Substring.UTF8View] {
    let units = text.utf8
    return stride(from: 0, to: units.count, by: 4).map { start in
      let lower = units.index(units.startIndex, offsetBy: start)
      return text[lower..<units.index(lower, offsetBy: 4)].utf8
    }
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// FNV-1a, folded to 24 bits.
  private static func mark(_ line: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in line { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash >> 24 ^ hash ^ hash >> 48) & 0xFF_FFFF
  }
}
