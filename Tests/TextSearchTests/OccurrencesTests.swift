import CollateCore
import TextKernels
import TextSearch
import Testing

/// Places in long texts, found in parts, are those that reading the whole text gives.
@Suite struct `Places of words in long texts` {
  /// A text of one long line, then paragraphs, in several scripts; more words than one section has.
  private static let long: Corpus = {
    var line = ""
    for number in 0..<9000 { line += "the «Çınar's» 4,600 rain’s غَزَّة 東京 port number \(number) fell; " }
    var text = line + "\n\nThe port\nauthority.\n\n\n"
    for number in 0..<900 { text += "Rain in the port \(number).\n" + (number % 3 == 0 ? "\n" : "") }
    return corpus(text, "no such word", "the port")
  }()

  private static func found(
    _ term: String, in numbers: Range<Int>? = nil, _ texts: Corpus = long
  ) throws -> [Extent] {
    let space = try TokenSpace.of(texts, in: RunContext())
    let found = try Occurrences(
      of: [Query.Word(term, isQuoted: true)], over: texts.active, of: texts, in: space,
      context: RunContext(threads: 3))
    return collected(found, numbers ?? 0..<found.count)
  }

  private static func collected(_ found: Occurrences, _ numbers: Range<Int>) -> [Extent] {
    var extents: [Extent] = []
    found.forEach(numbers) { doc, _, node in extents.append(Extent(doc, node)) }
    return extents
  }

  /// The places of a word by reading everything.
  private static func expected(_ word: String) -> [Extent] {
    let hash = Folding.hash(of: word)
    return long.active.flatMap { doc in
      Words.words(in: long[doc].text.utf8, ranges: long[doc].articleRanges).filter { $0.hash == hash }.map {
        Extent(doc, $0.range)
      }
    }
  }

  @Test(arguments: ["the", "port", "rain", "غزة", "京", "4,600", "8999", "899"])
  func `of a word are all its places`(word: String) throws {
    let found = try Self.found(word)
    #expect(found == Self.expected(word))
    #expect(!found.isEmpty)
  }

  @Test(arguments: [0..<1, 4090..<4100, 8990..<9005, 9001..<9902])
  func `are the same when some of them are read`(numbers: Range<Int>) throws {
    #expect(try Self.found("port", in: numbers) == Array(Self.expected("port")[numbers]))
  }

  @Test func `of a phrase stand side by side in a paragraph`() throws {
    let found = try Self.found("port number")
    #expect(found.count == 9000)
    #expect(found.allSatisfy { Self.long[$0.doc].text[$0.range] == "port number" })
    #expect(
      try Self.found("the port authority").map { Self.long[$0.doc].text[$0.range] } == ["The port\nauthority"]
    )
    #expect(try Self.found("authority rain").isEmpty)
  }

  @Test func `in another order are those asked for`() throws {
    let space = try TokenSpace.of(Self.long, in: RunContext())
    let all = try Occurrences(
      of: [Query.Word("port")], over: [1, 3], of: Self.long, in: space, context: RunContext())
    let picked = try all.picked([9901, 3, 0, 5000], in: RunContext(threads: 2))
    let expected = Self.expected("port")
    #expect(Self.collected(picked, 0..<4) == [9901, 3, 0, 5000].map { expected[$0] })
    #expect(picked.documents == [1, 3] && picked.count == 4)
    #expect(try picked.picked([2], in: RunContext()).documents == [1])
  }

  @Test func `of nothing are none`() throws {
    #expect(try Self.found("nowhere").isEmpty)
    #expect(try Self.found("nowhere", Corpus()).isEmpty)
  }

  @Test func `a snippet far inside a long line shows the words`() throws {
    let texts = Self.long
    let space = try TokenSpace.of(texts, in: RunContext())
    let query = try Query.parse([Query.Word("8123"), Query.Word("authority")], in: space) { _, _ in nil }
    let result = try Search.run(query, over: [1], in: space, limit: 1, context: RunContext())
    let hit = try #require(result.hits.first)
    let snippet = try #require(Snippet.of(query, in: hit, of: result, corpus: texts, space: space))
    let shown = snippet.highlights.map { texts[1].text[$0] }
    #expect(shown == ["8123"] || shown == ["authority"])
  }

  @Test func `a word that stands nowhere has one near it`() throws {
    let space = try TokenSpace.of(Self.long, in: RunContext())
    #expect(space.near("authorty") == "authority")
    #expect(space.near("numebr") == "number")
    #expect(space.near("port") == nil && space.near("zzzzzz") == nil && space.near("two words") == nil)
  }
}
