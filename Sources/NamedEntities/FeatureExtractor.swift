/// Turns the tokens of a sentence into hashed features: what the tagger knows of each token.
///
/// Word, shape, prefixes and suffixes, words and shapes around, cluster bits, list hits. Features with words in
/// them are kept apart by language; shapes, lists and clusters are shared.
package struct FeatureExtractor {
  /// How many features a token has; absent ones are 0.
  package static let count = 60

  private let clusters: FingerprintTable
  private let lists: FingerprintTable
  private var notes: [Note] = []

  /// What is worked out once for a token and read by its neighbours.
  private struct Note {
    var word: UInt64 = 0
    var stem: UInt64 = 0
    var shape: UInt64 = 0
    var prefixes = SIMD4<UInt64>(repeating: 0)
    var suffixes = SIMD4<UInt64>(repeating: 0)
    var ending: UInt64 = 0
    var cluster: UInt64 = 0
    var hits: UInt64 = 0
  }

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
    let language = UInt64(sentence.language.rawValue)
    notes.append(Note(word: 11))
    notes.append(Note(word: 12))
    for index in sentence.tokens { notes.append(note(stream, stream.tokens[index], language)) }
    notes.append(Note(word: 13))
    notes.append(Note(word: 14))
    markLists(stream, sentence)
  }

  private func note(_ stream: TokenStream, _ token: Token, _ language: UInt64) -> Note {
    var note = Note()
    note.word = token.word
    note.shape = UInt64(token.shape)
    guard token.flags.contains(.word) else { return note }
    let first = Int(token.folded)
    let count = Int(token.count)
    var forward = Hashing.seed &+ language
    var backward = Hashing.seed &+ language &+ 77
    for place in 0..<min(5, count) {
      forward = Hashing.mix(forward, UInt64(stream.folded[first + place]))
      backward = Hashing.mix(backward, UInt64(stream.folded[first + count - 1 - place]))
      if place > 0 {
        note.prefixes[place - 1] = forward
        note.suffixes[place - 1] = backward
      }
    }
    note.ending = token.ending
    note.cluster = UInt64(clusters.value(token.word))
    note.stem = Stems.stem(stream, token)
    return note
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
    private let notes: UnsafePointer<Note>
    let tongue: UInt64

    /// The token whose second neighbour before it is at `notes`; four more notes follow.
    init(_ notes: UnsafePointer<Note>, _ language: TagLanguage) {
      unsafe self.notes = notes
      tongue = UInt64(language.rawValue) &* 0x1234_5679
    }

    @inline(__always) var beforePrevious: Note { unsafe notes[0] }
    @inline(__always) var previous: Note { unsafe notes[1] }
    @inline(__always) var here: Note { unsafe notes[2] }
    @inline(__always) var next: Note { unsafe notes[3] }
    @inline(__always) var second: Note { unsafe notes[4] }
  }

  /// What the sentence says of a token's line.
  private static func line(_ sentence: Sentence, _ index: Int) -> UInt64 {
    (index == 0 ? 1 : 0) | (sentence.isHeadline ? 2 : 0) | (sentence.isAllCapitals ? 4 : 0)
  }

  private func write(
    _ notes: UnsafePointer<Note>, _ token: Token, _ line: UInt64, _ language: TagLanguage,
    to place: UnsafeMutablePointer<UInt64>
  ) {
    let around = unsafe Surroundings(notes, language)
    var row = unsafe FeatureRow(place)
    appendWords(around, &row)
    appendShapes(around, token, line, &row)
    appendClusters(around, &row)
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

  @inline(__always)
  mutating func pair(_ a: UInt64, _ b: UInt64) { append(Hashing.mix(Hashing.mix(seed, a), b) | 1) }
}
