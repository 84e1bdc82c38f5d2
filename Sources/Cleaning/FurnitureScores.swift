/// What the words of a line say together of its being furniture: above zero for an article, below for furniture.
struct FurnitureScores {
  var mean: Float = 0, least: Float = 0, sum: Float = 0

  /// The scores of the words of a line; zeros when none is known.
  init(_ facts: ArraySlice<WordFacts>) {
    for fact in facts {
      let weight = Float(fact.weight) / 256
      sum += weight
      least = min(least, weight)
    }
    mean = facts.isEmpty ? 0 : sum / Float(facts.count)
    sum = max(-8, min(8, sum))
  }
}
