import CollateCore
import CommandLanguage
import Shell
import TextKernels

extension FuzzTarget {
  /// The one door to a terminal, and the check of UTF-8, beside the standard library's decoder.
  static let filter = FuzzTarget("filter") { bytes in
    if UTF8Check.isWellFormed(bytes.span) != (String(validating: bytes, as: UTF8.self) != nil) {
      return "the check of UTF-8 and the decoder do not agree"
    }
    if let fault = UTF8Check.firstFault(in: bytes.span) {
      guard String(validating: bytes[..<fault], as: UTF8.self) != nil else {
        return "a fault stands before the first fault"
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return fault(in: text, .kept, ["\n", "\t"]) ?? fault(in: text, .spaced, []) ?? fault(
      in: text, .escaped, [])
      ?? escapingFault(text)
  }

  /// What does not hold of the visible form of a text.
  private static func fault(
    in text: String, _ breaks: VisibleText.Breaks, _ allowed: Set<Unicode.Scalar>
  ) -> String? {
    let visible = VisibleText.of(text, breaks: breaks)
    if visible.unicodeScalars.contains(where: { VisibleText.isCommand($0) && !allowed.contains($0) }) {
      return "a command passes the filter (\(breaks))"
    }
    var appended: [UInt8] = []
    VisibleText.append(text, to: &appended, breaks: breaks)
    if !appended.elementsEqual(visible.utf8) { return "the two ways through the filter differ (\(breaks))" }
    if breaks != .escaped, VisibleText.of(visible, breaks: breaks) != visible {
      return "filtering twice is not filtering once (\(breaks))"
    }
    return nil
  }

  /// Whether text without other commands reads back exactly from its escaped form.
  private static func escapingFault(_ text: String) -> String? {
    let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\t"]
    guard !text.unicodeScalars.contains(where: { VisibleText.isCommand($0) && !breaks.contains($0) }) else {
      return nil
    }
    var back = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in VisibleText.of(text, breaks: .escaped).unicodeScalars {
      if isEscaped {
        back.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar == "t" ? "\t" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        back.append(scalar)
      }
    }
    return back.elementsEqual(text.unicodeScalars) ? nil : "an escaped text does not read back"
  }

  /// Choices of documents: what a choice and its opposite find are all documents, each once.
  static let selectors = FuzzTarget("selectors") { bytes in
    let text = String(decoding: bytes.prefix(300), as: UTF8.self)
    let quoted = Quotation.escaped(text)
    var notebook = unsafe library
    for words in [text, "\"\(quoted)\"", "\"text:\(quoted)\"", "\"entity:\(quoted)\"", "\"path:\(quoted)\""] {
      guard let found = Workbench.chosen(words, on: &notebook) else { continue }
      if found != Set(found).sorted() || !found.allSatisfy({ (1...4).contains($0) }) {
        return "a choice finds documents twice, out of order or that are not there"
      }
      if !words.hasPrefix("\"") { continue }
      guard let others = Workbench.chosen("not \(words)", on: &notebook) else {
        return "the opposite of a choice is refused"
      }
      if (found + others).sorted() != [1, 2, 3, 4] {
        return "a choice and its opposite are not all documents"
      }
    }
    return nil
  }

  private nonisolated(unsafe) static let library = Workbench.notebook([
    document(
      "one.txt", "The minister said on 3 May 2023 that 12 people were hurt in Port Amal.", "2023-05-03", "en"),
    document("deux.txt", "Le port a rouvert lundi, a dit Rania Haddoum.", "2023-05", "fr"),
    document("ثلاثة.txt", "قال الوزير إن الميناء مفتوح", nil, "ar"),
    document("four [4].txt", "", "2024", "und"),
  ])

  private static func document(_ name: String, _ text: String, _ date: String?, _ language: String)
    -> Document
  {
    var metadata = Metadata()
    metadata.date = date.flatMap { DateInterval(iso: $0) }
    metadata.language = Language(rawValue: language)
    metadata.source = String(name.prefix(3))
    metadata.title = text
    return Document(
      id: name, path: name, text: Text(text), sha256: Digest.sha256(Array(text.utf8)),
      byteCount: text.utf8.count, metadata: metadata)
  }
}
