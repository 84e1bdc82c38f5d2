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
  /// The largest counts below a thousand, of two documents at most.
  private var known: [Key: [(doc: Int, value: Double)]] = [:]

  /// Reads figures; `events` gives the event of a document.
  ///
  /// O(figures).
  init(_ points: [FigureSeries.Point], events: [Int: Int]) {
    self.events = events
    for point in points {
      guard point.figure.value < 1000, let key = EventScale.key(of: point, events) else { continue }
      EventScale.keep((point.doc, point.figure.value), in: &known[key, default: []])
    }
  }

  /// Keeps the largest value of each of the two documents that have the largest.
  private static func keep(_ count: (doc: Int, value: Double), in largest: inout [(doc: Int, value: Double)])
  {
    if let place = largest.firstIndex(where: { $0.doc == count.doc }) {
      largest[place].value = max(largest[place].value, count.value)
    } else if largest.count < 2 {
      largest.append(count)
    } else if let least = largest.indices.min(by: { largest[$0].value < largest[$1].value }),
      largest[least].value < count.value
    {
      largest[least] = count
    }
  }

  /// Whether a figure belongs to its document's event.
  func isOfEvent(_ point: FigureSeries.Point) -> Bool {
    guard point.figure.value >= 1000, point.figure.unit == nil else { return true }
    // What befalls people is summed up over a war or a year; hectares, birds and tickets are not.
    guard let thing = point.figure.thing, SentenceFigures.fates.contains(thing) else { return true }
    guard let key = EventScale.key(of: point, events) else { return false }
    return (known[key] ?? []).contains { other in
      other.doc != point.doc && other.value * 10 >= point.figure.value
    }
  }

  private static func key(of point: FigureSeries.Point, _ events: [Int: Int]) -> Key? {
    guard let event = events[point.doc], let thing = point.figure.thing else { return nil }
    return Key(event: event, thing: thing, group: FigureSeries.group(of: point.figure.noun))
  }
}
