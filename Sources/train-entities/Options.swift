/// What the command line asks for.
struct Options {
  private var values: [String: String] = [:]

  /// Reads `--name value` pairs; names in `flags` stand alone.
  init(_ arguments: ArraySlice<String>, flags: Set<String>) {
    var rest = arguments
    while let name = rest.popFirst() { values[name] = flags.contains(name) ? "" : rest.popFirst() ?? "" }
  }

  /// The value of an option.
  subscript(_ name: String) -> String? { values[name] }

  /// The number an option gives, else the standard.
  func number(_ name: String, _ standard: Int) -> Int { values[name].flatMap { Int($0) } ?? standard }
}
