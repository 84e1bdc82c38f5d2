/// Text inside HTML: the one place where words of a document become safe to stand in a page.
package enum HTMLText {
  /// Text in which nothing is markup; `=` and the colon of a scheme are entities too, for careless readers.
  ///
  /// What could command a terminal becomes visible as well. O(bytes).
  package static func escaped(_ text: String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count + 8)
    for scalar in VisibleText.of(text, breaks: .kept).unicodeScalars {
      switch scalar {
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "&": output += "&amp;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      case "=": output += "&#61;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
