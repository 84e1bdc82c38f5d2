import CollateCore
import Testing
import TextKernels
import TextReuse

struct WordDifferenceTests {
  private func parts(_ first: [UInt64], _ second: [UInt64]) -> [WordDifference.Part] {
    WordDifference(first, second).parts
  }

  /// How many words the difference removes and adds.
  private func changes(_ parts: [WordDifference.Part]) -> Int {
    parts.filter { !$0.isSame }.reduce(0) { $0 + $1.first.count + $1.second.count }
  }

  @Test func `words that were replaced, added and removed are found where they stand`() {
    let found = parts([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 9, 5, 6, 7, 8, 10])
    #expect(found.map(\.isSame) == [true, false, true, false])
    #expect(found.map(\.first) == [0..<3, 3..<4, 4..<8, 8..<8])
    #expect(found.map(\.second) == [0..<3, 3..<4, 4..<8, 8..<9])
    #expect(parts([], []).isEmpty)
    #expect(parts([1], []).map(\.first) == [0..<1])
  }

  @Test(arguments: 1...200) func `the parts cover both texts, and the changes are the fewest`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let first = (0..<Int(next(40))).map { _ in next(6) }
    let second = seed % 2 == 0 ? (0..<Int(next(40))).map { _ in next(6) } : first.filter { _ in next(4) > 0 }
    let found = parts(first, second)
    #expect(found.flatMap { Array($0.first) } == Array(first.indices))
    #expect(found.flatMap { Array($0.second) } == Array(second.indices))
    var same = 0
    for part in found where part.isSame {
      #expect(Array(first[part.first]) == Array(second[part.second]))
      same += part.first.count
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.isSame != $1.isSame })
    // Words alike between longer changes are shown as changed, so that a few more may be.
    let fewest = first.count + second.count - 2 * longestCommon(first, second)
    #expect(changes(found) >= fewest)
    if found.count < 4 || seed % 2 == 1 { #expect(changes(found) - fewest <= 2 * (first.count - same)) }
  }

  private func longestCommon(_ a: [UInt64], _ b: [UInt64]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (index, y) in b.enumerated() {
        let above = row[index + 1]
        row[index + 1] = x == y ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[b.count]
  }

  @Test func `long texts with far too many changes are anchored where they agree, in bounded time`() {
    let first = (0..<15_000).map { UInt64($0) }
    let second = first.map { $0 % 9 < 6 ? $0 : $0 + 1_000_000 }
    let found = parts(first, second)
    #expect(found.filter(\.isSame).reduce(0) { $0 + $1.first.count } == first.count { $0 % 9 < 6 })
    let strangers = parts(first, first.map { $0 + 2_000_000 })
    #expect(strangers.count == 1 && !strangers[0].isSame)
  }
}

struct LikelyOriginTests {
  private func document(_ id: String, source: String?, _ text: String, credit: String? = nil) -> Document {
    let whole = text + (credit.map { "\n" + $0 } ?? "")
    let plain = Document(id: id, path: "", text: Text(whole), sha256: "", byteCount: whole.utf8.count)
    var metadata = Metadata()
    metadata.source = source
    let lines = plain.lines.map { line in
      plain.text[line.range] == credit ? Line(line.range, .credit, reason: "credit") : line
    }
    return plain.with(lines: lines, metadata: metadata)
  }

  @Test func `an agency's mark speaks louder than a longer text, a credit louder than both`() {
    let wire = document("a", source: "Gull Wire", "PORT ALMOND (Gull Wire) - Drivers walked out.")
    let longer = document("b", source: "The Bay", "Drivers walked out, and more than that.")
    let credited = document(
      "c", source: "The Bay", "Drivers walked out, and more than that.", credit: "From agencies")
    let named = document("d", source: "Oster Post", "Drivers walked out.", credit: "Source: The Bay")
    func origin(_ documents: Document...) -> LikelyOrigin {
      LikelyOrigin(
        among: Array(1...documents.count), words: documents.map { $0.articleWords.count },
        in: Corpus().applying(.add(documents)))
    }
    #expect(origin(longer, wire).doc == 2)
    #expect(origin(longer, wire).because == "opens with the mark of an agency (Gull Wire)")
    #expect(origin(longer, wire).evidence == Extent(2, 0..<23))
    #expect(
      origin(wire, longer, document("f", source: nil, "AL (Bay Wire) - Drivers.")).because.hasPrefix(
        "opens with the mark of an agency, "))
    #expect(origin(credited, document("e", source: nil, "Drivers walked.")).doc == 2)
    #expect(origin(wire, longer, named).doc == 2)
    #expect(origin(named, longer).because == "document 1 credits The Bay")
    #expect(origin(named, longer).evidence?.doc == 1)
    #expect(origin(longer, document("g", source: nil, "Drivers.")).evidence == nil)
  }
}
