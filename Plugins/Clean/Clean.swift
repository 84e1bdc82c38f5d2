public import PluginKit
import Cleaning

extension Plugin {
  /// Tells the article on a page from what surrounds it.
  public static let clean = Plugin(
    "clean", version: "1", "tells the article on a page from what surrounds it",
    commands: [.clean, .keep, .discard],
    preparers: [
      Preparer("clean") { documents, _, context throws(CommandError) in
        try Cleaner().clean(documents, in: context)
      }
    ])
}

extension Cleaner {
  /// New versions of documents with every line judged, worked out on all threads.
  func clean(_ documents: [Document], in context: RunContext) throws(CommandError) -> [Document] {
    try context.map(documents) { clean($0) }
  }
}
