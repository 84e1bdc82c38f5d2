import Bundled
import CollateTesting
import FileAccess
import Glibc
import PluginKit
import Shell

/// A folder with three small articles and a session about them, removed when the test ends.
final class Workshop {
  let path: String

  init() {
    var template = Array("/tmp/collate-session-XXXXXX".utf8CString)
    unsafe template.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { _ = unsafe mkdtemp(start) }
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = unsafe mkdir("\(path)/news", 0o700)
    write("news/a.txt", "The bridge at Velm is closed.\n\nNine people were hurt, the mayor said.\n")
    write(
      "news/b.txt", "The bridge at Velm will open on Friday.\n\nEleven people were hurt, the police said.\n")
    write("news/c.txt", "Rain is expected in Orsk.\n")
  }

  deinit {
    for folder in ["news", "."] {
      for name in names(in: folder) { _ = unsafe unlink("\(path)/\(folder)/\(name)") }
    }
    _ = unsafe rmdir("\(path)/news")
    _ = unsafe rmdir(path)
  }

  func write(_ name: String, _ text: String) {
    try? DurableWrite.write(Array(text.utf8), to: "\(path)/\(name)")
  }

  func read(_ name: String) -> String {
    guard let file = try? InputFiles(["\(path)/\(name)"]).files.first, let bytes = try? file.bytes() else {
      return ""
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func delete(_ name: String) { _ = unsafe unlink("\(path)/\(name)") }

  /// The names in a folder of the workshop, sorted.
  func names(in folder: String = ".") -> [String] {
    guard let stream = unsafe opendir("\(path)/\(folder)") else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Runs a script after loading the articles, and saves it as `s.json`.
  @discardableResult
  func save(_ script: String, plugins: [Plugin] = bundledPlugins, options: String = "") -> Run {
    Run("load \(path)/news\n\(script)\nsave \(path)/s.json \(options)", plugins: plugins)
  }

  /// Replays `s.json`; the rows of its answer are in the format jsonl.
  func replay(_ options: String = "", threads: Int = 2, plugins: [Plugin] = bundledPlugins) -> Run {
    Run("replay \(path)/s.json \(options)", format: "jsonl", threads: threads, plugins: plugins)
  }

  /// The verdict of each cell of `s.json`, in order.
  func verdicts(_ options: String = "", threads: Int = 2, plugins: [Plugin] = bundledPlugins) -> [String] {
    replay(options, threads: threads, plugins: plugins).verdicts
  }
}

extension Run {
  /// The verdicts in the rows of a replay.
  var verdicts: [String] { values(of: "verdict") }

  /// The causes in the rows of a replay; empty for a cell without one.
  var causes: [String] { values(of: "cause") }

  private func values(of name: String) -> [String] {
    answers.split(separator: "\n").filter { $0.contains("\"verdict\":") }.map { line in
      guard let start = line.range(of: "\"\(name)\":\"")?.upperBound else { return "" }
      return String(line[start...].prefix { $0 != "\"" })
    }
  }
}

extension StringProtocol {
  /// The first place of a string in another.
  fileprivate func range(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
