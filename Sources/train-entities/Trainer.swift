import Dispatch
import NamedEntities
import Synchronization

/// Builds the training pool, trains, prunes, trains again, and packs the model.
struct Trainer {
  let clusters: FingerprintTable
  let lists: FingerprintTable
  /// The buckets of eight features the model may have.
  var buckets = 27_000
  var rounds = 8
  /// How many perceptrons, each in an order of its own, the weights are the mean of.
  var mixture = 3
  var margin: Int32 = 50
  var missMargin: Int32 = 0
  var dropout: UInt64 = 15
  var noise = 2
  /// A feature has to stand this often in the pool.
  var leastCount: UInt32 = 4

  private var hashes: [UInt64] = []
  private var sentences: [TrainingSentence] = []
  private var numbering: Numbering?
  /// The parts that are not trained on.
  var heldBack: Set<Int> = []
  /// Whether training says what it does.
  var isQuiet = false
  /// Whether one perceptron over all features has to do: for comparing quickly.
  var isQuick = false

  init(clusters: FingerprintTable, lists: FingerprintTable) {
    self.clusters = clusters
    self.lists = lists
  }

  /// Adds documents to the pool.
  ///
  /// `part` names them, so that they can be held back.
  mutating func add(_ documents: [LabelledDocument], weight: Int, hasOther: Bool, part: Int = 0) {
    var extractor = FeatureExtractor(clusters: clusters, lists: lists)
    var features: [UInt64] = []
    for document in documents {
      let stream = TokenStream(document.bytes, in: Trainer.lines(document.bytes))
      let tags = Trainer.tags(stream, document)
      for sentence in stream.sentences {
        extractor.extract(stream, sentence, into: &features)
        sentences.append(
          TrainingSentence(
            first: hashes.count, tags: Array(tags[sentence.tokens]), hasOther: hasOther, weight: weight,
            part: part))
        hashes += features
      }
    }
  }

  /// The lines of a text.
  static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  private static func tags(_ stream: TokenStream, _ document: LabelledDocument) -> [UInt8] {
    var tags = [UInt8](repeating: 0, count: stream.tokens.count)
    var token = 0
    for (range, type) in document.names {
      while token < tags.count, stream.tokens[token].range.upperBound <= range.lowerBound { token += 1 }
      var last = token
      while last < tags.count, stream.tokens[last].range.lowerBound < range.upperBound { last += 1 }
      guard last > token else { continue }
      for (place, tag) in Tag.tags(of: type, count: last - token).enumerated() {
        tags[token + place] = UInt8(tag)
      }
      token = last
    }
    // A name that runs over a sentence's end is cut by the splitter: leave no broken rows of tags.
    for sentence in stream.sentences {
      var previous = Tag.outside
      var isSound = true
      for index in sentence.tokens {
        if !Tag.mayFollow(Int(tags[index]), previous) { isSound = false }
        previous = Int(tags[index])
      }
      if !isSound || !Tag.mayEnd(previous) { for index in sentence.tokens { tags[index] = 0 } }
    }
    return tags
  }

