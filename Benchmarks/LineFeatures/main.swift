// Writes what the line classifiers know of each line of some pages, for the scripts that train them.
//
// usage: LineFeatures PAGES.jsonl OUT          records with `lines`: plain text
//        LineFeatures --markup PAGES.jsonl OUT records with `html`
// OUT holds a 32-bit number for each, line after line; OUT.names holds their names. With --markup, OUT.lines holds
// for each line that is not blank the number of its record and its text, separated by a tab.
import Cleaning
import CollateCore
import FileAccess
import Glibc
import JSONCoding
import PluginKit
import Readers

var arguments = CommandLine.arguments.dropFirst()
let isMarkup = arguments.first == "--markup"
if isMarkup { arguments = arguments.dropFirst() }
guard arguments.count == 2, let input = arguments.first, let output = arguments.last else {
  print("usage: LineFeatures [--markup] PAGES.jsonl OUT")
  exit(2)
}
do {
  try isMarkup ? writeMarkupFeatures(of: input, to: output) : writeLineFeatures(of: input, to: output)
} catch {
  _ = DurableWrite.writeAll(Array("LineFeatures: \(input): \(error)\n".utf8), to: STDERR_FILENO)
  exit(1)
}

/// Writes the features of the lines of web pages, and the lines.
func writeMarkupFeatures(of input: String, to output: String) throws {
  guard let importer = Plugin.readers.importers.first(where: { $0.name == "jsonl" }) else { exit(1) }
  let read = try importer.read(Source(bytes: try bytes(of: input), path: input, id: input), RunContext())
  var numbers: [Float] = []
  var texts: [UInt8] = []
  for (index, document) in read.documents.enumerated() {
    let (values, lines) = MarkupFeatures.ofDocument(document)
    numbers += values
    for line in lines {
      let text = document.text[document.lines[line].range].split { $0 == "\t" }.joined(separator: " ")
      texts += Array("\(index)\t\(text)\n".utf8)
    }
  }
  try DurableWrite.write(texts, to: output + ".lines")
  try write(numbers, MarkupFeatures.names, to: output)
}

/// Writes the features of the lines of plain texts.
func writeLineFeatures(of input: String, to output: String) throws {
  var numbers: [Float] = []
  for record in try bytes(of: input).split(separator: 0x0A) {
    let lines = try JSONValue.parse(Array(record))["lines"]?.array?.compactMap(\.string) ?? []
    let text = Text(lines.joined(separator: "\n") + "\n")
    numbers += LineFeatures.ofEveryLine(
      Document(id: "", path: "", text: text, sha256: "", byteCount: 0))
  }
  try write(numbers, LineFeatures.names, to: output)
}

func bytes(of path: String) throws -> [UInt8] { try InputFiles([path]).files.first?.bytes() ?? [] }

func write(_ numbers: [Float], _ names: [String], to output: String) throws {
  try DurableWrite.write(unsafe numbers.withUnsafeBytes { unsafe Array($0) }, to: output)
  try DurableWrite.write(Array(names.joined(separator: "\n").utf8), to: output + ".names")
}
