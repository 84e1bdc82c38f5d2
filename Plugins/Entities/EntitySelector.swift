import NamedEntities
import PluginKit

extension Selector {
  /// `entity:"Sergei Lavrov"`: the documents that name someone or something, under any of its forms.
  static let entity = Selector(
    "entity", "documents that name it, in any form or script",
    select: { (value, corpus, context) throws(CommandError) in
      let index = try EntityIndex(corpus, documents: corpus.active, in: context)
      guard let entity = index.entity(named: value) else { return [] }
      return index.entities[entity].documents
    },
    values: { corpus, context in
      (try? EntityIndex(corpus, documents: corpus.active, in: context))?.entities.map(\.name)
        ?? []
    })
}
