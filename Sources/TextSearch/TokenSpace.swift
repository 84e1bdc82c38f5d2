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
    language = TokenSpace.language(of: documents)
    var vocabulary = before?.language == language ? before?.vocabulary ?? Vocabulary() : Vocabulary()
    if let before, before.language != language { vocabulary.formUnion(before.vocabulary) }
    var fresh: [TokenColumn] = []
    fresh.reserveCapacity(missing.count)
    // The words of a part are added while others are read, and forgotten: few parts hold theirs at a time.
    let parts = TokenSpace.parts(of: missing, count: 64)
    try context.stream(parts.count, unit: "parts") {
      TokenSpace.read(documents, parts[$0], in: context)
    } take: {
      fresh += $0.columns
      vocabulary.formUnion($0.vocabulary)
    }
    guard fresh.count == missing.count else { throw .interrupted }
    var next = 0
    columns = documents.map { document in
      if let before, let index = known[document.stamp] { return before.columns[index] }
      next += 1
      return fresh[next - 1]
    }
    vocabulary.stem(from: vocabulary.stems.count, language: language)
    self.vocabulary = vocabulary
    stamps = documents.map(\.stamp)
  }

  /// Some numbers cut into at most `count` runs.
  static func parts(of numbers: [Int], count: Int) -> [ArraySlice<Int>] {
    let size = max(64, (numbers.count + count - 1) / count)
    return stride(from: 0, to: numbers.count, by: size).map { numbers[$0..<min($0 + size, numbers.count)] }
  }

  /// The columns of some documents, and their different words; fewer when the user asks to stop.
  ///
  /// Columns share arrays of about a quarter of a mebibyte, each as long as it must be: long arrays that are given
  /// back leave holes in the memory of the process.
  private static func read(
    _ documents: [Document], _ part: ArraySlice<Int>, in context: RunContext
  ) -> (columns: [TokenColumn], vocabulary: Vocabulary) {
    var vocabulary = Vocabulary()
    var words: [Word] = []
    var tokens: [UInt32] = []
    var found: [TokenColumn.Found] = []
    var columns: [TokenColumn] = []
    columns.reserveCapacity(part.count)
    for index in part {
      if context.isCancelled { break }
      let utf8 = documents[index].text.utf8
      found.append(
        TokenColumn.append(documents[index], to: &tokens, words: &words) { token, range in
          vocabulary.insert(token, utf8, range)
        })
      guard tokens.count >= sharedLength || index == part.last else { continue }
      let exact = Array(tokens[...])
      for one in found { columns.append(TokenColumn(exact, one)) }
      found.removeAll(keepingCapacity: true)
      tokens.removeAll(keepingCapacity: tokens.count < 4 * sharedLength)
    }
    return (columns, vocabulary)
  }

  /// How many tokens stand in one array at least, if there are as many.
  private static let sharedLength = 1 << 16

  private static func language(of documents: [Document]) -> String {
    var counts: [String: Int] = [:]
    for document in documents {
      let language = document.metadata.language
      if !language.isRightToLeft, language != .undetermined { counts[language.rawValue, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "en"
  }
}
