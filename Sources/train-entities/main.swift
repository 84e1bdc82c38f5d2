import Glibc
import NamedEntities

// train-entities --data DIR --clusters FILE --names DIR --patterns DIR --out FILE [--dev] [--show SET]
// With --dev it keeps a part back, trains on the rest and says how well the model does on that part.
// train-entities --speed FILE measures how fast the shipped model finds the names of a text.

var options: [String: String] = [:]
var arguments = CommandLine.arguments.dropFirst()
while let name = arguments.popFirst() {
  if name == "--dev" { options[name] = "" } else { options[name] = arguments.popFirst() ?? "" }
}
if let path = options["--speed"], options["--data"] == nil, let model = TagModel.shipped {
  Speed.measure(path, model)
  exit(0)
}
guard let data = options["--data"], let clusterFile = options["--clusters"], let names = options["--names"],
  let out = options["--out"]
else { Files.stop("usage: train-entities --data DIR --clusters FILE --names DIR --out FILE [--dev]") }

var trainer = Trainer(clusters: Lists.clusters(Files.text(clusterFile)), lists: Lists.table(names: names))
if let rounds = options["--rounds"].flatMap({ Int($0) }) { trainer.rounds = rounds }
if let margin = options["--margin"].flatMap({ Int32($0) }) { trainer.margin = margin }
if let least = options["--least"].flatMap({ UInt32($0) }) { trainer.leastCount = least }
if let buckets = options["--buckets"].flatMap({ Int($0) }) { trainer.buckets = buckets }
if let dropout = options["--dropout"].flatMap({ UInt64($0) }) { trainer.dropout = dropout }
if let miss = options["--miss"].flatMap({ Int32($0) }) { trainer.missMargin = miss }
if let mixture = options["--mixture"].flatMap({ Int($0) }) { trainer.mixture = mixture }
let isDev = options["--dev"] != nil
let only = options["--only"].map { $0.split(separator: ",").map(String.init) }
var tests: [(String, [LabelledDocument])] = []
for set in TrainingSet.all where only?.contains(where: set.name.hasPrefix) ?? true {
  var documents = CoNLL.documents(Files.text("\(data)/\(set.name)/train.conll"))
  let dev = "\(data)/\(set.name)/dev.conll"
  if Files.exists(dev) {
    let held = CoNLL.documents(Files.text(dev))
    if isDev { tests.append((set.name, held)) } else { documents += held }
  } else if isDev {
    let cut = documents.count * 4 / 5
    tests.append((set.name, Array(documents[cut...])))
    documents = Array(documents[..<cut])
  }
  trainer.add(documents, weight: set.weight, hasOther: set.hasOther)
}
if let patterns = options["--patterns"] {
  for (language, documents) in Invented.documents(patterns: patterns, names: names, seed: 1, part: 1) {
    trainer.add(documents, weight: 1, hasOther: ["english", "turkish"].contains(language))
  }
  for (language, documents) in Invented.documents(patterns: patterns, names: names, seed: 2, part: 0.1) {
    tests.append(("invented-\(language)", documents))
  }
}
let bytes = trainer.train()
Files.write(bytes, to: out)
print("\(bytes.count) bytes")

let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
unsafe room.copyBytes(from: bytes)
guard let model = unsafe TagModel(UnsafeRawBufferPointer(room)) else { Files.stop("the model does not load") }
if let path = options["--speed"] { Speed.measure(path, model) }
for (name, documents) in tests {
  var tagger = Tagger(model)
  var alone = Score()
  var whole = Score()
  for document in documents {
    let stream = TokenStream(document.bytes, in: Trainer.lines(document.bytes))
    let named = { (span: NameSpan) in
      (
        Int(stream.tokens[span.tokens.lowerBound].start)..<Int(stream.tokens[span.tokens.upperBound - 1].end),
        span.type
      )
    }
    alone.add(stream.sentences.flatMap { tagger.names(in: stream, $0) }.map(named), document)
    let spans = Recogniser(stream, model: model).spans()
    whole.add(spans.map(named), document)
    if options["--show"] == name { Errors.show(document, stream, spans) }
  }
  print(name, "tagger", alone.line)
  print(name, "whole ", whole.line)
}
