/// A deterministic automaton made from a pattern's program as the text asks for it (Cox 2010, Regular Expression
/// Matching in the Wild).
///
/// A step costs the same whatever the pattern; making a state costs the size of the program. States are forgotten
/// when there are too many, and the work is counted, so that no pattern takes longer than its share.
struct LazyAutomaton {
  /// What stands before a place: nothing, a part of a word, something else.
  enum Before: Int {
    case nothing, word, other
  }

  private let program: PatternProgram
  private let classes: ScalarClasses
  /// Whether a match may begin at any place, not only where the automaton starts.
  private let isSearching: Bool
  private var numbers: [[Int32]: Int32] = [:]
  private var states: [[Int32]] = []
  /// For each state and class (and the end): the next state times two, plus one when a match ends before it.
  private var transitions: [Int32] = []
  /// How much work has been done: instructions looked at.
  private(set) var work = 0
  private var seen: [Int32]
  private var mark: Int32 = 0
  private static let limit = 3000

  init(_ program: PatternProgram, _ classes: ScalarClasses, isSearching: Bool) {
    self.program = program
    self.classes = classes
    self.isSearching = isSearching
    seen = [Int32](repeating: 0, count: program.instructions.count)
  }

  /// The number of classes and the end of the text, which is the last.
  private var width: Int { classes.members.count + 1 }
  /// The class that stands for the end of the text.
  var end: Int { classes.members.count }

  /// The state at a place with something before it.
  mutating func start(_ before: Before) -> Int32 { number(of: [Int32(program.start)], before) }

  /// Whether nothing can match any more.
  func isDead(_ state: Int32) -> Bool { states[Int(state)].count == 1 && !isSearching }

  /// The next state on a class, and whether a match ends before it.
  @inline(__always)
  mutating func step(_ state: inout Int32, _ symbol: Int) -> Bool {
    var value = transitions[Int(state) * width + symbol]
    if value < 0 { value = makeTransition(&state, symbol) }
    state = value >> 1
    return value & 1 == 1
  }

  private mutating func makeTransition(_ state: inout Int32, _ symbol: Int) -> Int32 {
    if states.count > LazyAutomaton.limit {
      let current = states[Int(state)]
      (numbers, states, transitions) = ([:], [], [])
      state = number(of: Array(current.dropFirst()), Before(rawValue: Int(current[0])) ?? .nothing)
    }
    let from = states[Int(state)]
    let isWord = symbol < end && classes.isWord[symbol]
    let before = Before(rawValue: Int(from[0])) ?? .nothing
    let (reached, isMatch) = closure(from.dropFirst(), before, isEnd: symbol == end, nextIsWord: isWord)
    var next: [Int32] = []
    if symbol < end {
      for number in reached {
        guard case .set(let set, let target) = program.instructions[Int(number)] else { continue }
        if classes.members[symbol][set] { next.append(Int32(target)) }
      }
      if isSearching { next.append(Int32(program.start)) }
    }
    let value = number(of: Array(Set(next)).sorted(), isWord ? .word : .other) << 1 | (isMatch ? 1 : 0)
    transitions[Int(state) * width + symbol] = value
    return value
  }

  /// The instructions reached without reading, in order, and whether a match is among them.
  private mutating func closure(
    _ numbers: ArraySlice<Int32>, _ before: Before, isEnd: Bool, nextIsWord: Bool
  ) -> (reached: [Int32], isMatch: Bool) {
    mark += 1
    var stack = Array(numbers)
    var reached: [Int32] = []
    var isMatch = false
    while let number = stack.popLast() {
      guard seen[Int(number)] != mark else { continue }
      seen[Int(number)] = mark
      work += 1
      switch program.instructions[Int(number)] {
      case .match: isMatch = true
      case .set: reached.append(number)
      case .split(let a, let b): stack += [Int32(b), Int32(a)]
      case .assertion(let assertion, let next):
        let isBoundary = (before == .word) != nextIsWord
        let holds =
          switch assertion {
          case .start: before == .nothing
          case .end: isEnd
          case .boundary: isBoundary
          case .noBoundary: !isBoundary
          }
        if holds { stack.append(Int32(next)) }
      }
    }
    return (reached, isMatch)
  }

  /// The number of a state: what stands before it, then its instructions.
  private mutating func number(of instructions: [Int32], _ before: Before) -> Int32 {
    let key = [Int32(before.rawValue)] + instructions
    work += key.count
    if let known = numbers[key] { return known }
    numbers[key] = Int32(states.count)
    states.append(key)
    transitions += [Int32](repeating: -1, count: width)
    return Int32(states.count - 1)
  }
}
