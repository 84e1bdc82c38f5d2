// Learns the weights of the summariser from texts with summaries written by people.
//
// usage: train-summaries [--check] [--raw] FOLDER:WORDS[:WEIGHT]…
// FOLDER holds documents.jsonl {id, text, title…} and summaries.jsonl {documents, references}; WORDS is the length,
// WEIGHT how much a cluster of the folder counts. --raw leaves out the cleaning that `load` does.
// Without --check it writes the weights to standard output; with it, it only says how they do on clusters they
// were not learned from (five folds). The figures go to standard error.
import Glibc
import Summarising

let options = CommandLine.arguments.dropFirst().filter { $0.hasPrefix("--") }
var clusters: [TrainingCluster] = []
for argument in CommandLine.arguments.dropFirst() where !argument.hasPrefix("--") {
  let parts = argument.split(separator: ":")
  do {
    clusters += try TrainingCluster.read(
      folder: String(parts.first ?? ""), words: parts.count > 1 ? Int(parts[1]) ?? 60 : 60,
      weight: parts.count > 2 ? Double(parts[2]) ?? 1 : 1, isRaw: options.contains("--raw"))
  } catch {
    Report.line("train-summaries: \(argument): \(error)")
    exit(1)
  }
}
guard !clusters.isEmpty else {
  Report.line("usage: train-summaries [--check] [--raw] FOLDER:WORDS[:WEIGHT]…")
  exit(2)
}
let training = Training(clusters)
training.check()
if !options.contains("--check") { for line in training.model().lines { Report.line(line, to: 1) } }
