import FileAccess

/// Writes lines: figures to standard error, weights to standard output.
enum Report {
  static func line(_ text: String, to descriptor: Int32 = 2) {
    _ = DurableWrite.writeAll(Array((text + "\n").utf8), to: descriptor)
  }
}
