/// A change to the corpus that a command asks for; the shell applies it, so that it can be undone and replayed.
public enum CorpusEdit: Sendable {
  /// Adds documents at the end.
  case add([Document])
  /// Puts new versions in the place of documents, by number.
  case replace([Int: Document])
  /// Leaves documents out of later commands, for a reason each.
  case setAside([Int: String])
  /// Takes documents back in.
  case restore([Int])
  /// Adds a decision.
  case decide(Decision)
  /// Names a selection, or forgets the name when there is none.
  case group(String, [Int]?)
}

extension Corpus {
  /// The corpus after an edit; document numbers that do not exist are passed over.
  public func applying(_ edit: CorpusEdit) -> Corpus {
    var next = self
    switch edit {
    case .add(let documents):
      // Without a copy where there are none yet.
      if next.documents.isEmpty { next.documents = documents } else { next.documents += documents }
    case .replace(let versions):
      for (number, document) in versions where documents.indices.contains(number - 1) {
        next.documents[number - 1] = document
      }
    case .setAside(let reasons):
      for (number, reason) in reasons where documents.indices.contains(number - 1) {
        next.setAside[number] = reason
      }
    case .restore(let numbers):
      for number in numbers { next.setAside[number] = nil }
    case .decide(let decision): next.decisions.append(decision)
    case .group(let name, let members): next.groups[name] = members
    }
    return next
  }
}
