import Lexicons
import TextKernels

/// What news counts, by the nouns of nine languages: `187 votes`, `187 Stimmen` and `187 oy` are one count.
enum CountedNouns {
  private static let (whole, beginnings, lifeless) = read()

  private static func read() -> (whole: [String: String], beginnings: [String: String], lifeless: Set<String>)
  {
    var whole: [String: String] = [:]
    var beginnings: [String: String] = [:]
    var lifeless: Set<String> = []
    for row in FigureTables.countedNouns {
      let forms = row.dropFirst().flatMap { $0.split(separator: " ") }
      if row.first == "what", let name = forms.first { lifeless.insert(String(name)) }
      guard let name = forms.first.map(String.init) else { continue }
      for form in forms {
        let isBeginning = form.hasSuffix("*")
        let folded = Folding.folded(String(isBeginning ? form.dropLast() : form))
        // A form that two languages share stays with the thing that comes first.
        if isBeginning {
          if beginnings[folded] == nil { beginnings[folded] = name }
        } else if whole[folded] == nil {
          whole[folded] = name
        }
      }
    }
    return (whole, beginnings, lifeless)
  }

  /// The English word for what a noun counts, whatever its language and ending; the noun itself where no table has it.
  ///
  /// O(letters of the noun squared).
  static func name(of noun: String) -> String {
    let folded = Folding.folded(noun)
    if let name = whole[folded] { return name }
    var rest = folded[...]
    while rest.count >= shortest {
      if let name = beginnings[String(rest)] { return name }
      rest.removeLast()
    }
    // `polling stations`: the last word says what is counted.
    guard let space = folded.lastIndex(of: " ") else { return noun }
    return whole[String(folded[folded.index(after: space)...])] ?? noun
  }

  /// Whether the table has a folded noun as it stands.
  static func has(_ noun: String) -> Bool { whole[noun] != nil }

  /// Whether a noun is for what does not live, as far as the table knows.
  static func isLifeless(_ noun: String) -> Bool { lifeless.contains(name(of: noun)) }

  /// Beginnings have three letters at least.
  private static let shortest = 3
}
