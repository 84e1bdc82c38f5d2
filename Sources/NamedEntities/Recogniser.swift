/// A run of tokens that is a name.
package struct NameSpan {
  /// Its tokens.
  package var tokens: Range<Int>
  /// What it names.
  package var type: EntityType
  /// The rule that found it.
  var reason: String
  /// What it stands for, where it is not meant itself.
  var metonym: Metonym?
}

/// Finds the names of a text: the tagger sentence by sentence, then the lists, then the document as a whole.
package struct Recogniser {
  private let stream: TokenStream
  private let model: TagModel?
  private let matcher = PhraseMatcher()

  /// A recogniser of a text's names with the weights of a model.
  package init(_ stream: TokenStream, model: TagModel? = .shipped) {
    self.stream = stream
    self.model = model
  }

  /// The names of the text, in order, without overlap.
  package func spans() -> [NameSpan] {
    var spans: [NameSpan] = []
    if let model {
      var tagger = Tagger(model)
      let repair = SpanRepair(stream, lists: model.lists)
      for sentence in stream.sentences {
        for span in tagger.names(in: stream, sentence) {
          let end = spans.suffix(4).last { $0.type != .other }?.tokens.upperBound ?? 0
          let repaired = repair.repaired(span, sentence.language, behind: end)
          while let last = spans.last, let first = repaired.first, last.tokens.overlaps(first.tokens) {
            spans.removeLast()
          }
          spans += repaired
        }
      }
    }
    spans = OfficeRule(stream).completed(TitleRule(stream).completed(listed(spans)))
    spans = AcronymRule(stream).completed(SecondPass(stream).revised(spans))
    if let model {
      spans = CompanyRule(stream, lists: model.lists).revised(spans)
      spans = PlaceRule(stream, lists: model.lists).revised(spans)
    }
    spans = VesselRule(stream).revised(spans)
    return MetonymRule(stream).marked(spans)
  }

  /// The names with what the closed lists know: the kind of a place the tagger is wrong about, names it missed.
  private func listed(_ tagged: [NameSpan]) -> [NameSpan] {
    var spans: [NameSpan] = []
    var rest = tagged[...]
    for sentence in stream.sentences {
      var matches = matcher.matches(in: stream, sentence.tokens)[...]
      while let span = rest.first, span.tokens.lowerBound < sentence.tokens.upperBound {
        rest.removeFirst()
        while let match = matches.first, match.tokens.upperBound <= span.tokens.lowerBound {
          matches.removeFirst()
          addMissed(match, to: &spans)
        }
        spans.append(matches.first.map { corrected(span, $0) } ?? span)
        while let match = matches.first, match.tokens.lowerBound < span.tokens.upperBound {
          matches.removeFirst()
        }
      }
      for match in matches { addMissed(match, to: &spans) }
    }
    return spans
  }

  private func corrected(_ span: NameSpan, _ match: PhraseMatcher.Match) -> NameSpan {
    let name = KnownNames.shared.names[match.name]
    guard match.tokens == span.tokens, name.isSure, span.type != name.type else { return span }
    return NameSpan(tokens: span.tokens, type: name.type, reason: "listed as \(name.canonical)")
  }

  private func addMissed(_ match: PhraseMatcher.Match, to spans: inout [NameSpan]) {
    let name = KnownNames.shared.names[match.name]
    guard name.isSure else { return }
    spans.append(NameSpan(tokens: match.tokens, type: name.type, reason: "listed as \(name.canonical)"))
  }
}
