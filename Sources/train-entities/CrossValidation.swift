import Dispatch
import NamedEntities
import Synchronization

/// Measures by training several times, each time without another part of every set, and tagging that part.
///
/// A part is a run of neighbouring documents, so that pieces of one article stay together. All figures are of the
/// whole path: tagger, repairs, closed lists, second pass.
struct CrossValidation {
  /// A set of documents that is measured.
  struct Measured {
    let name: String
    let documents: [LabelledDocument]
    /// The part each document is in; nil for a set that is never trained on.
    let parts: [Int]?
  }

  let trainer: Trainer
  var sets: [Measured]
  let folds: Int

  /// The part of a document: neighbours share it.
  static func part(_ index: Int, of count: Int, folds: Int) -> Int { 1 + index * folds / max(1, count) }

  /// Prints a line for each set: F1 with its standard error over documents, then per kind.
  func run(threads: Int, show: String?) {
    let scores = Mutex([[Score]](repeating: [], count: sets.count))
    let next = Mutex(1)
    let only = self
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let fold = next.withLock { next in
          next += 1
          return next - 1
        }
        guard fold <= only.folds else { return }
        let found = only.measure(fold, show: show)
        scores.withLock { all in for set in all.indices { all[set] += found[set] } }
      }
    }
    report(scores.withLock { $0 })
  }

  private func report(_ scores: [[Score]]) {
    var sum = 0.0
    for (set, documents) in zip(sets, scores) {
      let name = set.name + String(repeating: " ", count: max(1, 20 - set.name.count))
      print(name, Score.sum(documents).line, "±", Score.standardError(documents))
      print(name, "lost:", Score.sum(documents).lossLine)
      sum += Score.sum(documents).f1
    }
    print("mean", (sum * 1000 / Double(sets.count)).rounded() / 10)
  }

  private func measure(_ fold: Int, show: String?) -> [[Score]] {
    var trainer = trainer
    trainer.isQuiet = true
    trainer.heldBack = [fold]
    let bytes = trainer.train()
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { unsafe room.deallocate() }
    unsafe room.copyBytes(from: bytes)
    guard let model = unsafe TagModel(UnsafeRawBufferPointer(room)) else {
      Files.stop("the model does not load")
    }
    return sets.map { set in
      set.documents.indices.filter { set.parts?[$0] ?? fold == fold }.map { index in
        let document = set.documents[index]
        let stream = TokenStream(document.bytes, in: Trainer.lines(document.bytes))
        let spans = Recogniser(stream, model: model).spans()
        if show == set.name { Errors.show(document, stream, spans) }
        var score = Score()
        score.add(spans.map { (stream.range(of: $0), $0.type) }, document)
        return score
      }
    }
  }
}

extension TokenStream {
  /// The bytes a name stands in.
  func range(of span: NameSpan) -> Range<Int> {
    Int(tokens[span.tokens.lowerBound].start)..<Int(tokens[span.tokens.upperBound - 1].end)
  }
}
