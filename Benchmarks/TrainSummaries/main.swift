// Learns the weights of the summariser from texts with summaries written by people.
//
// usage: train-summaries [--check] [FOLDER:WORDS…]
// FOLDER holds documents.jsonl {id, text, title…} and summaries.jsonl {documents, references}; WORDS is the length.
// Without --check it writes the weights to standard output; with it, it only says how they do on clusters they
// were not learned from (five folds). The figures go to standard error.
import Summarising

var arguments = Array(CommandLine.arguments.dropFirst())
let isCheck = arguments.first == "--check"
if isCheck { arguments.removeFirst() }
let clusters = try arguments.flatMap { argument -> [TrainingCluster] in
  let parts = argument.split(separator: ":")
  return try TrainingCluster.read(folder: String(parts[0]), words: parts.count > 1 ? Int(parts[1]) ?? 60 : 60)
}
let training = Training(clusters)
training.check()
if !isCheck { for line in training.model().lines { Report.line(line, to: 1) } }
