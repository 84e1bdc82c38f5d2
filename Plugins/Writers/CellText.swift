import CollateCore
import JSONCoding
import TextKernels

/// The words of a cell.
enum CellText {
  /// For a person: rounded scores, `[3:57]` for evidence, lists with commas, on one line and safe to show.
  static func shown(_ value: Value) -> String {
    switch value {
    case .none: ""
    case .text(let text): VisibleText.of(text)
    case .count(let count): String(count)
    case .score(let score): isWhole(score) ? String(Int(score)) : rounded(score)
    case .flag(let flag): flag ? "yes" : "no"
    case .list(let values): values.map(shown).joined(separator: ", ")
    case .record(let fields):
      point(fields) ?? fields.map { "\($0.name) \(shown($0.value))" }.joined(separator: ", ")
    case .evidence(let evidence): place(evidence)
    }
  }

  /// A record that says where its words stand, as `212 [2]`; nil when it does not.
  private static func point(_ fields: [Value.Field]) -> String? {
    guard case .count(let doc)? = fields.first(where: { $0.name == "doc" })?.value,
      case .text(let text)? = fields.first(where: { $0.name == "text" })?.value
    else { return nil }
    return "\(VisibleText.of(text)) [\(doc)]"
  }

  /// For a program that reads tables: full numbers, `true` and `false`, lists with semicolons, records as JSON.
  static func exact(_ value: Value) -> String {
    switch value {
    case .none: ""
    case .text(let text): text
    case .count(let count): String(count)
    case .score, .record: json(value)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): values.map(exact).joined(separator: "; ")
    case .evidence(let evidence): place(evidence)
    }
  }

  /// Where evidence stands: `[3:57]` is document 3, line 57.
  static func place(_ evidence: Evidence) -> String { "[\(evidence.doc):\(evidence.line)]" }

  /// Whether a score has no fraction and few enough digits to be written as a whole number.
  static func isWhole(_ score: Double) -> Bool { abs(score) < 1e12 && score == score.rounded() }

  /// A score with one or three decimals; very small ones keep two significant digits, so that none looks like zero.
  static func rounded(_ score: Double, decimals: Int = 3) -> String {
    guard score.isFinite, abs(score) < 1e12 else { return json(.score(score)) }
    guard score == 0 || abs(score) >= 0.001 else { return scientific(score) }
    let unit = decimals == 1 ? 10 : 1000
    let parts = Int((abs(score) * Double(unit)).rounded())
    let fraction = String(parts % unit)
    let sign = score < 0 && parts != 0 ? "-" : ""
    let zeros = String(repeating: "0", count: (decimals == 1 ? 1 : 3) - fraction.count)
    return sign + "\(parts / unit)." + zeros + fraction
  }

  private static func scientific(_ score: Double) -> String {
    var exponent = 0
    var mantissa = abs(score)
    while mantissa < 0.995, exponent > -400 {
      mantissa *= 10
      exponent -= 1
    }
    let tenths = Int((mantissa * 10).rounded())
    return (score < 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)e\(exponent)"
  }

  private static func json(_ value: Value) -> String {
    String(decoding: JSONWriter.canonical(value.json), as: UTF8.self)
  }
}

extension Report {
  /// Whether it has a table beside those of its sections; a report without sections has one, empty as it may be.
  var hasOwnTable: Bool { sections.isEmpty || !columns.isEmpty }
}
