/// Turns the tokens of a sentence into hashed features: what the tagger knows of each token.
///
/// Word, shape, prefixes and suffixes, words and shapes around, cluster bits, list hits. Features with words in
/// them are kept apart by language; shapes, lists and clusters are shared.
package struct FeatureExtractor {
  /// How many features a token has; absent ones are 0.
  package static let count = 58

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
    features.reserveCapacity(sentence.tokens.count * FeatureExtractor.count)
    for index in 0..<sentence.tokens.count {
      let first = features.count
      append(index, stream.tokens[sentence.tokens.lowerBound + index], sentence, &features)
      assert(features.count - first == FeatureExtractor.count)
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
    note.stem = token.flags.contains(.arabic) ? arabicStem(stream, first, count) : 0
    return note
  }

  /// The word without و ف, ب ل ك and the article in front.
  private func arabicStem(_ stream: TokenStream, _ first: Int, _ count: Int) -> UInt64 {
    var start = first
    let end = first + count
    if end - start > 3, stream.folded[start] == 0x641 || stream.folded[start] == 0x648 { start += 1 }
    if end - start > 3 {
      let head = stream.folded[start]
      let next = stream.folded[start + 1]
      if head == 0x644, next == 0x644 {
        start += 2
      } else if head == 0x628 || head == 0x644 || head == 0x643 {
        start += 1
      }
    }
    if end - start > 3, stream.folded[start] == 0x627, stream.folded[start + 1] == 0x644 { start += 2 }
    return Hashing.hash(stream.folded[start..<end])
  }

  /// Marks what the lists say: each class of phrase with the token's place in it.
  private mutating func markLists(_ stream: TokenStream, _ sentence: Sentence) {
    let tokens = stream.tokens
    for index in sentence.tokens {
      guard tokens[index].flags.contains(.word) else { continue }
      var key = Hashing.seed &+ 1
      for next in index..<min(index + 5, sentence.tokens.upperBound) {
        key = Hashing.mix(key, tokens[next].word)
        let classes = UInt64(lists.value(key))
        guard classes != 0 else { continue }
        let isAlone = next == index
        for place in index...next {
          let shift: UInt64 = isAlone ? 0 : place == index ? 12 : place == next ? 36 : 24
          notes[place - sentence.tokens.lowerBound + 2].hits |= classes << shift
        }
      }
    }
  }

  // MARK: - Features

  private func append(_ index: Int, _ token: Token, _ sentence: Sentence, _ out: inout [UInt64]) {
    let n0 = notes[index + 2]
    let p1 = notes[index + 1]
    let n1 = notes[index + 3]
    let p2 = notes[index]
    let n2 = notes[index + 4]
    let tongue = UInt64(sentence.language.rawValue) &* 0x1234_5679
    var number: UInt64 = 0
    @inline(__always) func add(_ value: UInt64) {
      number &+= 1
      out.append(value == 0 ? 0 : Hashing.mix(number &* 0x9E37_79B9, value) | 1)
    }
    @inline(__always) func pair(_ a: UInt64, _ b: UInt64) {
      number &+= 1
      out.append(Hashing.mix(Hashing.mix(number &* 0x9E37_79B9, a), b) | 1)
    }
    add(tongue &+ 5)
    pair(n0.word, tongue)
    pair(p1.word, tongue)
    pair(n1.word, tongue)
    pair(p2.word, tongue)
    pair(n2.word, tongue)
    pair(p1.word, n0.word)
    pair(n0.word, n1.word)
    pair(p1.word &+ tongue, n1.word)
    pair(p2.word, p1.word)
    pair(n1.word, n2.word)
    add(n0.stem)
    add(p1.stem)
    add(n1.stem)
    add(n0.ending)
    for place in 0..<4 { add(n0.prefixes[place]) }
    for place in 0..<4 { add(n0.suffixes[place]) }
    add(p1.suffixes[1])
    add(n1.suffixes[1])
    add(p1.suffixes[2])
    add(n1.suffixes[2])
    pair(n0.suffixes[1], p1.suffixes[1])
    // Shapes.
    let shapes = Hashing.mix(p1.shape &* 31 &+ n0.shape, n1.shape)
    pair(n0.shape, tongue)
    pair(p1.shape, n0.shape)
    pair(n0.shape, n1.shape)
    add(shapes)
    pair(shapes, p2.shape &* 31 &+ n2.shape)
    pair(p1.word &+ tongue, n0.shape)
    pair(n0.shape, n1.word &+ tongue)
    let line: UInt64 = (index == 0 ? 1 : 0) | (sentence.isHeadline ? 2 : 0) | (sentence.isAllCapitals ? 4 : 0)
    pair(n0.shape, line)
    pair(n0.word &+ tongue, line &* 3 &+ (token.flags.contains(.capital) ? 1 : 0))
    pair(UInt64(token.count), n0.shape)
    // Clusters: twelve bits, the first of them at the top.
    add(prefix(n0.cluster, 4))
    add(prefix(n0.cluster, 6))
    add(prefix(n0.cluster, 8))
    add(prefix(n0.cluster, 12))
    add(n0.cluster)
    add(prefix(p1.cluster, 8))
    add(prefix(n1.cluster, 8))
    add(p1.cluster)
    add(n1.cluster)
    pair(prefix(p1.cluster, 8), prefix(n0.cluster, 8) &* 31 &+ n0.shape)
    pair(prefix(n0.cluster, 8) &* 31 &+ n0.shape, prefix(n1.cluster, 8))
    pair(n0.cluster, p1.word &+ tongue)
    add(prefix(p2.cluster, 8))
    add(prefix(n2.cluster, 8))
    // Lists.
    add(n0.hits)
    pair(n0.hits, n0.shape)
    add(p1.hits)
    add(n1.hits)
    pair(p1.hits, n0.hits)
    pair(n0.hits, n1.hits)
  }

  @inline(__always)
  private func prefix(_ cluster: UInt64, _ bits: UInt64) -> UInt64 {
    cluster == 0 ? 0 : ((cluster & 0xFFF) >> (12 - bits)) &+ (bits << 32)
  }
}
