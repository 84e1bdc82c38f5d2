/// What is worked out once for a token and read by its neighbours too.
struct TokenNote {
  /// A hash of its folded scalars.
  var word: UInt64 = 0
  /// What its forms have in common: the word without clitics or ending, in Turkish and French its first five letters.
  var stem: UInt64 = 0
  var shape: UInt64 = 0
  /// Its beginnings and ends of two to five scalars.
  var prefixes = SIMD4<UInt64>(repeating: 0)
  var suffixes = SIMD4<UInt64>(repeating: 0)
  /// Parts of the word where clusters, which are of English words, say nothing: the first eight runs of three letters in
  /// Arabic and Cyrillic, the beginnings of six to eight letters in Turkish and French.
  var pieces = SIMD8<UInt64>(repeating: 0)
  var ending: UInt64 = 0
  var cluster: UInt64 = 0
  /// The classes of listed phrases it is in, with its place in them.
  var hits: UInt64 = 0

  /// A place beside the sentence.
  init(edge: UInt64) { word = edge }

  /// What a token is, for itself.
  @inline(__always)
  init(_ stream: TokenStream, _ token: Token, _ language: TagLanguage, clusters: FingerprintTable) {
    word = token.word
    shape = UInt64(token.shape)
    guard token.flags.contains(.word) else { return }
    noteEnds(stream, token, UInt64(language.rawValue))
    ending = token.ending
    cluster = UInt64(clusters.value(token.word))
    if token.hasClitics {
      stem = Stems.stem(stream, token)
      noteRuns(stream, token, UInt64(language.rawValue))
    } else if language.hasEndings {
      noteBeginnings(stream, token, UInt64(language.rawValue))
    }
  }

  @inline(__always)
  private mutating func noteEnds(_ stream: TokenStream, _ token: Token, _ language: UInt64) {
    let first = Int(token.folded)
    let count = Int(token.count)
    var forward = Hashing.seed &+ language
    var backward = Hashing.seed &+ language &+ 77
    for place in 0..<min(5, count) {
      forward = Hashing.mix(forward, UInt64(stream.folded[first + place]))
      backward = Hashing.mix(backward, UInt64(stream.folded[first + count - 1 - place]))
      if place > 0 {
        prefixes[place - 1] = forward
        suffixes[place - 1] = backward
      }
    }
  }

  private mutating func noteRuns(_ stream: TokenStream, _ token: Token, _ language: UInt64) {
    guard token.count > 3 else { return }
    for place in 0..<min(8, Int(token.count) - 2) {
      let first = Int(token.folded) + place
      var hash = Hashing.mix(Hashing.seed &+ language, UInt64(stream.folded[first]))
      hash = Hashing.mix(hash, UInt64(stream.folded[first + 1]))
      pieces[place] = Hashing.mix(hash, UInt64(stream.folded[first + 2]))
    }
  }

  private mutating func noteBeginnings(_ stream: TokenStream, _ token: Token, _ language: UInt64) {
    var hash = Hashing.seed &+ language
    for place in 0..<min(8, Int(token.count)) {
      hash = Hashing.mix(hash, UInt64(stream.folded[Int(token.folded) + place]))
      if place >= 5 { pieces[place - 5] = hash } else { stem = hash }
    }
  }
}

extension Token {
  /// Whether it is written in a script whose words carry more than themselves: Arabic or Cyrillic.
  @inline(__always)
  var hasClitics: Bool { !flags.isDisjoint(with: [.arabic, .cyrillic]) }
}

extension TagLanguage {
  /// Whether words of Latin letters change behind their fifth letter, and few of them have a cluster.
  @inline(__always)
  var hasEndings: Bool { self == .turkish || self == .french }
}
