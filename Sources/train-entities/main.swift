import Glibc
import NamedEntities

// train-entities --data DIR --clusters FILE --names DIR --patterns DIR --out FILE
// With --folds N instead of --out it measures: N trainings, each without another part of every set.
//   --only NAMES   sets that are read, by the beginnings of their names
//   --without SET  a set that is measured and never trained on
//   --test DIR     CoNLL files that are measured and never trained on
//   --quick        one perceptron over all features, for comparing
//   --show SET     prints its sentences with what was found beside what is right
// train-entities --speed FILE measures how fast the shipped model finds the names of a text.

let options = Options(CommandLine.arguments.dropFirst(), flags: ["--quick"])
if let path = options["--speed"], let model = TagModel.shipped {
  Speed.measure(path, model)
  exit(0)
}
guard let data = options["--data"], let clusterFile = options["--clusters"], let names = options["--names"]
else { Files.stop("usage: train-entities --data DIR --clusters FILE --names DIR --patterns DIR --out FILE") }

var trainer = Trainer(clusters: Lists.clusters(Files.text(clusterFile)), lists: Lists.table(names: names))
trainer.rounds = options.number("--rounds", trainer.rounds)
trainer.margin = Int32(options.number("--margin", Int(trainer.margin)))
trainer.leastCount = UInt32(options.number("--least", Int(trainer.leastCount)))
trainer.buckets = options.number("--buckets", trainer.buckets)
trainer.dropout = UInt64(options.number("--dropout", Int(trainer.dropout)))
trainer.noise = options.number("--noise", trainer.noise)
trainer.mixture = options.number("--mixture", trainer.mixture)
trainer.isQuick = options["--quick"] != nil
let folds = options.number("--folds", 0)
let only = options["--only"].map { $0.split(separator: ",").map(String.init) }
let without = (options["--without"] ?? "").split(separator: ",").map(String.init)
var measured: [CrossValidation.Measured] = []
for set in TrainingSet.all where only?.contains(where: set.name.hasPrefix) ?? true {
  var documents = CoNLL.documents(Files.text("\(data)/\(set.name)/train.conll"))
  let dev = "\(data)/\(set.name)/dev.conll"
  if Files.exists(dev) { documents += CoNLL.documents(Files.text(dev)) }
  if without.contains(set.name) {
    measured.append(.init(name: set.name + "*", documents: documents, parts: nil))
    continue
  }
  let parts = documents.indices.map {
    folds == 0 ? 0 : CrossValidation.part($0, of: documents.count, folds: folds)
  }
  for (document, part) in zip(documents, parts) {
    trainer.add([document], weight: set.weight, hasOther: set.hasOther, part: part)
  }
  measured.append(.init(name: set.name, documents: documents, parts: parts))
}
if let patterns = options["--patterns"] {
  for (language, documents) in Invented.documents(patterns: patterns, names: names, seed: 1, part: 1)
  where options["--languages"]?.contains(language) ?? true {
    trainer.add(documents, weight: 1, hasOther: ["english", "wire", "turkish"].contains(language))
  }
}
for file in (options["--test"] ?? "").split(separator: ",") {
  let name = file.split(separator: "/").last.map(String.init) ?? ""
  measured.append(
    .init(name: name + "*", documents: CoNLL.documents(Files.text(String(file))), parts: nil))
}
if folds > 0 {
  trainer.number()
  let validation = CrossValidation(trainer: trainer, sets: measured, folds: folds)
  validation.run(threads: options.number("--threads", 2), show: options["--show"])
} else if let out = options["--out"] {
  let bytes = trainer.train()
  Files.write(bytes, to: out)
  print("\(bytes.count) bytes")
}
