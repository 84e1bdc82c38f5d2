private import CSystem

/// A fingerprint as a document keeps it: the 32 bytes of a SHA-256, or any other text as it was given.
package enum KeptDigest: Sendable {
  case words(UInt64, UInt64, UInt64, UInt64)
  indirect case text(String)

  /// The SHA-256 of some bytes.
  ///
  /// O(bytes).
  package init(sha256Of bytes: Span<UInt8>) {
    var digest: [32 of UInt8] = .init(repeating: 0)
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe withUnsafeMutableBytes(of: &digest) { digest in
        unsafe collate_sha256(
          bytes.baseAddress, bytes.count, digest.baseAddress?.assumingMemoryBound(to: UInt8.self))
      }
    }
    let word = { (number: Int) -> UInt64 in
      (number * 8..<number * 8 + 8).reduce(0) { $0 << 8 | UInt64(digest[$1]) }
    }
    self = .words(word(0), word(1), word(2), word(3))
  }

  /// The SHA-256 of each of some ranges of some bytes, which is faster than one after the other.
  ///
  /// O(bytes); traps when a range is outside the bytes.
  package static func each(of ranges: some Sequence<Range<Int>>, in bytes: [UInt8]) -> [KeptDigest] {
    let spans = ranges.map { range in
      precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
      return collate_span(start: range.lowerBound, length: range.count)
    }
    let words = unsafe [UInt64](unsafeUninitializedCapacity: spans.count * 4) { words, count in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe collate_sha256_each(bytes.baseAddress, spans, spans.count, words.baseAddress)
      }
      count = spans.count * 4
    }
    return spans.indices.map {
      .words(words[$0 * 4], words[$0 * 4 + 1], words[$0 * 4 + 2], words[$0 * 4 + 3])
    }
  }

  /// Keeps a text: in 32 bytes when it is 64 lower-case hexadecimal digits.
  init(_ text: String) {
    var words: [4 of UInt64] = [0, 0, 0, 0]
    var place = 0
    for byte in text.utf8 {
      guard place < 64, let digit = KeptDigest.value(of: byte) else {
        self = .text(text)
        return
      }
      words[place / 16] = words[place / 16] << 4 | digit
      place += 1
    }
    self = place == 64 ? .words(words[0], words[1], words[2], words[3]) : .text(text)
  }

  /// The text that was given.
  var text: String {
    switch self {
    case .text(let text): text
    case .words(let first, let second, let third, let fourth):
      [first, second, third, fourth].map(KeptDigest.digits).joined()
    }
  }

  private static func value(of byte: UInt8) -> UInt64? {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x61...0x66: UInt64(byte - 0x57)
    default: nil
    }
  }

  private static func digits(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
