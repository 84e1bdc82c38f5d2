import Lexicons
import TextKernels

/// The word lists a sentence is judged by, as hashes of folded words.
struct CueWords: Sendable {
  let stop: Set<UInt64>
  let pronouns: Set<UInt64>
  let persons: Set<UInt64>
  let connectives: Set<UInt64>
  let firstPerson: Set<UInt64>
  let saying: Set<UInt64>

  /// The lists of a language; of all languages when it has none.
  static func words(for language: String) -> CueWords { lists[language] ?? all }

  private static let lists: [String: CueWords] = {
    var lists: [String: CueWords] = [:]
    for language in StopWords.languages { lists[language] = CueWords([language]) }
    return lists
  }()
  private static let all = CueWords(StopWords.languages)

  private init(_ languages: [String]) {
    stop = Set(languages.flatMap { StopWords.words(of: $0) }.map { Folding.hash(of: $0) })
    let rows = SummaryTables.cues.filter { $0.count == 3 && languages.contains(String($0[1])) }
    let list = { (name: String) in
      Set(
        rows.filter { $0[0] == name }.flatMap { $0[2].split(separator: " ") }.map {
          Folding.hash(of: String($0))
        })
    }
    pronouns = list("pronoun")
    persons = list("person")
    connectives = list("connective")
    firstPerson = list("first")
    saying = list("saying")
  }
}
