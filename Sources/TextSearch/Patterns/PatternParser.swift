import CollateCore

/// Reads regular expressions: the part of the common syntax that needs no going back.
///
///     choice   = sequence { "|" sequence }
///     sequence = { atom [ "*" | "+" | "?" | "{n}" | "{n,}" | "{n,m}" ] }
///     atom     = character | "." | "[…]" | \w \d \s \b … | "^" | "$" | "(" choice ")" | "(?:" choice ")"
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private let source: String
  private var next = 0
  private var depth = 0

  /// The tree of a pattern.
  ///
  /// - Throws: a usage error that says what is wrong or not offered.
  static func parse(_ source: String) throws(CommandError) -> PatternNode {
    var parser = PatternParser(scalars: Array(source.unicodeScalars), source: source)
    let node = try parser.choice()
    guard parser.next == parser.scalars.count else { throw parser.fault("a `)` has no `(`") }
    return node
  }

  private init(scalars: [Unicode.Scalar], source: String) {
    self.scalars = scalars
    self.source = source
  }

  private var peek: Unicode.Scalar? { next < scalars.count ? scalars[next] : nil }

  private func fault(_ message: String, hint: String? = nil) -> CommandError {
    CommandError(.usage, "in the pattern /\(source)/ \(message)", hint: hint)
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    next += 1
    return true
  }

  private mutating func choice() throws(CommandError) -> PatternNode {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(CommandError) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      parts.append(try quantified(try atom()))
    }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func quantified(_ atom: PatternNode) throws(CommandError) -> PatternNode {
    var node = atom
    while let (least, most) = try quantifier() {
      if let most, most < least { throw fault("{\(least),\(most)} goes down") }
      // Greedy or not, the longest match is given.
      _ = take("?") || take("+")
      node = .repeated(node, least, most)
    }
    return node
  }

  private mutating func quantifier() throws(CommandError) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    let start = next
    guard take("{"), let least = number() else {
      next = start
      return nil
    }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else {
      next = start
      return nil
    }
    guard max(least, most ?? 0) <= 1000 else { throw fault("something is repeated more than 1,000 times") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek, ("0"..."9").contains(scalar), (value ?? 0) < 100_000 {
      value = (value ?? 0) * 10 + Int(scalar.value - 48)
      next += 1
    }
    return value
  }

  private mutating func atom() throws(CommandError) -> PatternNode {
    guard let scalar = peek else { return .empty }
    next += 1
    switch scalar {
    case ".": return .set(.any)
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case "(": return try group()
    case "[": return .set(try bracket())
    case "\\": return try escape()
    case "*", "+", "?":
      throw fault("`\(scalar)` has nothing to repeat", hint: "Write `\\\(scalar)` for the sign itself.")
    default: return .set(ScalarSet(ranges: [scalar.value...scalar.value]))
    }
  }

  private mutating func group() throws(CommandError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 50 else { throw fault("more than 50 groups stand inside each other") }
    if take("?") {
      guard take(":") else {
        throw fault(
          "`(?` begins something that is not offered",
          hint: "Groups are `( )` and `(?: )`; there is no looking around.")
      }
    }
    let node = try choice()
    guard take(")") else { throw fault("a `(` has no `)`") }
    return node
  }

  private mutating func escape() throws(CommandError) -> PatternNode {
    guard let scalar = peek else { throw fault("nothing follows the last `\\`") }
    if scalar == "b" || scalar == "B" {
      next += 1
      return .assertion(scalar == "b" ? .boundary : .noBoundary)
    }
    if ("1"..."9").contains(scalar) {
      throw fault(
        "`\\\(scalar)` refers back, which is not offered", hint: "Matching would take time without bound.")
    }
    var set = ScalarSet()
    try addEscape(to: &set)
    return .set(set)
  }

  /// Adds what stands after a backslash to a set.
  private mutating func addEscape(to set: inout ScalarSet) throws(CommandError) {
    guard let scalar = peek else { throw fault("nothing follows the last `\\`") }
    next += 1
    switch scalar {
    case "w": set.kinds.append(.word)
    case "d": set.kinds.append(.digit)
    case "s": set.kinds.append(.space)
    case "W": set.otherKinds.append(.word)
    case "D": set.otherKinds.append(.digit)
    case "S": set.otherKinds.append(.space)
    case "n": set.ranges.append(0x0A...0x0A)
    case "t": set.ranges.append(0x09...0x09)
    case "r": set.ranges.append(0x0D...0x0D)
    case _ where scalar.properties.isAlphabetic:
      throw fault(
        "`\\\(scalar)` is not offered", hint: "Offered are \\w \\d \\s \\b, their capitals, \\n and \\t.")
    default: set.ranges.append(scalar.value...scalar.value)
    }
  }

  private mutating func bracket() throws(CommandError) -> ScalarSet {
    var set = ScalarSet()
    set.isNegated = take("^")
    var isFirst = true
    while let scalar = peek, scalar != "]" || isFirst {
      isFirst = false
      next += 1
      if scalar == "\\" {
        try addEscape(to: &set)
      } else if peek == "-", next + 1 < scalars.count, scalars[next + 1] != "]" {
        let last = scalars[next + 1]
        next += 2
        guard last.value >= scalar.value, last != "\\" else { throw fault("[\(scalar)-\(last)] goes down") }
        set.ranges.append(scalar.value...last.value)
      } else {
        set.ranges.append(scalar.value...scalar.value)
      }
    }
    guard take("]") else { throw fault("a `[` has no `]`") }
    return set
  }
}
