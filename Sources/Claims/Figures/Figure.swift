public import CollateCore

/// A number an article gives: how much of what, where, by whom, when.
public struct Figure: Sendable, Hashable {
  /// The UTF-8 range of the number with what qualifies it: `over 4,600`, `$250 million`.
  public let range: Range<Int>
  /// The number as it stands, in the unit.
  public let value: Double
  /// The least and greatest it can mean: `over 100` is 100 to 110, `dozens` 24 to 99.
  public let low: Double, high: Double
  /// What it is measured in: `dollars`, `tonnes`, `%`; nil for a count.
  public let unit: String?
  /// What is counted: one of the classes `deaths injured missing hostages detained displaced rescued aboard escaped cases`, else
  /// the noun beside it; nil when there is none.
  public internal(set) var thing: String?
  /// Whom or what exactly, as it stands: `civilians`; nil when nothing is said.
  public let noun: String?
  /// The place it holds for, by its English name; nil when none is named.
  public let place: String?
  /// How it counts.
  public internal(set) var kind: Kind
  /// Whether somebody gives it as a number of their own: `the army put the dead at 11`.
  var isEstimate = false
  /// Who gives it; nil when the article says so itself.
  public var attribution: String?
  /// The day it holds for: a date beside it, else the day of publication; nil when neither is known.
  public var asOf: DateInterval?
  /// The UTF-8 range of its sentence.
  public let sentence: Range<Int>

  /// How a figure counts.
  public enum Kind: String, Sendable {
    /// All so far.
    case total
    /// Those of one day or one event on a day the sentence names.
    case daily
    /// Those that are left of more.
    case remaining
    /// Some of those the figure before counts.
    case part
    /// Those who come on top of a count given before: `two more died`.
    case further
    /// Those that others count, where one sentence sets two counts against each other: `nine, not three`.
    case disputed
  }

  /// Whom and where, as one phrase: `civilians, Raqqa`; nil when neither is known.
  public var scope: String? {
    let parts = [kind == .total ? nil : kind.rawValue, noun, place].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
