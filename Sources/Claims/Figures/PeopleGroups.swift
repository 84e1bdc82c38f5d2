import Lexicons
import TextKernels

/// People of whom reports give counts of their own, by the words of seven languages; folded as figures have them.
enum PeopleGroups {
  /// The English word for the group a noun names; none for people at large.
  static let table: [String: String] = {
    var table: [String: String] = [:]
    for row in FigureTables.words where row.count == 4 && row[1] == "group" {
      for word in row[3].split(separator: "|") { table[Folding.folded(String(word))] = String(row[2]) }
    }
    return table
  }()
}
