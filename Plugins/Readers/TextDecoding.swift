import CollateCore

/// Text out of bytes whose encoding is marked, declared or guessed.
struct TextDecoding {
  /// The text as well-formed UTF-8.
  let utf8: [UInt8]
  /// The text.
  var text: Text { Text(wellFormed: utf8) }
  /// What the user should know: which encoding was guessed, what was repaired; nil when all was plain.
  let notice: String?

  /// The text of bytes.
  ///
  /// A byte order mark decides; else well-formed UTF-8 is UTF-8, whatever is declared. O(bytes).
  init(_ bytes: [UInt8], declared: String? = nil) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(utf8: Array(bytes.dropFirst(3)))
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf16: bytes.dropFirst(2), isBigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf16: bytes.dropFirst(2), isBigEndian: true)
    } else if declared == nil, let order = TextDecoding.unmarkedUTF16(bytes) {
      self.init(utf16: bytes[...], isBigEndian: order == .big)
    } else {
      self.init(unmarked: bytes, declared: declared)
    }
  }

  /// Bytes without a mark: UTF-8 when they are, else as declared, else a guess that is said aloud.
  private init(unmarked bytes: [UInt8], declared: String?) {
    let faults = TextDecoding.faults(in: bytes)
    if faults == 0 {
      self.init(wellFormed: bytes, notice: nil)
    } else if let declared, declared != "utf-8", let page = CodePage(declared) {
      self.init(wellFormed: page.decoded(bytes), notice: nil)
    } else if TextDecoding.isMostlyUTF8(bytes, faults: faults) {
      self.init(utf8: bytes)
    } else if let page = CodePage.guess(bytes) {
      let reason = declared.map { "declared as \($0), which is not known here; " } ?? ""
      self.init(
        wellFormed: page.decoded(bytes),
        notice: "\(reason)not UTF-8; read as \(page.name), a guess by its words")
    } else {
      self.init(utf8: bytes)
    }
  }

  private init(wellFormed bytes: [UInt8], notice: String?) {
    utf8 = bytes
    self.notice = notice
  }

  private enum Order { case big, little }

  /// Whether bytes look like UTF-16, with or without a mark.
  static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || unmarkedUTF16(bytes) != nil
  }

  /// The byte order of UTF-16 without a mark: every other byte of its beginning is mostly zero.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> Order? {
    let start = bytes.prefix(1024)
    guard start.count >= 8 else { return nil }
    let even = stride(from: 0, to: start.count, by: 2).count { start[$0] == 0 }
    let odd = stride(from: 1, to: start.count, by: 2).count { start[$0] == 0 }
    let half = start.count / 2
    if odd * 4 >= half * 3, even * 10 < half { return .little }
    return even * 4 >= half * 3 && odd * 10 < half ? .big : nil
  }

  /// Whether the faults are accidents in UTF-8 rather than another encoding: fewer than its well-formed sequences,
  /// or but one or two.
  private static func isMostlyUTF8(_ bytes: [UInt8], faults: Int) -> Bool {
    let high = bytes.indices.filter { bytes[$0] >= 0xC2 }
    let whole = high.count { $0 + 1 < bytes.count && bytes[$0 + 1] & 0xC0 == 0x80 }
    return whole > faults || faults <= 2
  }

  private init(utf8 bytes: [UInt8]) {
    let faults = TextDecoding.faults(in: bytes)
    utf8 = faults == 0 ? bytes : Text(decoding: bytes).utf8
    notice = faults == 0 ? nil : "not well-formed UTF-8: \(faults) places repaired with U+FFFD"
  }

  private init(utf16 bytes: ArraySlice<UInt8>, isBigEndian: Bool) {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var offset = bytes.startIndex
    while offset + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      offset += 2
    }
    utf8 = Array(String(decoding: units, as: UTF16.self).utf8)
    notice = "read as UTF-16, as its byte order mark says"
  }

  /// How many runs of bytes are not well-formed UTF-8.
  private static func faults(in bytes: [UInt8]) -> Int {
    var rest = bytes.span
    var count = 0
    while let fault = UTF8Check.firstFault(in: rest) {
      count += 1
      var next = fault + 1
      while next < rest.count, rest[next] & 0xC0 == 0x80 { next += 1 }
      rest = rest.extracting(next..<rest.count)
    }
    return count
  }
}
