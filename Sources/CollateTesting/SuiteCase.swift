import Glibc

/// A case of JSONTestSuite: `y_` must be read, `n_` must be refused, `i_` is ours to decide.
package struct SuiteCase: Sendable, CustomStringConvertible {
  /// The name of its file.
  package let name: String
  /// What it holds.
  package let bytes: [UInt8]

  package var description: String { name }

  /// All 318 of them.
  package static let all: [SuiteCase] = read() + large

  private static let large = [
    SuiteCase(name: "n_structure_100000_opening_arrays", bytes: [UInt8](repeating: 0x5B, count: 100_000)),
    SuiteCase(
      name: "n_structure_open_array_object",
      bytes: Array(String(repeating: "[{\"\":", count: 50_000).utf8) + [0x0A]),
  ]

  private static func read() -> [SuiteCase] {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    guard let file = unsafe fopen("/\(folder)/Tests/Fixtures/JSONTestSuite.tsv", "r") else { return [] }
    defer { unsafe fclose(file) }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = unsafe fread(&buffer, 1, buffer.count, file), count > 0 {
      text += buffer[..<count]
    }
    return text.split(separator: 0x0A).filter { $0.first != UInt8(ascii: "#") }.map { line in
      let parts = line.split(separator: 0x09, maxSplits: 1, omittingEmptySubsequences: false)
      return SuiteCase(name: String(decoding: parts[0], as: UTF8.self), bytes: unescaped(parts[1]))
    }
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
