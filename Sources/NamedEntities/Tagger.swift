/// Tags the tokens of sentences with a trained model.
///
/// A linear model over hashed features, trained as a structured perceptron with averaging (Collins 2002), decoded by
/// Viterbi over begin, inside, end and single tags.
package struct Tagger {
  private let model: TagModel
  private var extractor: FeatureExtractor
  private var viterbi: Viterbi
  private var features: [UInt64] = []
  private var emissions: [SIMD16<Int32>] = []

  /// A tagger with the weights of a model.
  package init(_ model: TagModel) {
    self.model = model
    extractor = FeatureExtractor(clusters: model.clusters, lists: model.lists)
    viterbi = model.viterbi
  }

  /// The names in a sentence.
  package mutating func names(in stream: TokenStream, _ sentence: Sentence) -> [NameSpan] {
    extractor.extract(stream, sentence, into: &features)
    model.emissions(features, width: FeatureExtractor.count, into: &emissions)
    return Tag.names(viterbi.decode(emissions), from: sentence.tokens.lowerBound)
  }
}
