import Glibc
import LineEditing
import Shell

extension HistoryLine {
  /// A line of the history file, with its time in the time zone of the person.
  init(_ entry: HistoryEntry) {
    self.init(
      time: entry.time.flatMap(HistoryLine.words), corpus: entry.corpus, status: entry.status,
      text: entry.text)
  }

  private static func words(_ seconds: Int) -> String? {
    var time = time_t(seconds)
    var parts = unsafe tm()
    guard unsafe localtime_r(&time, &parts) != nil else { return nil }
    let numbers = unsafe [parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min]
    let texts = numbers.map { ($0 < 10 ? "0" : "") + String($0) }
    return texts[..<3].joined(separator: "-") + " " + texts[3...].joined(separator: ":")
  }
}
