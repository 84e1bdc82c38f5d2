import Testing
import TextKernels

struct PiecesTests {
  private func cut(_ text: String, atMost longest: Int) -> [String] {
    let utf8 = Array(text.utf8)
    return Pieces.pieces(of: 0..<utf8.count, in: utf8, atMost: longest).map {
      String(decoding: utf8[$0], as: UTF8.self)
    }
  }

  @Test(
    arguments: [
      ("", []), ("short", ["short"]), ("one two a three", ["one two a ", "three"]),
      ("abcdefghijkl", ["abcdefghij", "kl"]),
      ("ab cdefghijkl", ["ab cdefghi", "jkl"]), ("ééééééé", ["ééééé", "éé"]), ("aéééééé", ["aéééé", "éé"]),
      ("👨👨👨", ["👨👨", "👨"]),
    ] as [(String, [String])])
  func `a piece ends behind a space near its end, and never inside a character`(
    text: String, pieces: [String]
  ) {
    #expect(cut(text, atMost: 10) == pieces)
  }

  @Test func `groups hold ranges in order, as many as fit`() {
    let utf8 = [UInt8](repeating: 0x61, count: 40)
    let groups = Pieces.groups(of: [0..<4, 5..<9, 10..<13, 13..<40], in: utf8, atMost: 10)
    #expect(groups == [[0..<4, 5..<9], [10..<13], [13..<23], [23..<33], [33..<40]])
    #expect(Pieces.groups(of: [], in: utf8, atMost: 10).isEmpty)
  }

  @Test(arguments: ["word ", "слово ", "語"])
  func `a text without a full stop is cut into sentences that are not endless`(word: String) {
    let utf8 = Array(String(repeating: word, count: 20_000).utf8)
    let sentences = SentenceSplitter().sentences(in: utf8, range: 0..<utf8.count)
    #expect(
      sentences.allSatisfy { $0.count <= 16_384 && $0.count > 10_000 || $0.upperBound > utf8.count - 3 })
    let length = word.utf8.count
    #expect(
      sentences.allSatisfy {
        $0.lowerBound % length == 0
          && String(decoding: utf8[$0], as: UTF8.self).unicodeScalars.allSatisfy { $0 != "\u{FFFD}" }
      })
  }
}
