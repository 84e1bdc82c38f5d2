import CollateCore
import Testing
import TextReuse

/// Invented articles about a harbour, and what others make of them.
enum Articles {
  static let ferry = """
    The harbour council of Kestrel Bay voted on Tuesday to close the northern ferry berth after engineers found \
    cracks in eleven of its forty concrete piles. Mara Lindqvist, who heads the council, said the berth would stay \
    shut until the autumn. "We will not gamble with passengers," she told reporters outside the old customs house. \
    The operator, Gull Line, said it would move its six daily crossings to the southern quay and expected delays of \
    half an hour. Traders at the fish market fear for their morning deliveries. The repair is expected to cost 4.2 \
    million crowns, most of which the region has promised to pay. A first survey in March had found no damage.
    """
  static let strike = """
    Bus drivers in Port Almond walked out for a third day over plans to cut night routes, leaving thousands of \
    commuters on foot. The union wants a written promise that no depot will be closed before next summer, while the \
    company says falling ticket sales leave it little choice. Talks led by the mediator Ossian Brandt broke off late \
    in the evening without a result. Schools opened two hours late and the hospital ran its own minibuses for nurses.
    """
  /// Every ninth word is another one.
  static let reworked = ferry.split(separator: " ").enumerated()
    .map { $0 % 9 == 8 ? "indeed" : String($1) }.joined(separator: " ")
  static let cut = ferry.split(separator: " ").prefix(45).joined(separator: " ")
  static let update = """
    Divers began on Friday to wrap the cracked piles in steel, three weeks earlier than planned. The first crossing \
    from the southern quay left on time.

    """ + ferry
  static func weather(_ town: String, _ low: Int, _ high: Int, _ day: String) -> String {
    """
    Weather for \(town): the day begins with a low of \(low) degrees and reaches \(high) degrees in the afternoon. \
    Winds blow from the west with gusts of up to \(low + 31) kilometres an hour near the coast. On \(day) the sky \
    clears and \(high - 2) degrees are expected by noon, with little rain before the evening.
    """
  }

  static func corpus(_ texts: [String]) -> Corpus {
    let documents = texts.enumerated().map { number, text in
      Document(id: "d\(number + 1)", path: "d", text: Text(text), sha256: "", byteCount: text.utf8.count)
    }
    return Corpus().applying(.add(documents))
  }
}

struct OriginsTests {
  @Test func `copies of every kind count as one origin`() throws {
    let texts = [
      Articles.ferry, Articles.strike, Articles.ferry.uppercased(), Articles.reworked, Articles.cut,
      Articles.update,
    ]
    let corpus = Articles.corpus(texts)
    let origins = try Origins(of: Array(1...6), in: corpus, context: RunContext())
    #expect((1...6).map { origins.origin(of: $0) } == [1, 2, 1, 1, 1, 1])
    #expect(origins.count == 2)
    #expect(origins.count(among: [1, 3, 4]) == 1)
    #expect(origins.origin(of: 7) == 0)
  }

  @Test func `one frame with other facts is no copy`() throws {
    let texts = [
      Articles.weather("Kestrel Bay", 4, 11, "Monday"), Articles.weather("Port Almond", 9, 17, "Friday"),
      Articles.weather("Oster", 1, 6, "Sunday"),
    ]
    let origins = try Origins(of: [1, 2, 3], in: Articles.corpus(texts), context: RunContext())
    #expect(origins.count == 3)
  }

  @Test func `a digest of two stories does not make them one`() throws {
    let digest = Articles.strike + "\n\n" + Articles.ferry
    let corpus = Articles.corpus([Articles.ferry, Articles.strike, digest, Articles.ferry, Articles.strike])
    let origins = try Origins(of: Array(1...5), in: corpus, context: RunContext())
    #expect(origins.origin(of: 1) == origins.origin(of: 4))
    #expect(origins.origin(of: 2) == origins.origin(of: 5))
    #expect(origins.origin(of: 1) != origins.origin(of: 2))
  }

  @Test func `adding copies changes no number of origins`() throws {
    let texts = [Articles.ferry, Articles.strike] + [String](repeating: Articles.ferry, count: 40)
    let origins = try Origins(of: Array(1...42), in: Articles.corpus(texts), context: RunContext())
    #expect(origins.count == 2)
  }

  @Test(arguments: [1, 4]) func `no document, empty ones and one-word ones do no harm`(threads: Int) throws {
    let context = RunContext(threads: threads)
    #expect(try Origins(of: [], in: Corpus(), context: context).count == 0)
    let corpus = Articles.corpus(["", " \n", "ferry", "Ferry!", "a b", "…"])
    let origins = try Origins(of: Array(1...6), in: corpus, context: context)
    #expect(origins.origin(of: 3) == origins.origin(of: 4))
    #expect(origins.count == 5)
  }
}
