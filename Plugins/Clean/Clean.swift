public import PluginKit
import Cleaning

extension Plugin {
  /// Tells the article on a page from what surrounds it.
  public static let clean = Plugin(
    "clean", version: "2", "tells the article on a page from what surrounds it",
    commands: [.clean, .keep, .discard],
    preparers: [
      Preparer("clean") { documents, corpus, context throws(CommandError) in
        try Cleaner().clean(documents, beside: corpus.documents, in: context)
      }
    ])
}

extension Cleaner {
  /// New versions of documents with every line judged, worked out on all threads.
  ///
  /// What an outlet repeats is learned from them and from its documents among `others`.
  func clean(
    _ documents: [Document], beside others: [Document], in context: RunContext
  ) throws(CommandError) -> [Document] {
    let cleaned = try context.map(documents) { clean($0) }
    var furniture = OutletFurniture()
    for document in others { furniture.learn(document) }
    for document in cleaned { furniture.learn(document) }
    let learned = furniture
    return try context.map(cleaned) { learned.clean($0) }
  }
}
