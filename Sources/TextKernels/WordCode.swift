import CTextKernels

/// A word as 16 bits of its hash, with what it is to a text that may be one frame filled with facts.
///
/// A quarter of a `Word`: enough to compare texts by several words in a row.
public struct WordCode: Sendable, Equatable {
  /// The kind above the hash's bits.
  public let bits: UInt32

  /// What a word is to a text that may be one frame filled with facts.
  public enum Kind: UInt32, Sendable {
    case frame = 0, name = 1, number = 2
  }

  /// The code of a word that is of a kind.
  @inlinable
  @inline(__always)
  public init(_ hash: UInt64, _ kind: Kind = .frame) {
    bits = UInt32(truncatingIfNeeded: hash >> 48) | kind.rawValue << 16
  }

  /// The code with such bits.
  @inlinable
  @inline(__always)
  init(bits: UInt32) { self.bits = bits }

  /// The code without the kind.
  @inlinable
  @inline(__always)
  public var value: UInt16 { UInt16(truncatingIfNeeded: bits) }

  /// What the word is to a frame.
  @inlinable
  @inline(__always)
  public var kind: Kind { Kind(rawValue: bits >> 16) ?? .frame }
}

extension Words {
  /// The codes of the words of several ranges: of the n-th word of `words(in:ranges:)` the n-th.
  ///
  /// A number is a word with a digit; a name one with a capital that is not there for opening a sentence. Without
  /// `kinds` all are `frame`. O(bytes).
  public static func codes(in utf8: [UInt8], ranges: [Range<Int>], kinds: Bool = true) -> [WordCode] {
    unsafe utf8.withUnsafeBufferPointer { bytes in
      unsafe ScalarTable.shared.entries.withUnsafeBufferPointer { table in
        let expected = ranges.reduce(0) { $0 + $1.count } / 5 + 8
        var sink = unsafe WordCodeSink(bytes: bytes, kinds: kinds, capacity: expected)
        for range in ranges {
          let range = range.clamped(to: 0..<min(bytes.count, Int(UInt32.max)))
          var scanner = unsafe WordScanner(bytes: bytes, end: range.upperBound, table: table)
          scanner.scan(from: range.lowerBound, into: &sink)
        }
        return sink.finish()
      }
    }
  }
}

/// Gathers the codes of words in memory of its own, so that adding one costs a store.
@safe private struct WordCodeSink: WordSink {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let kinds: Bool
  private var codes: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  private(set) var count = 0
  /// How many codes must have room for words to be read in blocks.
  private static let leastRoom = 64

  init(bytes: UnsafeBufferPointer<UInt8>, kinds: Bool, capacity: Int) {
    unsafe self.bytes = bytes
    self.kinds = kinds
    unsafe codes = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  @inline(__always)
  mutating func append(_ word: Word) {
    if count == capacity { grow() }
    unsafe codes[count] = WordCode(word.hash, kinds ? kind(of: word) : .frame).bits
    count += 1
  }

  @inline(__always)
  mutating func takeLetters(from offset: Int, to end: Int) -> Int {
    if capacity - count < WordCodeSink.leastRoom { grow() }
    guard let base = unsafe bytes.baseAddress else { return offset }
    return unsafe collate_letter_words(base, offset, end, kinds, codes, &count, capacity)
  }

  /// The codes; the memory is given back, so that nothing may be added afterwards.
  mutating func finish() -> [WordCode] {
    let all = unsafe [WordCode](unsafeUninitializedCapacity: count) { room, filled in
      for index in 0..<count { unsafe room.initializeElement(at: index, to: WordCode(bits: codes[index])) }
      filled = count
    }
    unsafe codes.deallocate()
    return all
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: 2 * capacity)
    unsafe larger.moveInitialize(from: codes, count: count)
    unsafe codes.deallocate()
    unsafe codes = larger
    capacity *= 2
  }

  /// Whether a word is a fact of the frame: a number, or a name that is not written large for opening a sentence.
  @inline(__always)
  private func kind(of word: Word) -> WordCode.Kind {
    let traits = word.traits.rawValue
    if traits & (Word.Traits.digit.rawValue | Word.Traits.capitalised.rawValue) == 0 { return .frame }
    if traits & Word.Traits.digit.rawValue != 0 { return .number }
    return startsSentence(word) ? .frame : .name
  }

  private func startsSentence(_ word: Word) -> Bool {
    var place = Int(word.start) - 1
    while place >= 0 {
      switch unsafe bytes[place] {
      case 0x20, 0x22, 0x27, 0x28, 0x80...0xBF, 0xC2, 0xE2: place -= 1
      case 0x2E, 0x21, 0x3F, 0x3A, 0x0A, 0x0D: return true
      default: return false
      }
    }
    return true
  }
}
