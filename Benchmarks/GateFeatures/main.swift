// Writes what the event gate counts of pairs of documents, for the script that learns its weights.
//
// usage: GateFeatures DOCUMENTS.jsonl [statements]
// With `statements` it writes what the rule for what only one outlet reports counts: document, range in bytes, numbers. Else:
// Each line of standard input holds the ids of documents to be read as one corpus, then a tab, then `id id` for every
// pair wanted, with tabs between. For each pair a line is written: the two ids, the features, the probability and
// whether the gate puts them into one event, with tabs between.
import Claims
import CollateCore
import FileAccess
import Glibc
import PluginKit
import Readers

guard [2, 3].contains(CommandLine.arguments.count),
  let importer = Plugin.readers.importers.first(where: { $0.name == "jsonl" })
else {
  print("usage: GateFeatures DOCUMENTS.jsonl [statements]")
  exit(2)
}
let path = CommandLine.arguments[1]
var documents: [Document] = []
do {
  let bytes = try InputFiles([path]).files.first?.bytes() ?? []
  documents = try importer.read(Source(bytes: bytes, path: path, id: path), RunContext()).documents
} catch {
  _ = DurableWrite.writeAll(Array("GateFeatures: \(path): \(error)\n".utf8), to: STDERR_FILENO)
  exit(1)
}
if CommandLine.arguments.last == "statements" {
  let corpus = Corpus().applying(.add(documents))
  let compared = try Comparison(corpus.active, in: corpus, by: .source, context: RunContext())
  for (place, values) in compared.omissionEvidence() {
    let range = "\(place.range.lowerBound)\t\(place.range.upperBound)"
    print(corpus[place.doc].id, range, values.map { "\($0)" }.joined(separator: "\t"), separator: "\t")
  }
  exit(0)
}
let byID = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
while let line = readLine() {
  let fields = line.split(separator: "\t")
  let ids = (fields.first ?? "").split(separator: " ").map(String.init)
  let corpus = Corpus().applying(.add(ids.compactMap { byID[$0] }))
  let numbers = Dictionary(ids.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
  let gate = try EventGate(of: corpus.active, in: corpus, context: RunContext())
  let events = gate.eventOfDocument
  if fields.count == 2, fields[1] == "*" {
    for (a, b) in gate.candidatePairs() {
      let values = gate.evidence(a, b) + [gate.probability(a, b), events[a] == events[b] ? 1 : 0]
      print(ids[a - 1], ids[b - 1], values.map { "\($0)" }.joined(separator: "\t"), separator: "\t")
    }
    continue
  }
  for pair in fields.dropFirst() {
    let two = pair.split(separator: " ").map(String.init)
    guard two.count == 2, let a = numbers[two[0]], let b = numbers[two[1]] else { continue }
    let values = gate.evidence(a, b) + [gate.probability(a, b), events[a] == events[b] ? 1 : 0]
    print(two[0], two[1], values.map { "\($0)" }.joined(separator: "\t"), separator: "\t")
  }
}
