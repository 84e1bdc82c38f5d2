import Lexicons
import Synchronization
import TextKernels

/// The word lists a sentence is judged by, as hashes of folded words.
struct CueWords: Sendable {
  let stop: ConceptTable
  let pronouns: ConceptTable
  let persons: ConceptTable
  /// Beginnings of up to three words, as `CueWords.beginning` gives them.
  let back: ConceptTable
  let neuters: ConceptTable
  /// Beginnings with a neuter that stands for nothing.
  let expletives: ConceptTable
  let connectives: ConceptTable
  let firstPerson: ConceptTable
  let saying: ConceptTable
  /// Sides of a picture.
  let sides: ConceptTable

  /// The lists of a language; of all languages when it has none.
  ///
  /// Each is made when it is first asked for.
  static func words(for language: String) -> CueWords {
    let name = StopWords.languages.contains(language) ? language : "und"
    return made.withLock { made in
      if let list = made[name] { return list }
      let list = CueWords(name == "und" ? StopWords.languages : [name])
      made[name] = list
      return list
    }
  }

  private static let made = Mutex<[String: CueWords]>([:])

  private init(_ languages: [String]) {
    stop = ConceptTable(languages.flatMap { StopWords.words(of: $0) }.map { Folding.hash(of: $0) })
    let rows = SummaryTables.cues.filter { $0.count == 3 && languages.contains(String($0[1])) }
    let entries = { (name: String) in
      rows.filter { $0[0] == name }.flatMap { $0[2].split(separator: " ") }
    }
    let list = { (name: String) in ConceptTable(entries(name).map { Folding.hash(of: String($0)) }) }
    let beginnings = { (name: String) in
      ConceptTable(
        entries(name).map { phrase in
          CueWords.beginning(phrase.split(separator: "_").map { Folding.hash(of: String($0)) })
        })
    }
    (back, expletives) = (beginnings("back"), beginnings("expletive"))
    neuters = list("neuter")
    pronouns = list("pronoun")
    persons = list("person")
    connectives = list("connective")
    firstPerson = list("first")
    saying = list("saying")
    sides = list("side")
  }

  /// The hash of some words at the start of a sentence.
  static func beginning(_ words: some Sequence<UInt64>) -> UInt64 {
    words.reduce(Hashing.empty) { Hashing.combine($0, $1) }
  }

  /// How many words the longest beginning has.
  static let longestBeginning = 3
}
