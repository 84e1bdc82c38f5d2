import NamedEntities

/// A sentence ready for training: its features as row numbers, the right tags.
struct TrainingSentence {
  /// Where its features begin in the pool.
  var first: Int
  /// Its right tags.
  var tags: [UInt8]
  /// Whether names of other kinds are labelled in its set.
  var hasOther: Bool
  /// How often it counts.
  var weight: Int
  /// The part of the pool it is in.
  var part: Int
}

/// A structured perceptron with averaging and a margin: whole numbers only, so that every run gives the same weights.
final class Perceptron {
  private var weights: [SIMD16<Int32>]
  private var sums: [SIMD16<Int64>]
  private var viterbi = Viterbi()
  private var transitionSums = [SIMD16<Int64>](repeating: .zero, count: Tag.lanes)
  private var clock: Int64 = 1
  private var dropped: [UInt64] = []
  /// How much better than any other path the right one has to be, for each wrong tag.
  private let margin: Int32
  /// How much more than that when it is a name taken for none: the weight of recall.
  var missMargin: Int32 = 0

  /// Of a hundred tokens, how many lose the features that hold their own word, so that the others learn to do without.
  var dropout: UInt64 = 0
  /// How many halvings: 1 leaves out half of all features at random, 2 a quarter, 3 an eighth; 0 none.
  var noise = 2

  init(rows: Int, margin: Int32) {
    weights = [SIMD16<Int32>](repeating: .zero, count: rows)
    sums = [SIMD16<Int64>](repeating: .zero, count: rows)
    self.margin = margin
  }

  /// Which features hold the token's own word, stem or long affixes, as bits.
  private static let lexical: UInt64 = [1, 6, 7, 11, 17, 18, 21, 22, 36].reduce(0) { $0 | 1 << $1 }

  /// The features a token loses this time, as bits.
  private func lost(_ position: Int) -> UInt64 {
    let mixed = Hashing.mix(UInt64(clock), UInt64(position) &+ 7)
    var bits = (mixed >> 20) % 100 < dropout ? Perceptron.lexical : 0
    guard noise > 0 else { return bits }
    var random = ~UInt64(0)
    var state = mixed
    for _ in 0..<noise {
      state = Hashing.mix(state, 0x9E37_79B9_7F4A_7C15) &+ 1
      state ^= state << 29
      random &= state
    }
    bits |= random
    return bits
  }

  /// One round over sentences; the number of wrong tags on the way.
  func round(_ sentences: [TrainingSentence], order: [Int], pool: [UInt32]) -> Int {
    var wrong = 0
    var emissions: [SIMD16<Int32>] = []
    for index in order {
      let sentence = sentences[index]
      clock += 1
      emissions.removeAll(keepingCapacity: true)
      dropped.removeAll(keepingCapacity: true)
      for position in sentence.tags.indices {
        dropped.append(lost(position))
      }
      for position in sentence.tags.indices {
        emissions.append(emission(sentence, position, pool))
      }
      let guess = viterbi.decode(emissions)
      wrong += update(sentence, guess, pool)
    }
    return wrong
  }

  private func emission(_ sentence: TrainingSentence, _ position: Int, _ pool: [UInt32]) -> SIMD16<Int32> {
    var sum = SIMD16<Int32>(repeating: margin)
    let first = sentence.first + position * FeatureExtractor.count
    for place in first..<(first + FeatureExtractor.count)
    where pool[place] != 0 && dropped[position] >> UInt64(place - first) & 1 == 0 {
      sum &+= weights[Int(pool[place])]
    }
    sum[Int(sentence.tags[position])] -= margin
    if sentence.tags[position] != 0 { sum[Tag.outside] += missMargin }
    if !sentence.hasOther {
      sum[Tag.otherBegin] = Tag.never / 2
      sum[Tag.otherBegin + 1] = Tag.never / 2
    }
    return sum
  }

  private func update(_ sentence: TrainingSentence, _ guess: [Int], _ pool: [UInt32]) -> Int {
    var wrong = 0
    var previousRight = -1
    var previousGuess = -1
    for position in sentence.tags.indices {
      let right = Int(sentence.tags[position])
      if right != guess[position] {
        wrong += 1
        var change = SIMD16<Int32>(repeating: 0)
        change[right] = 1
        change[guess[position]] = -1
        let first = sentence.first + position * FeatureExtractor.count
        let timed = SIMD16<Int64>(truncatingIfNeeded: change) &* clock
        for place in first..<(first + FeatureExtractor.count)
        where pool[place] != 0 && dropped[position] >> UInt64(place - first) & 1 == 0 {
          weights[Int(pool[place])] &+= change
          sums[Int(pool[place])] &+= timed
        }
      }
      if previousRight >= 0, right != guess[position] || previousRight != previousGuess {
        viterbi.transitions[previousRight][right] += 1
        transitionSums[previousRight][right] += clock
        viterbi.transitions[previousGuess][guess[position]] -= 1
        transitionSums[previousGuess][guess[position]] -= clock
      }
      previousRight = right
      previousGuess = guess[position]
    }
    return wrong
  }

  /// The averaged weights of a row.
  func average(_ row: Int) -> SIMD16<Float> {
    SIMD16<Float>(weights[row]) - SIMD16<Float>(sums[row]) / Float(clock)
  }

  /// The averaged preferences for successions of tags; forbidden ones stay so.
  var transitions: [[Float]] {
    (0..<Tag.lanes).map { previous in
      (0..<Tag.lanes).map { tag in
        guard Tag.mayFollow(tag, previous) else { return Float(Tag.never) }
        return Float(viterbi.transitions[previous][tag])
          - Float(transitionSums[previous][tag]) / Float(clock)
      }
    }
  }
}
