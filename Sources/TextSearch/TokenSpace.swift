public import CollateCore
import TextKernels

/// The words of a whole corpus, ready to be searched and counted in one pass: a column for each document.
///
/// There is no index: a pass over the columns of a gigabyte of text takes some hundredths of a second on four
/// cores, and nothing needs to be kept up to date. A store that searches on disk can take its place behind
/// the same face.
public struct TokenSpace: Sendable {
  let columns: [TokenColumn]
  let vocabulary: Vocabulary
  /// The language by which words in Latin letters are stemmed: the most frequent one among the documents.
  let language: String
  private let stamps: [Stamp]

  /// The columns of a corpus.
  ///
  /// The first call reads all text on all threads, later ones only what has changed.
  public static func of(_ corpus: Corpus, in context: RunContext) throws(CommandError) -> TokenSpace {
    try context.memo.value(for: corpus) { (before: TokenSpace?) throws(CommandError) in
      try TokenSpace(corpus, after: before, in: context)
    }
  }

  private init(_ corpus: Corpus, after before: TokenSpace?, in context: RunContext) throws(CommandError) {
    let documents = corpus.documents
    var known: [Stamp: Int] = [:]
    if let before {
      for (index, stamp) in before.stamps.enumerated() { known[stamp] = index }
    }
    let missing = documents.indices.filter { known[documents[$0].stamp] == nil }
    let parts = try context.map(TokenSpace.parts(of: missing, count: 16), unit: "parts") {
      TokenSpace.read(documents, $0)
    }
    let fresh = parts.flatMap(\.columns)
    var next = 0
    columns = documents.map { document in
      if let before, let index = known[document.stamp] { return before.columns[index] }
      next += 1
      return fresh[next - 1]
    }
    language = TokenSpace.language(of: documents)
    var vocabulary = before?.language == language ? before?.vocabulary ?? Vocabulary() : Vocabulary()
    if let before, before.language != language { vocabulary.formUnion(before.vocabulary) }
    for part in parts { vocabulary.formUnion(part.vocabulary) }
    vocabulary.stem(from: vocabulary.stems.count, language: language)
    self.vocabulary = vocabulary
    stamps = documents.map(\.stamp)
  }

  /// Some numbers cut into at most `count` runs.
  static func parts(of numbers: [Int], count: Int) -> [ArraySlice<Int>] {
    let size = max(64, (numbers.count + count - 1) / count)
    return stride(from: 0, to: numbers.count, by: size).map { numbers[$0..<min($0 + size, numbers.count)] }
  }

  private static func read(
    _ documents: [Document], _ part: ArraySlice<Int>
  ) -> (columns: [TokenColumn], vocabulary: Vocabulary) {
    var vocabulary = Vocabulary()
    var words: [Word] = []
    var tokens: [UInt32] = []
    tokens.reserveCapacity(part.reduce(0) { $0 + documents[$1].text.utf8.count } / 5)
    var found: [TokenColumn.Found] = []
    for index in part {
      let utf8 = documents[index].text.utf8
      found.append(
        TokenColumn.append(documents[index], to: &tokens, words: &words) { token, range in
          vocabulary.insert(token, utf8, range)
        })
    }
    // A copy is as long as it must be. Of a large array the system gives only what is used.
    let exact = tokens.count > 1 << 22 ? tokens : Array(tokens[...])
    return (found.map { TokenColumn(exact, $0) }, vocabulary)
  }

  private static func language(of documents: [Document]) -> String {
    var counts: [String: Int] = [:]
    for document in documents {
      let language = document.metadata.language
      if !language.isRightToLeft, language != .undetermined { counts[language.rawValue, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "en"
  }
}
