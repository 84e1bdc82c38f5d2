/// Says how likely a line belongs to the article, from its features.
struct LineModel: Sendable {
  /// The chance from which on a line is kept.
  static let threshold: Float = 0.33

  /// The model that comes with collate.
  static let standard = LineModel()

  /// The chance of each line.
  func chances(_ features: LineFeatures) -> [Float] {
    let good = LineFeatures.names.firstIndex(of: "good") ?? 0
    let span = LineFeatures.names.firstIndex(of: "inSpan") ?? 0
    return (0..<features.count).map { row in
      let at = row * LineFeatures.names.count
      return features.values[at + good] * 0.4 + features.values[at + span] * 0.5
    }
  }
}
