import CollateCore
import CollateTesting
import NamedEntities
import Testing

@Suite struct ScaleTests {
  /// Articles that name `count` persons, each by another full name and again by the family name.
  private func corpus(naming count: Int) -> Corpus {
    let syllables = [
      "ka", "lo", "mi", "ren", "tor", "sal", "ver", "din", "bo", "zu", "ha", "nel", "pra", "fi",
    ]
    func word(_ number: Int) -> String {
      var rest = number
      var word = ""
      repeat {
        word += syllables[rest % syllables.count]
        rest /= syllables.count
      } while rest > 0
      return word.prefix(1).uppercased() + word.dropFirst()
    }
    let documents = stride(from: 0, to: count, by: 10).map { first in
      let text = (first..<(first + 10)).map { number in
        let (given, family) = (word(196 + number % 97), word(2744 + number * 31))
        return "President \(given) \(family) met Mr \(family) in Geneva on Monday."
      }
      return Document(
        id: "d\(first)", path: "d\(first).txt", text: Text(text.joined(separator: "\n")), sha256: "",
        byteCount: 1)
    }
    return Corpus().applying(.add(documents))
  }

  /// The time to merge the names of a corpus whose documents were read before, the best of some rounds.
  private func mergingTime(_ count: Int) throws -> Duration {
    let corpus = corpus(naming: count)
    let context = RunContext()
    _ = try EntityIndex(corpus, documents: corpus.active, asIs: true, in: context)
    return try (0..<7).map { round in
      let asked = corpus.applying(.decide(Decision("drop", ["Nobody \(round)"])))
      return try processorTime { _ = try EntityIndex(asked, documents: asked.active, in: context) }
    }.min() ?? .zero
  }

  @Test func `four times as many names take about four times as long to merge`() throws {
    // Were it quadratic it would be sixteen times.
    let (few, many) = (try mergingTime(600), try mergingTime(2_400))
    #expect(many <= few * 8, "\(few) and \(many)")
  }

  @Test func `names as they are stand for themselves`() throws {
    let corpus = NamedEntitiesTests.corpus(
      "Ruth Calder met Viktor Morozov in Oslo. Calder left. Mr Morozov stayed.")
    let asIs = try EntityIndex(corpus, documents: corpus.active, asIs: true, in: RunContext())
    #expect(asIs.entities.allSatisfy { $0.aliases.isEmpty })
    #expect(asIs.entity(named: "Calder") != asIs.entity(named: "Ruth Calder"))
  }

  @Test func `an index asked for twice is the same`() throws {
    let corpus = corpus(naming: 40)
    let context = RunContext()
    let first = try EntityIndex(corpus, documents: corpus.active, in: context)
    let second = try EntityIndex(corpus, documents: corpus.active, in: context)
    #expect(first.entities.map(\.name) == second.entities.map(\.name))
    let split = corpus.applying(.decide(Decision("drop", [first.entities[0].name])))
    let third = try EntityIndex(split, documents: split.active, in: context)
    #expect(third.entity(named: first.entities[0].name) == nil)
  }
}
