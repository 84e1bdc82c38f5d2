/// Which figures count what happened in one event, and which the toll of a war or a year.
///
/// A count in the thousands is of the event only when another article of it has one of the same kind that is not ten
/// times smaller.
struct EventScale {
  private struct Key: Hashable {
    let event: Int
    let thing: String
    let group: String?
  }
  private let events: [Int: Int]
  private var known: [Key: [(doc: Int, value: Double)]] = [:]

  /// Reads figures; `events` gives the event of a document.
  ///
  /// O(figures).
  init(_ points: [FigureSeries.Point], events: [Int: Int]) {
    self.events = events
    for point in points {
      guard let key = EventScale.key(of: point, events) else { continue }
      known[key, default: []].append((point.doc, point.figure.value))
    }
  }

  /// Whether a figure belongs to its document's event.
  func isOfEvent(_ point: FigureSeries.Point) -> Bool {
    guard point.figure.value >= 1000, point.figure.unit == nil else { return true }
    guard let key = EventScale.key(of: point, events) else { return false }
    return (known[key] ?? []).contains { other in
      other.doc != point.doc && other.value < 1000 && other.value * 10 >= point.figure.value
    }
  }

  private static func key(of point: FigureSeries.Point, _ events: [Int: Int]) -> Key? {
    guard let event = events[point.doc], let thing = point.figure.thing else { return nil }
    return Key(event: event, thing: thing, group: FigureSeries.group(of: point.figure.noun))
  }
}
