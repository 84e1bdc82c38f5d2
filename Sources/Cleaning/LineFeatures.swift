package import CollateCore
import TextKernels

/// What the classifier knows of each line of a page: numbers about the line, its neighbours and its place.
package struct LineFeatures: Sendable {
  /// The numbers of the lines of the page that are not blank.
  private(set) var table: FeatureTable
  /// The number of those lines.
  package var count: Int { table.rows }

  /// The names of the numbers of one line, in order.
  package static let names: [String] =
    own.map(\.self) + offsets.flatMap { offset in near.map { "\($0)@\(offset)" } } + context

  /// About the line itself.
  private static let own = [
    "words", "characters", "function", "numbers", "capitalised", "capitals", "endsSentence", "endsColon",
    "endsEllipsis", "commas", "stops", "startsSmall", "bullet", "innerBullet", "startsDigit", "address", "at",
    "copyright", "separators", "quotes", "asks", "code", "brackets", "digits", "wordLength", "copies",
    "isCopy",
    "sure", "hint", "furnitureMean", "furnitureMin", "furnitureSum", "good",
  ]
  /// About its neighbours: the numbers of the line above that say most.
  private static let near = [
    "words", "function", "endsSentence", "capitalised", "bullet", "copies", "furnitureMean", "good",
  ]
  private static let offsets = [-3, -2, -1, 1, 2, 3]
  /// About its place in the page.
  private static let context = [
    "place", "wordsBefore", "goodBefore", "lines", "goodLines", "window3", "window8", "window20",
    "left3", "right3", "left10", "right10", "furniture20", "sinceTitle", "sinceEnd", "dates",
    "furniture3", "furniture8", "sincePrevious", "untilNext", "inSpan", "fromSpan", "shortRun", "titleWords",
  ]

  /// Where the number of each name stands in the table: those of neighbours are their own, some rows away.
  static let places: [FeaturePlace] =
    own.indices.map { FeaturePlace(column: $0) }
    + offsets.flatMap { offset in near.map { FeaturePlace(column: columnOf[$0] ?? 0, offset: offset) } }
    + context.indices.map { FeaturePlace(column: own.count + $0) }
  private static let columnOf = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })

  /// The features of the lines of a page that are not blank.
  ///
  /// O(lines + words).
  package init(_ page: PageLines) {
    table = FeatureTable(
      rows: page.filled.count, columns: LineFeatures.own.count + LineFeatures.context.count)
    for row in 0..<count { writeOwn(page, row) }
    writeContext(page)
  }

  private mutating func writeOwn(_ page: PageLines, _ row: Int) {
    let line = page.filled[row]
    let shape = page.shapes[line]
    let facts = page.facts[page.wordRanges[line]]
    let count = Float(max(1, facts.count))
    let has = { (trait: LineShape.Traits) -> Float in shape.traits.contains(trait) ? 1 : 0 }
    let function = page.measure.englishFunction(Float(page.functionCount(line)) / count)
    let length = page.englishWordCount(line)
    let furniture = FurnitureScores(facts)
    let isGood = has(.endsSentence) == 1 && length >= 9 && function > 0.2
    let (copies, phrases) = (page.copies.of[row], page.phrases[row])
    var column = 0
    func put(_ value: Float) {
      table[column, row] = value
      column += 1
    }
    put(logarithm(length))
    put(logarithm(Int(shape.characters)))
    put(function)
    put(Float(shape.numbers) / count)
    put(Float(shape.capitalised) / count)
    put(Float(shape.allCapitals) / count)
    for trait in LineFeatures.endings { put(has(trait)) }
    put(Float(shape.commas) / count)
    put(logarithm(Int(shape.stops)))
    for trait in LineFeatures.marks { put(has(trait)) }
    put(logarithm(Int(shape.separators)))
    for trait in LineFeatures.moreMarks { put(has(trait)) }
    put(Float(shape.digits) / Float(max(1, shape.characters)))
    put(page.measure.englishLetters(Float(shape.characters) / count))
    put(logarithm(copies.count - 1))
    put(copies.isCopy ? 1 : 0)
    put(logarithm(phrases.sure))
    put(logarithm(phrases.hints))
    put(furniture.mean)
    put(furniture.least)
    put(furniture.sum)
    put(isGood ? 1 : 0)
  }

  private static let endings: [LineShape.Traits] = [.endsSentence, .endsColon, .endsEllipsis]
  private static let marks: [LineShape.Traits] = [
    .startsSmall, .bullet, .innerBullet, .startsDigit, .address, .at, .copyright,
  ]
  private static let moreMarks: [LineShape.Traits] = [.quotes, .asks, .code, .brackets]

  /// The values of one column, by line.
  private func column(_ name: String) -> [Float] {
    Array(table.column(LineFeatures.columnOf[name] ?? 0))
  }

  private mutating func writeContext(_ page: PageLines) {
    guard count > 0 else { return }
    let good = column("good")
    let furniture = column("furnitureMean")
    let words = page.filled.map { Float(page.englishWordCount($0)) }
    let goodWords = zip(good, words).map { $0 * $1 }
    let span = MainSpan(goodWords)
    let (wordsBefore, goodBefore) = (runningShare(words), runningShare(goodWords))
    let windows =
      [(good, 3), (good, 8), (good, 20)].map { means($0.0, $0.1, $0.1) }
      + [(3, 0), (0, 3), (10, 0), (0, 10)].map { means(good, $0.0, $0.1) } + [means(furniture, 20, 20)]
    let marks = PageMarks(page)
    let narrow = [3, 8].map { means(furniture, $0, $0) }
    let (previous, next) = (distances(good, step: 1), distances(good, step: -1))
    let runs = shortRuns(words)
    let titles = TitleOverlap(page).shares
    let (lines, goodLines) = (logarithm(count), logarithm(Int(good.reduce(0, +))))
    let rows = 0..<count
    let everywhere = { [count] (value: Float) in [Float](repeating: value, count: count) }
    let columns =
      [
        rows.map { Float($0) / Float(max(1, count - 1)) }, wordsBefore, goodBefore, everywhere(lines),
        everywhere(goodLines),
      ] + windows + [marks.sinceTitle, marks.sinceEnd, page.filled.map { page.isDate[$0] ? 1 : 0 }] + narrow
      + [
        previous, next, rows.map { span.contains($0) ? 1 : 0 }, rows.map { span.distance($0) }, runs, titles,
      ]
    for (column, numbers) in columns.enumerated() {
      table.write(numbers, to: LineFeatures.own.count + column)
    }
  }
}

