package import CollateCore
package import TextKernels

/// The article words of a document, ready to be compared with others.
package struct ReuseText: Sendable {
  /// The document's running number, from 1.
  package let doc: Int
  /// The words with their places.
  package let words: [Word]
  /// The hashes of the shingles, one for each start.
  package let shingles: [UInt64]
  private let document: Document

  /// The words of a document's article lines.
  ///
  /// O(bytes).
  package init(_ doc: Int, _ document: Document) {
    self.doc = doc
    self.document = document
    words = Words.words(in: document.text.utf8, ranges: document.articleRanges)
    shingles = Shingles.hashes(of: words)
  }

  /// The number of words.
  package var count: Int { words.count }

  /// What some of the words are to a frame that is filled with facts: ascending hashes.
  ///
  /// O(words · log words).
  package func parts(_ range: Range<Int>) -> (numbers: [UInt64], names: [UInt64], frame: [UInt64]) {
    var numbers: [UInt64] = []
    var names: [UInt64] = []
    var frame: [UInt64] = []
    for word in words[range] {
      if word.traits.contains(.digit) {
        numbers.append(word.hash)
      } else if word.traits.contains(.capitalised) && !ReuseText.startsSentence(word, in: document.text.utf8)
      {
        names.append(word.hash)
      } else {
        frame.append(word.hash)
      }
    }
    return (ReuseText.distinct(numbers), ReuseText.distinct(names), ReuseText.distinct(frame))
  }

  /// The words of the headline with four bytes or more, as ascending hashes; none when there is no headline.
  package var title: [UInt64] {
    guard let title = document.metadata.title else { return [] }
    return ReuseText.distinct(Words.words(of: title).filter { $0.length >= 4 }.map(\.hash))
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

  private static func distinct(_ hashes: [UInt64]) -> [UInt64] {
    var sorted = hashes.sorted()
    var last: UInt64?
    sorted.removeAll { hash in
      defer { last = hash }
      return hash == last
    }
    return sorted
  }

  /// How many hashes two ascending lists share.
  ///
  /// O(a + b).
  package static func shared(_ first: [UInt64], _ second: [UInt64]) -> Int {
    var a = 0
    var b = 0
    var count = 0
    while a < first.count && b < second.count {
      if first[a] == second[b] {
        count += 1
        a += 1
        b += 1
      } else if first[a] < second[b] {
        a += 1
      } else {
        b += 1
      }
    }
    return count
  }
}
