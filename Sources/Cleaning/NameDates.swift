import CollateCore

extension JudgedPage {
  /// A date in the address or the name of the file: `/2023/10/23/`, `2023-10-23-talks.txt`, `20231023.html`.
  mutating func readNames(of document: Document) {
    guard metadata.date == nil else { return }
    metadata.date =
      metadata.url.flatMap { NameDates.date(in: $0, evidence: "address") }
      ?? NameDates.date(in: document.path, evidence: "file name")
  }
}

/// Dates in names and addresses, where they are written as year, month, day.
enum NameDates {
  /// The date in a name; the month when there is no day; nil when there is neither.
  static func date(in name: String, evidence: String) -> DateInterval? {
    let bytes = Array(name.utf8)
    let runs = runs(of: bytes)
    for (index, run) in runs.enumerated() {
      if run.count == 8, let day = day(bytes[run]) { return DateInterval(day, day, evidence: evidence) }
      guard run.count == 4, let year = number(bytes[run]), (1990...2100).contains(year),
        index + 1 < runs.count, runs[index + 1].lowerBound == run.upperBound + 1, runs[index + 1].count <= 2,
        let month = number(bytes[runs[index + 1]])
      else { continue }
      if index + 2 < runs.count, runs[index + 2].lowerBound == runs[index + 1].upperBound + 1,
        runs[index + 2].count <= 2, let number = number(bytes[runs[index + 2]]),
        let day = Day(year: year, month: month, day: number)
      {
        return DateInterval(day, day, evidence: evidence)
      }
      if let interval = DateInterval(iso: "\(year)-\(month)", evidence: evidence) { return interval }
    }
    return nil
  }

  /// The ranges of the runs of digits.
  private static func runs(of bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, byte) in bytes.enumerated() where (0x30...0x39).contains(byte) {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }

  private static func day(_ digits: ArraySlice<UInt8>) -> Day? {
    guard let year = number(digits.prefix(4)), (1990...2100).contains(year),
      let month = number(digits.dropFirst(4).prefix(2)), let day = number(digits.suffix(2))
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    Int(String(decoding: Array(digits), as: UTF8.self))
  }
}
