/// Bars of text, one character each: `··▂··█`, as `dispersion` and `trend` draw them.
enum Plot {
  private static let heights = Array("▁▂▃▄▅▆▇█")
  private static let nothing: Set<Character> = ["·", " "]

  /// A plot in fewer columns: each shows the highest bar of those it stands for; nil when the text is no plot.
  ///
  /// Cut, it would show the beginning of a document as if it were the whole.
  static func fitted(_ text: String, to width: Int) -> String? {
    let bars = Array(text)
    guard bars.count > width, width > 0, bars.allSatisfy({ nothing.contains($0) || heights.contains($0) })
    else {
      return nil
    }
    return String(
      (0..<width).map { column -> Character in
        let part = bars[(column * bars.count / width)..<((column + 1) * bars.count / width)]
        return part.filter { !nothing.contains($0) }.max() ?? part.first ?? " "
      })
  }
}
