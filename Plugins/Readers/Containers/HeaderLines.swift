/// Lines of `Name: value`, as mail, HTTP and WARC put them before a body.
struct HeaderLines {
  /// The values by name in lower case; of equal names the first.
  private(set) var values: [String: String] = [:]
  /// The offset behind the empty line that ends them.
  let end: Int

  /// The headers that begin at an offset; folded lines are joined.
  ///
  /// Ends at the end of the bytes at the latest.
  init(_ bytes: ArraySlice<UInt8>) {
    var offset = bytes.startIndex
    var last: String?
    while offset < bytes.endIndex {
      let stop = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[offset..<stop]
      offset = min(stop + 1, bytes.endIndex)
      if line.last == 0x0D { line = line.dropLast() }
      if line.isEmpty { break }
      if line.first == 0x20 || line.first == 0x09 {
        if let last { values[last]?.append(" " + trimmed(String(decoding: line, as: UTF8.self))) }
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        let name = String(decoding: line[..<colon].map(asciiLowercased), as: UTF8.self)
        last = values[name] == nil ? name : nil
        if last != nil { values[name] = trimmed(String(decoding: line[(colon + 1)...], as: UTF8.self)) }
      }
    }
    end = offset
  }

  /// The value of a header.
  subscript(name: String) -> String? { values[name] }
}
