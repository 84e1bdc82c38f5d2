/// Turns the tokens of a sentence into hashed features: what the tagger knows of each token.
///
/// Word, shape, prefixes and suffixes, words and shapes around, cluster bits or parts of words, list hits. Features with words in
/// them are kept apart by language; shapes, lists and clusters are shared.
package struct FeatureExtractor {
  /// How many features a token has; absent ones are 0.
  package static let count = 60

  private let clusters: FingerprintTable
  private let lists: FingerprintTable
  private var notes: [TokenNote] = []

  /// An extractor that looks words up in these tables.
  package init(clusters: FingerprintTable, lists: FingerprintTable) {
    self.clusters = clusters
    self.lists = lists
  }

  /// Writes the features of every token of a sentence, `count` for each, into `features`.
  package mutating func extract(_ stream: TokenStream, _ sentence: Sentence, into features: inout [UInt64]) {
    prepare(stream, sentence)
    features.removeAll(keepingCapacity: true)
    features.append(contentsOf: repeatElement(0, count: sentence.tokens.count * FeatureExtractor.count))
    unsafe features.withUnsafeMutableBufferPointer { features in
      unsafe notes.withUnsafeBufferPointer { notes in
        guard let notes = notes.baseAddress, var row = features.baseAddress else { return }
        for index in 0..<sentence.tokens.count {
          let token = stream.tokens[sentence.tokens.lowerBound + index]
          unsafe write(
            notes + index, token, FeatureExtractor.line(sentence, index), sentence.language, to: row)
          unsafe row += FeatureExtractor.count
        }
      }
    }
  }

  // MARK: - Notes

  private mutating func prepare(_ stream: TokenStream, _ sentence: Sentence) {
    notes.removeAll(keepingCapacity: true)
    notes.append(TokenNote(edge: 11))
    notes.append(TokenNote(edge: 12))
    for index in sentence.tokens {
      notes.append(TokenNote(stream, stream.tokens[index], sentence.language, clusters: clusters))
    }
    notes.append(TokenNote(edge: 13))
    notes.append(TokenNote(edge: 14))
    markLists(stream, sentence)
  }

  /// Marks what the lists say: each class of phrase with the token's place in it.
  private mutating func markLists(_ stream: TokenStream, _ sentence: Sentence) {
    for index in sentence.tokens {
      let token = stream.tokens[index]
      guard token.flags.contains(.word) else { continue }
      let word = Stems.listWord(stream, token)
      let stem = notes[index - sentence.tokens.lowerBound + 2].stem
      if !mark(stream, sentence, index, word), token.flags.contains(.arabic), stem != word {
        _ = mark(stream, sentence, index, stem)
      }
    }
  }

  /// Marks the listed phrases that start at a token; false when there are none.
  private mutating func mark(_ stream: TokenStream, _ sentence: Sentence, _ index: Int, _ word: UInt64)
    -> Bool
  {
    var key = Hashing.mix(Hashing.seed &+ 1, word)
    var isMarked = false
    for next in index..<min(index + 5, sentence.tokens.upperBound) {
      if next > index { key = Hashing.mix(key, Stems.listWord(stream, stream.tokens[next])) }
      let classes = UInt64(lists.value(key))
      guard classes != 0 else { continue }
      isMarked = true
      for place in index...next {
        let shift: UInt64 = next == index ? 0 : place == index ? 12 : place == next ? 36 : 24
        notes[place - sentence.tokens.lowerBound + 2].hits |= classes << shift
      }
    }
    return isMarked
  }

  // MARK: - Features

  /// A token's notes with those of two neighbours on each side, where they lie.
  @safe private struct Surroundings {
    private let notes: UnsafePointer<TokenNote>
    let tongue: UInt64

    /// The token whose second neighbour before it is at `notes`; four more notes follow.
    init(_ notes: UnsafePointer<TokenNote>, _ language: TagLanguage) {
      unsafe self.notes = notes
      tongue = UInt64(language.rawValue) &* 0x1234_5679
    }

    @inline(__always) var beforePrevious: TokenNote { unsafe notes[0] }
    @inline(__always) var previous: TokenNote { unsafe notes[1] }
    @inline(__always) var here: TokenNote { unsafe notes[2] }
    @inline(__always) var next: TokenNote { unsafe notes[3] }
    @inline(__always) var second: TokenNote { unsafe notes[4] }
  }

  /// What the sentence says of a token's line.
  private static func line(_ sentence: Sentence, _ index: Int) -> UInt64 {
    (index == 0 ? 1 : 0) | (sentence.isHeadline ? 2 : 0) | (sentence.isAllCapitals ? 4 : 0)
  }

  private func write(
    _ notes: UnsafePointer<TokenNote>, _ token: Token, _ line: UInt64, _ language: TagLanguage,
    to place: UnsafeMutablePointer<UInt64>
  ) {
    let around = unsafe Surroundings(notes, language)
    var row = unsafe FeatureRow(place)
    appendWords(around, &row)
    appendShapes(around, token, line, &row)
    if token.hasClitics {
      appendRuns(around, &row)
    } else if language.hasEndings, around.here.cluster == 0 {
      appendBeginnings(around, token, &row)
    } else {
      appendClusters(around, &row)
    }
    appendLists(around, &row)
    assert(row.number == FeatureExtractor.count)
  }

  @inline(__always)
  private func appendWords(_ around: Surroundings, _ row: inout FeatureRow) {
    let tongue = around.tongue
    row.add(tongue &+ 5)
    row.pair(around.here.word, tongue)
    row.pair(around.previous.word, tongue)
    row.pair(around.next.word, tongue)
    row.pair(around.beforePrevious.word, tongue)
    row.pair(around.second.word, tongue)
    row.pair(around.previous.word, around.here.word)
    row.pair(around.here.word, around.next.word)
    row.pair(around.previous.word &+ tongue, around.next.word)
    row.pair(around.beforePrevious.word, around.previous.word)
    row.pair(around.next.word, around.second.word)
    row.add(around.here.stem)
    row.add(around.previous.stem)
    row.add(around.next.stem)
    row.add(around.here.ending)
    for place in 0..<4 { row.add(around.here.prefixes[place]) }
    for place in 0..<4 { row.add(around.here.suffixes[place]) }
    row.add(around.previous.suffixes[1])
    row.add(around.next.suffixes[1])
    row.add(around.previous.suffixes[2])
    row.add(around.next.suffixes[2])
    row.pair(around.here.suffixes[1], around.previous.suffixes[1])
  }

  @inline(__always)
  private func appendShapes(_ around: Surroundings, _ token: Token, _ line: UInt64, _ row: inout FeatureRow) {
    let tongue = around.tongue
    let shapes = Hashing.mix(around.previous.shape &* 31 &+ around.here.shape, around.next.shape)
    row.pair(around.here.shape, tongue)
    row.pair(around.previous.shape, around.here.shape)
    row.pair(around.here.shape, around.next.shape)
    row.add(shapes)
    row.pair(shapes, around.beforePrevious.shape &* 31 &+ around.second.shape)
    row.pair(around.previous.word &+ tongue, around.here.shape)
    row.pair(around.here.shape, around.next.word &+ tongue)
    row.pair(around.here.shape, line)
    row.pair(around.here.word &+ tongue, line &* 3 &+ (token.flags.contains(.capital) ? 1 : 0))
    row.pair(UInt64(token.count), around.here.shape)
  }

  /// Clusters have twelve bits, the first of them at the top.
  @inline(__always)
  private func appendClusters(_ around: Surroundings, _ row: inout FeatureRow) {
    let tongue = around.tongue
    row.add(prefix(around.here.cluster, 4))
    row.add(prefix(around.here.cluster, 6))
    row.add(prefix(around.here.cluster, 8))
    row.add(prefix(around.here.cluster, 12))
    row.add(around.here.cluster)
    row.add(prefix(around.previous.cluster, 8))
    row.add(prefix(around.next.cluster, 8))
    row.add(around.previous.cluster)
    row.add(around.next.cluster)
    row.pair(prefix(around.previous.cluster, 8), prefix(around.here.cluster, 8) &* 31 &+ around.here.shape)
    row.pair(prefix(around.here.cluster, 8) &* 31 &+ around.here.shape, prefix(around.next.cluster, 8))
    row.pair(around.here.cluster, around.previous.word &+ tongue)
    row.add(prefix(around.beforePrevious.cluster, 8))
    row.add(prefix(around.second.cluster, 8))
  }

  /// What stands in place of clusters in Arabic and Cyrillic.
  ///
  /// A run of three letters counts the same wherever in the word it is.
  @inline(__always)
  private func appendRuns(_ around: Surroundings, _ row: inout FeatureRow) {
    for place in 0..<8 { row.addAnywhere(around.here.pieces[place]) }
    appendStems(around, &row)
  }

  /// What stands in place of clusters in Turkish and French, for words that have none.
  @inline(__always)
  private func appendBeginnings(_ around: Surroundings, _ token: Token, _ row: inout FeatureRow) {
    for place in 0..<3 { row.add(around.here.pieces[place]) }
    appendStems(around, &row)
    row.pair(around.next.stem, around.second.stem)
    row.pair(around.here.suffixes[2], around.next.suffixes[2])
    row.pair(around.here.shape, around.next.suffixes[2])
    row.pair(around.here.stem, around.here.shape)
    row.pair(token.ending, around.here.shape)
  }

  /// The stems of the words around and their pairs.
  @inline(__always)
  private func appendStems(_ around: Surroundings, _ row: inout FeatureRow) {
    row.pair(around.previous.stem, around.here.stem)
    row.pair(around.here.stem, around.next.stem)
    row.pair(around.previous.stem, around.next.stem)
    row.add(around.beforePrevious.stem)
    row.add(around.second.stem)
    row.pair(around.beforePrevious.stem, around.previous.stem)
  }

  @inline(__always)
  private func appendLists(_ around: Surroundings, _ row: inout FeatureRow) {
    row.add(around.here.hits)
    row.pair(around.here.hits, around.here.shape)
    row.add(around.previous.hits)
    row.add(around.next.hits)
    row.pair(around.previous.hits, around.here.hits)
    row.pair(around.here.hits, around.next.hits)
    row.add(around.here.hits & 0xFFF)
    row.add(around.here.hits >> 12)
  }

  @inline(__always)
  private func prefix(_ cluster: UInt64, _ bits: UInt64) -> UInt64 {
    cluster == 0 ? 0 : ((cluster & 0xFFF) >> (12 - bits)) &+ (bits << 32)
  }
}

/// The features of a token as they are written: the place of each in the row is part of its hash.
@safe private struct FeatureRow {
  private let values: UnsafeMutablePointer<UInt64>
  private(set) var number = 0

  /// A row of `FeatureExtractor.count` values in memory.
  init(_ values: UnsafeMutablePointer<UInt64>) { unsafe self.values = values }

  @inline(__always)
  private mutating func append(_ value: UInt64) {
    unsafe values[number] = value
    number &+= 1
  }

  @inline(__always)
  private var seed: UInt64 { UInt64(truncatingIfNeeded: number &+ 1) &* 0x9E37_79B9 }

  @inline(__always)
  mutating func add(_ value: UInt64) { append(value == 0 ? 0 : Hashing.mix(seed, value) | 1) }

  /// A value that means the same in whatever place of the row it stands.
  @inline(__always)
  mutating func addAnywhere(_ value: UInt64) { append(value == 0 ? 0 : Hashing.mix(99, value) | 1) }

  @inline(__always)
  mutating func pair(_ a: UInt64, _ b: UInt64) { append(Hashing.mix(Hashing.mix(seed, a), b) | 1) }
}
