import CollateCore
import PluginKit
import TextSearch

/// Where a term is looked for: the option `--in`, and what is said when it stands nowhere.
enum Scope {
  static let option = Option<[Int]?>.documents(
    "in", "Only in these documents, as in --in group:early; quoted when several words.")

  /// The fields that select documents; as words of a term they are a slip.
  private static let fields = ["id", "source", "lang", "date", "path", "title", "group", "cluster", "text"]

  /// Throws a usage error for a term that holds a selection, as in `kwic ferry group:early`.
  static func check(_ term: [Argument], of command: String) throws(CommandError) {
    for (index, word) in term.enumerated() where !word.isQuoted && term.count > 1 {
      guard let colon = word.text.firstIndex(of: ":"), fields.contains(String(word.text[..<colon])) else {
        continue
      }
      let rest = term.indices.filter { $0 != index }.map {
        term[$0].isQuoted ? "\"\(term[$0].text)\"" : term[$0].text
      }
      throw CommandError(
        .usage, "\(word.text) selects documents, and the term of \(command) is words",
        hint: "As in: \(command) \(rest.joined(separator: " ")) --in \(word.text)", about: word.text)
    }
  }

  /// What to say of a term that stands nowhere.
  static func absence(
    of term: [Argument], in space: TokenSpace, documents: Int
  ) -> String {
    let text = term.map(\.text).joined(separator: " ")
    let near = space.near(text).map { " Did you mean `\($0)`?" } ?? ""
    return "`\(text)` stands nowhere in \(counted(documents, "document"))." + near
  }
}

extension Request {
  /// The documents that `--in` names, of those piped in where some were; else those of the request.
  var scope: [Int] {
    guard let chosen = self[Scope.option] else { return documents }
    guard input != nil else { return chosen }
    let piped = Set(documents)
    return chosen.filter(piped.contains)
  }
}
