import Lexicons
import TextKernels

/// The small words around dates, as hashes: of tense, and in front of or behind months and years.
enum DateSurroundings {
  static let past = words(.past)
  static let future = words(.future)
  static let being = words(.being)
  static let to = words(.to)
  static let inside = words(.inside)
  static let since = words(.since)
  static let until = words(.until)
  static let of = words(.of)
  static let year = words(.year)
  /// Pairs of folded words with a space between.
  static let lastYear = folded(.lastyear)
  /// Folded words, and beginnings of such.
  static let homonyms = folded(.homonym)
  static let dayParts = folded(.daypart)

  private static func words(_ surrounding: DateTable.Surrounding) -> Set<UInt64> {
    Set(DateTable.forms(around: surrounding).map { Folding.hash(of: String($0)) })
  }

  private static func folded(_ surrounding: DateTable.Surrounding) -> Set<String> {
    Set(DateTable.forms(around: surrounding).map { Folding.folded(String($0)) })
  }
}
