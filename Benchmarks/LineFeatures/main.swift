// Writes what the line classifier knows of each line of some pages, for the script that trains it.
//
// usage: LineFeatures PAGES.jsonl OUT   (records with `lines`)
// OUT.names holds the names of the numbers; OUT holds a 32-bit number for each, line after line.
import Cleaning
import CollateCore
import FileAccess
import Glibc
import JSONCoding

guard CommandLine.arguments.count == 3, let file = try InputFiles([CommandLine.arguments[1]]).files.first
else {
  print("usage: LineFeatures PAGES.jsonl OUT")
  exit(2)
}
var numbers: [Float] = []
for record in try file.bytes().split(separator: 0x0A) {
  let lines = try JSONValue.parse(Array(record))["lines"]?.array?.compactMap(\.string) ?? []
  let text = Text(lines.joined(separator: "\n") + "\n")
  let document = Document(id: "", path: "", text: text, sha256: "", byteCount: 0)
  numbers += LineFeatures.ofEveryLine(document)
}
let bytes = unsafe numbers.withUnsafeBytes { unsafe Array($0) }
try DurableWrite.write(bytes, to: CommandLine.arguments[2])
try DurableWrite.write(
  Array(LineFeatures.names.joined(separator: "\n").utf8), to: CommandLine.arguments[2] + ".names")
