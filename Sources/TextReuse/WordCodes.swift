package import CollateCore
package import TextKernels

/// The article words of a document as 16-bit codes of their folded forms: what copies are found and verified by.
///
/// Texts are compared by shingles of three words, which have 48 bits here, so that two different ones agree by chance
/// once in 10^14 comparisons. With what each word is to a frame (two bits) it takes 2.25 bytes a word, and is kept
/// between commands instead of the words themselves, which take eight times as much.
package struct WordCodes: Sendable {
  /// The number of words.
  package let count: Int
  /// The codes, then the kinds of eight words in each element.
  private let storage: [UInt16]

  /// What a word is to a text that may be one frame filled with facts.
  package enum Kind: UInt16 {
    case frame = 0, name = 1, number = 2
  }

  /// The number of words in a shingle.
  package static let shingleSize = 3

  /// The codes of a document's article lines.
  ///
  /// O(bytes).
  package init(_ document: Document) {
    self.init(document.articleWords, in: document.text.utf8)
  }

  /// The codes of words of a text.
  package init(_ words: [Word], in utf8: [UInt8]) {
    count = words.count
    storage = unsafe [UInt16](unsafeUninitializedCapacity: words.count + (words.count + 7) / 8) {
      codes, filled in
      filled = words.count + (words.count + 7) / 8
      for place in words.count..<filled { unsafe codes.initializeElement(at: place, to: 0) }
      for (place, word) in words.enumerated() {
        unsafe codes.initializeElement(at: place, to: WordCodes.code(word.hash))
        let kind = WordCodes.kind(of: word, in: utf8).rawValue << UInt16(place % 8 * 2)
        unsafe codes[words.count + place / 8] |= kind
      }
    }
  }

  /// The code of a word's hash.
  @inline(__always)
  package static func code(_ hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash >> 48) }

  /// The code of a word by its place.
  package subscript(place: Int) -> UInt16 { storage[place] }

  /// What a word is to a frame, by its place.
  package func kind(at place: Int) -> Kind {
    Kind(rawValue: storage[count + place / 8] >> UInt16(place % 8 * 2) & 3) ?? .frame
  }

  /// How many shingles there are: one for each start; one of all words when they are fewer than a shingle has.
  package var shingleCount: Int { max(count - WordCodes.shingleSize + 1, min(count, 1)) }

  /// Calls `body` with each shingle as a number of 48 bits, in order.
  @inline(__always)
  package func forEachShingle(_ body: (_ place: Int, _ shingle: UInt64) -> Void) {
    guard count >= WordCodes.shingleSize else {
      // A text too short for a shingle is one by itself, which no longer text has.
      if count > 0 { body(0, UInt64(storage[0]) | (count > 1 ? UInt64(storage[1]) << 16 : 0) | 1 << 60) }
      return
    }
    unsafe storage.withUnsafeBufferPointer { codes in
      var shingle = unsafe UInt64(codes[0]) << 16 | UInt64(codes[1]) << 32
      for place in 2..<count {
        shingle = unsafe shingle >> 16 | UInt64(codes[place]) << 32
        body(place - 2, shingle)
      }
    }
  }

  /// Whether a word is a fact of the frame: a number, or a name that is not written large for opening a sentence.
  @inline(__always)
  private static func kind(of word: Word, in utf8: [UInt8]) -> Kind {
    if word.traits.contains(.digit) { return .number }
    guard word.traits.contains(.capitalised) else { return .frame }
    return startsSentence(word, in: utf8) ? .frame : .name
  }

  private static func startsSentence(_ word: Word, in utf8: [UInt8]) -> Bool {
    var place = Int(word.start) - 1
    while place >= 0 {
      switch utf8[place] {
      case 0x20, 0x22, 0x27, 0x28, 0x80...0xBF, 0xC2, 0xE2: place -= 1
      case 0x2E, 0x21, 0x3F, 0x3A, 0x0A, 0x0D: return true
      default: return false
      }
    }
    return true
  }
}

extension WordCodes {
  /// The codes of documents, kept between commands.
  package static func codes(of documents: [Document], in context: RunContext) throws(CommandError)
    -> [WordCodes]
  {
    try context.memo.values(for: documents, in: context) { WordCodes($0) }
  }
}
