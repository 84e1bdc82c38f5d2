import FileAccess
import Testing

/// What must not stand in a place, and why.
struct Law: Sendable, CustomTestStringConvertible {
  let forbidden: String
  let places: [String]
  let exceptions: [String]
  let reason: String

  init(_ forbidden: String, in places: [String], except exceptions: [String] = [], because reason: String) {
    self.forbidden = forbidden
    self.places = places
    self.exceptions = exceptions
    self.reason = reason
  }

  var testDescription: String { "no `\(forbidden)` in \(places.joined(separator: ", ")): \(reason)" }

  /// Whether a line holds the forbidden words, not as the end of a longer name.
  func isBroken(by line: some StringProtocol) -> Bool {
    var rest = line[...]
    while let match = rest.firstRange(of: forbidden) {
      let before = line[..<match.lowerBound].last
      if forbidden.first == "." || !(before?.isLetter ?? false) { return true }
      rest = rest[match.upperBound...]
    }
    return false
  }

  static let all = [
    Law(
      "import Foundation", in: ["Sources", "Plugins"],
      because: "it doubles the time to the prompt and brings locale and hash order"),
    Law(
      "print(", in: ["Sources", "Plugins"],
      except: ["Sources/collate/", "Sources/LineEditing/", "Sources/train"],
      because: "answers are values; the program alone writes them"),
    Law(
      "import Glibc",
      in: [
        "Plugins", "Sources/CollateCore", "Sources/TextKernels", "Sources/PluginKit", "Sources/Claims",
        "Sources/Cleaning", "Sources/TextReuse", "Sources/NamedEntities", "Sources/Summarising",
        "Sources/TextSearch", "Sources/CommandLanguage", "Sources/SessionFile",
      ], because: "effects stay at the edges"),
    Law(
      "import Shell", in: ["Plugins", "Sources/PluginKit", "Sources/CollateCore"],
      because: "a plugin knows nothing of the shell"),
    Law("try!", in: ["Sources", "Plugins"], because: "input never ends the program"),
    Law("fatalError(", in: ["Sources", "Plugins"], because: "input never ends the program"),
    Law(
      ".replacing(\"", in: ["Sources", "Plugins"],
      except: ["Sources/Shell/Helping/", "Sources/Shell/Running/ArgumentReading.swift"],
      because: "to a string a mark with an accent behind it is another character, which is not replaced"),
    Law(".hashValue", in: ["Sources", "Plugins"], because: "it differs from run to run"),
    Law("Date()", in: ["Sources", "Plugins"], because: "no answer depends on the clock"),
    Law(".random(", in: ["Sources", "Plugins"], because: "the same input gives the same bytes"),
  ]
}

struct LawTests {
  @Test(arguments: Law.all)
  func `the law holds`(law: Law) throws {
    for place in law.places {
      for file in try InputFiles([place]).files where file.path.hasSuffix(".swift") {
        if law.exceptions.contains(where: { file.path.hasPrefix($0) }) { continue }
        let text = try String(decoding: file.bytes(), as: UTF8.self)
        let lines = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
        #expect(!lines.contains { law.isBroken(by: $0) }, "\(file.path): \(law.reason)")
      }
    }
  }
}