/// The logarithm of one more than a count: 0 for none, slow growth beyond.
func logarithm(_ count: Int) -> Float {
  // The number of bits with a linear fraction between: the same on every machine, and fast.
  let value = UInt64(max(0, count) + 1)
  let exponent = 63 - value.leadingZeroBitCount
  return Float(exponent) + Float(value) / Float(UInt64(1) << UInt64(exponent)) - 1
}

/// How much of the sum stands before each element, from 0 to 1.
private func runningShare(_ values: [Float]) -> [Float] {
  let total = max(1, values.reduce(0, +))
  var sum: Float = 0
  return values.map { value in
    defer { sum += value }
    return sum / total
  }
}

/// The mean of each element with so many before and behind it.
func means(_ values: [Float], _ before: Int, _ behind: Int) -> [Float] {
  var sums: [Float] = [0]
  sums.reserveCapacity(values.count + 1)
  for value in values { sums.append(sums[sums.count - 1] + value) }
  return values.indices.map { index in
    let (low, high) = (max(0, index - before), min(values.count, index + behind + 1))
    return (sums[high] - sums[low]) / Float(high - low)
  }
}

/// How many elements back (or forth) the last one above zero is, as a logarithm.
private func distances(_ values: [Float], step: Int) -> [Float] {
  var result = [Float](repeating: 0, count: values.count)
  var since = 200
  for index in step > 0 ? Array(values.indices) : values.indices.reversed() {
    result[index] = logarithm(since)
    since = values[index] > 0 ? 0 : min(200, since + 1)
  }
  return result
}

/// How many short lines stand together at each place, as a logarithm; 0 at a long line.
private func shortRuns(_ words: [Float]) -> [Float] {
  var result = [Float](repeating: 0, count: words.count)
  var start = 0
  while start < words.count {
    guard words[start] < 8 else {
      start += 1
      continue
    }
    var end = start
    while end < words.count, words[end] < 8 { end += 1 }
    for index in start..<end { result[index] = logarithm(end - start) }
    start = end
  }
  return result
}

extension LineFeatures {
  /// The numbers of every line of a document, line after line, blank ones with zeros, for training.
  package static func ofEveryLine(_ document: Document) -> [Float] {
    let page = PageLines(document)
    let table = LineFeatures(page).table
    var rows = [Float](repeating: 0, count: page.ranges.count * names.count)
    for (row, line) in page.filled.enumerated() {
      for (number, place) in places.enumerated() {
        rows[line * names.count + number] = table[place.column, row + place.offset]
      }
    }
    return rows
  }
}