  /// The bytes of the model trained on the pool.
  func train() -> [UInt8] {
    var numbering = numbering ?? Numbering(hashes, least: leastCount)
    say(
      "\(sentences.count) sentences, \(hashes.count / FeatureExtractor.count) tokens, \(numbering.count) features"
    )
    if isQuick {
      return pack(numbering, [run(rows(numbering), numbering.count, seed: 1)], buckets: numbering.count / 6)
    }
    let first = run(rows(numbering), numbering.count, seed: 42)
    let scored = (1..<numbering.count).map { row -> (Float, Int) in
      let average = first.rows[row]
      let mean = average.sum() / 15
      let spread = (average - mean)
      let frequency = Float(numbering.counts[row])
      return ((spread * spread).sum() * frequency.squareRoot(), row)
    }
    var room = [UInt8](repeating: 8, count: buckets)
    numbering.keep(
      scored.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.1).filter { row in
        let bucket = FingerprintTable.bucket(numbering.hashes[row], of: UInt64(buckets))
        guard room[bucket] > 0 else { return false }
        room[bucket] -= 1
        return true
      })
    return pack(numbering, members(numbering), buckets: buckets)
  }

  /// The perceptrons of the mixture, each in an order of its own, trained at the same time.
  private func members(_ numbering: Numbering) -> [Averages] {
    let pool = rows(numbering)
    let members = Mutex([Int: Averages]())
    DispatchQueue.concurrentPerform(iterations: mixture) { place in
      let member = run(pool, numbering.count, seed: UInt64(place + 1))
      members.withLock { $0[place] = member }
    }
    return members.withLock { members in (0..<mixture).compactMap { members[$0] } }
  }

  /// The pool's features as row numbers.
  private func rows(_ numbering: Numbering) -> [UInt32] { hashes.map { numbering.row($0) } }

  private func pack(_ numbering: Numbering, _ members: [Averages], buckets: Int) -> [UInt8] {
    let features = (1..<numbering.count).map { row in
      (
        hash: numbering.hashes[row],
        weights: members.reduce(SIMD16<Float>(repeating: 0)) { $0 + $1.rows[row] } / Float(members.count)
      )
    }
    let transitions = (0..<Tag.lanes).map { previous in
      (0..<Tag.lanes).map { tag in
        members.reduce(Float(0)) { $0 + $1.transitions[previous][tag] } / Float(members.count)
      }
    }
    let magnitudes = features.flatMap { feature in (0..<15).map { abs(feature.weights[$0]) } }.sorted()
    let scale = max(magnitudes[magnitudes.count * 9995 / 10000], 1)
    let ranked = features.enumerated().sorted {
      let a = ($0.element.weights * $0.element.weights).sum()
      let b = ($1.element.weights * $1.element.weights).sum()
      return (b, $0.offset) < (a, $1.offset)
    }.map(\.element)
    return ModelWriter.bytes(
      features: ranked, buckets: buckets, transitions: transitions, scale: scale, clusters: clusters,
      lists: lists)
  }

  private func run(_ pool: [UInt32], _ rows: Int, seed: UInt64) -> Averages {
    let perceptron = Perceptron(rows: rows, margin: margin)
    perceptron.dropout = dropout
    perceptron.noise = noise
    perceptron.missMargin = missMargin
    var state = seed
    var order = sentences.indices.filter { !heldBack.contains(sentences[$0].part) }.flatMap {
      [Int](repeating: $0, count: sentences[$0].weight)
    }
    for round in 1...rounds {
      for index in stride(from: order.count - 1, to: 0, by: -1) {
        state = Hashing.mix(state, UInt64(index)) &+ 1
        order.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
      }
      let wrong = perceptron.round(sentences, order: order, pool: pool)
      say("round \(round): \(wrong) wrong tags")
    }
    return Averages(
      rows: (0..<rows).map { perceptron.average($0) }, transitions: perceptron.transitions)
  }

  private func say(_ line: String) { if !isQuiet { print(line) } }

  /// Numbers the features once for all trainings that follow.
  mutating func number() { numbering = Numbering(hashes, least: leastCount) }
}

/// What a perceptron has learnt: the mean weights of each row, and of the successions of tags.
struct Averages: Sendable {
  var rows: [SIMD16<Float>]
  var transitions: [[Float]]
}

/// Gives features row numbers: 0 for none, and for those that are too rare.
struct Numbering {
  private(set) var hashes: [UInt64] = [0]
  private(set) var counts: [UInt32] = [0]
  private var table: [UInt32]
  private var keys: [UInt64]

  /// Numbers the hashes that stand at least so often.
  init(_ pool: [UInt64], least: UInt32) {
    let mask = (1 << 26) - 1
    var keys = [UInt64](repeating: 0, count: mask + 1)
    var tally = [UInt32](repeating: 0, count: mask + 1)
    for hash in pool where hash != 0 {
      var place = Int(truncatingIfNeeded: hash &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
      while keys[place] != 0, keys[place] != hash { place = (place + 1) & mask }
      keys[place] = hash
      tally[place] += 1
    }
    for place in keys.indices where tally[place] >= least {
      hashes.append(keys[place])
      counts.append(tally[place])
    }
    self.keys = []
    table = []
    index()
  }

  /// How many rows there are, row 0 included.
  var count: Int { hashes.count }

  /// Keeps only these rows, in this order.
  mutating func keep(_ rows: [Int]) {
    counts = [0] + rows.map { counts[$0] }
    hashes = [0] + rows.map { hashes[$0] }
    index()
  }

  private mutating func index() {
    var size = 1024
    while size < hashes.count * 2 { size *= 2 }
    table = [UInt32](repeating: 0, count: size)
    keys = [UInt64](repeating: 0, count: size)
    for row in 1..<hashes.count {
      var place = Int(truncatingIfNeeded: hashes[row] &* 0x9E37_79B9_7F4A_7C15 >> 20) & (size - 1)
      while keys[place] != 0 { place = (place + 1) & (size - 1) }
      keys[place] = hashes[row]
      table[place] = UInt32(row)
    }
  }

  /// The row of a hash.
  func row(_ hash: UInt64) -> UInt32 {
    guard hash != 0 else { return 0 }
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: hash &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
    while keys[place] != 0 {
      if keys[place] == hash { return table[place] }
      place = (place + 1) & mask
    }
    return 0
  }
}
