package import CollateCore
import TextKernels

/// The article words of a document, ready to be compared with others.
package struct ReuseText: Sendable {
  /// The document's running number, from 1.
  package let doc: Int
  /// The words with their places and shingles.
  package let index: AlignmentIndex
  /// Numbers and names: what tells two texts of one frame apart.
  package let facts: [UInt64]
  /// The words that are neither number nor name.
  package let frame: [UInt64]
  /// The content words of the headline.
  package let title: [UInt64]

  /// The words of a document's article lines.
  ///
  /// O(bytes).
  package init(_ doc: Int, _ document: Document) {
    self.doc = doc
    let utf8 = document.text.utf8
    let words = Words.words(in: utf8, ranges: document.articleRanges)
    index = AlignmentIndex(words)
    var facts: [UInt64] = []
    var frame: [UInt64] = []
    for word in words {
      let isName = word.traits.contains(.capitalised) && !ReuseText.startsSentence(word, in: utf8)
      if word.traits.contains(.digit) || isName { facts.append(word.hash) } else { frame.append(word.hash) }
    }
    self.facts = ReuseText.distinct(facts)
    self.frame = ReuseText.distinct(frame)
    title = ReuseText.titleWords(of: document)
  }

  /// The number of words.
  package var count: Int { index.words.count }

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

  /// The words of the headline with four letters or more, or in a script where fewer suffice.
  private static func titleWords(of document: Document) -> [UInt64] {
    guard let title = document.metadata.title else { return [] }
    return distinct(Words.words(of: title).filter { $0.length >= 4 }.map(\.hash))
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
