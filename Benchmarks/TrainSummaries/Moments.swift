/// Second moments of features and worth inside one cluster, or summed over clusters.
struct Moments {
  /// How many features there are.
  let width: Int
  private var products: [Double]
  private var answers: [Double]
  private var count = 0.0

  init(width: Int) {
    self.width = width
    products = Array(repeating: 0, count: width * width)
    answers = Array(repeating: 0, count: width)
  }

  /// The moments of rows of features about their means, each row counting equally, each cluster as one.
  init(_ rows: [[Double]], _ worth: [Double], weight: Double = 1) {
    self.init(width: rows.first?.count ?? 0)
    guard !rows.isEmpty else { return }
    count = weight
    let total = Double(rows.count) / weight
    let means = (0..<width).map { column in rows.reduce(0) { $0 + $1[column] } / Double(rows.count) }
    let mean = worth.reduce(0, +) / Double(rows.count)
    for (row, value) in zip(rows, worth) {
      let centred = zip(row, means).map { $0 - $1 }
      for i in 0..<width where centred[i] != 0 {
        answers[i] += centred[i] * (value - mean) / total
        for j in 0...i { products[i * width + j] += centred[i] * centred[j] / total }
      }
    }
  }

  /// Adds the moments of another cluster.
  mutating func add(_ other: Moments) {
    guard other.width == width else { return }
    for index in products.indices { products[index] += other.products[index] }
    for index in answers.indices { answers[index] += other.answers[index] }
    count += other.count
  }

  /// The weights of ridge regression; the penalty is a share of each feature's own variance.
  func solve(ridge: Double) -> [Double] {
    // Cholesky's decomposition of the features scaled to variance 1.
    let scale = (0..<width).map { max(products[$0 * width + $0], 1e-12).squareRoot() }
    var lower = [Double](repeating: 0, count: width * width)
    for i in 0..<width {
      for j in 0...i {
        var sum = products[i * width + j] / scale[i] / scale[j]
        if i == j { sum += ridge }
        for k in 0..<j { sum -= lower[i * width + k] * lower[j * width + k] }
        lower[i * width + j] = i == j ? max(sum, 1e-9).squareRoot() : sum / lower[j * width + j]
      }
    }
    var solution = zip(answers, scale).map { $0 / $1 }
    for i in 0..<width {
      for k in 0..<i { solution[i] -= lower[i * width + k] * solution[k] }
      solution[i] /= lower[i * width + i]
    }
    for i in (0..<width).reversed() {
      for k in (i + 1)..<max(width, i + 1) { solution[i] -= lower[k * width + i] * solution[k] }
      solution[i] /= lower[i * width + i]
    }
    return zip(solution, scale).map { $0 / $1 }
  }
}
