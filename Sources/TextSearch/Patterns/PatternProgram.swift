import CollateCore

/// A pattern as a nondeterministic automaton (Thompson 1968): a list of instructions.
struct PatternProgram: Sendable {
  /// One instruction; it goes on to the numbers it names.
  enum Instruction: Sendable {
    case set(Int, next: Int)
    case split(Int, Int)
    case assertion(PatternNode.Assertion, next: Int)
    case match
  }
  private(set) var instructions: [Instruction] = []
  private(set) var start = 0
  private static let limit = 5000

  /// The program of a tree; its sets are added to `sets`.
  ///
  /// - Throws: a usage error for a pattern that becomes too large.
  init(_ node: PatternNode, sets: inout [ScalarSet]) throws(CommandError) {
    instructions = [.match]
    start = try add(node, next: 0, sets: &sets)
  }

  private mutating func append(_ instruction: Instruction) throws(CommandError) -> Int {
    guard instructions.count < PatternProgram.limit else {
      throw CommandError(
        .usage, "the pattern is too large: written out it has more than \(PatternProgram.limit) steps",
        hint: "Use smaller numbers in { }.")
    }
    instructions.append(instruction)
    return instructions.count - 1
  }

  /// Adds a tree that goes on to `next`; gives its first instruction.
  private mutating func add(
    _ node: PatternNode, next: Int, sets: inout [ScalarSet]
  ) throws(CommandError) -> Int {
    switch node {
    case .empty: return next
    case .assertion(let assertion): return try append(.assertion(assertion, next: next))
    case .set(let set):
      let known = sets.firstIndex(of: set)
      if known == nil { sets.append(set) }
      return try append(.set(known ?? sets.count - 1, next: next))
    case .sequence(let nodes):
      var first = next
      for node in nodes.reversed() { first = try add(node, next: first, sets: &sets) }
      return first
    case .choice(let nodes):
      var first = try add(nodes[nodes.count - 1], next: next, sets: &sets)
      for node in nodes.dropLast().reversed() {
        first = try append(.split(add(node, next: next, sets: &sets), first))
      }
      return first
    case .repeated(let node, let least, let most): return try addRepeated(node, least, most, next, &sets)
    }
  }

  private mutating func addRepeated(
    _ node: PatternNode, _ least: Int, _ most: Int?, _ next: Int, _ sets: inout [ScalarSet]
  ) throws(CommandError) -> Int {
    var first = next
    if let most {
      for _ in least..<max(least, most) {
        first = try append(.split(add(node, next: first, sets: &sets), next))
      }
    } else {
      let loop = try append(.split(next, next))
      let body = try add(node, next: loop, sets: &sets)
      instructions[loop] = .split(body, next)
      first = loop
    }
    for _ in 0..<least { first = try add(node, next: first, sets: &sets) }
    return first
  }
}
