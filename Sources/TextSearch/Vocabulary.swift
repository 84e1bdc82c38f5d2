import Stemming
import TextKernels

/// The different words of a corpus: for each its token, its folded spelling and the token of its stem.
struct Vocabulary: Sendable {
  private(set) var tokens: [UInt32] = []
  private(set) var stems: [UInt32] = []
  /// How often each word was read; words of documents that were changed since count twice.
  private var frequencies: [Int] = []
  private var table = TokenTable()
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// How many words there are.
  var count: Int { tokens.count }

  /// Adds a word of a text unless it is known.
  mutating func insert(_ token: UInt32, _ utf8: [UInt8], _ range: Range<Int>) {
    let (number, isNew) = table.insert(token)
    guard isNew else {
      frequencies[number] += 1
      return
    }
    tokens.append(token)
    frequencies.append(1)
    if utf8[range].allSatisfy({ $0 < 0x80 }) {
      for byte in utf8[range] { bytes.append((0x41...0x5A).contains(byte) ? byte + 32 : byte) }
    } else {
      bytes.append(contentsOf: Folding.folded(utf8, range).utf8)
    }
    ends.append(bytes.count)
  }

  /// Adds the words of another vocabulary that are not known.
  mutating func formUnion(_ other: Vocabulary) {
    for index in other.tokens.indices {
      let (number, isNew) = table.insert(other.tokens[index])
      guard isNew else {
        frequencies[number] += other.frequencies[index]
        continue
      }
      tokens.append(other.tokens[index])
      frequencies.append(other.frequencies[index])
      bytes.append(contentsOf: other.bytes[other.range(index)])
      ends.append(bytes.count)
    }
  }

  /// Works out the stems of the words from a number on, Latin letters by a language.
  mutating func stem(from first: Int, language: String) {
    let stemmer = Stemmer(language: language)
    for index in first..<count {
      let stem = stemmer.stem(spelling(index))
      stems.append(TokenColumn.token(Hashing.bytes(Array(stem.utf8))))
    }
  }

  /// How often a token was read: a guide to which word of a phrase is rarest, and nothing more.
  func frequency(of token: UInt32) -> Int { table.number(of: token).map { frequencies[$0] } ?? 0 }

  /// The folded spelling of a word by its number.
  func spelling(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  /// Whether a word begins like a folded one and is about as long.
  func looksLike(_ word: [UInt8], _ index: Int) -> Bool {
    let own = range(index)
    return bytes[own.lowerBound] == word[0] && abs(own.count - word.count) <= max(1, word.count / 3)
  }

  /// Whether a word comes before another by the bytes of its folded spelling.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    bytes[range(a)].lexicographicallyPrecedes(bytes[range(b)])
  }

  /// The number of a token; nil when it is not known.
  @inline(__always)
  func number(of token: UInt32) -> Int? { table.number(of: token) }

  /// The tokens of all words that share a stem with a folded word, or differ from it in Arabic proclitics only.
  ///
  /// O(words of the corpus).
  func family(of word: String, language: String) -> [UInt32] {
    let stem = Stemmer(language: language).stem(word)
    let token = TokenColumn.token(Hashing.bytes(Array(stem.utf8)))
    let relatives = tokens.indices.filter { stems[$0] == token }.map { tokens[$0] }
    let withClitics = ArabicClitics.forms(of: word).map { TokenColumn.token(of: $0) }
    return [TokenColumn.token(of: word)] + relatives + withClitics.filter { table.number(of: $0) != nil }
  }

  /// The tokens of all words whose folded spelling satisfies a predicate.
  func tokens(where predicate: (ArraySlice<UInt8>) -> Bool) -> [UInt32] {
    tokens.indices.filter { predicate(bytes[range($0)]) }.map { tokens[$0] }
  }

  private func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }
}
