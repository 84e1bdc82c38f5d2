public import PluginKit
import Cleaning

extension Plugin {
  /// Tells the article on a page from what surrounds it.
  public static let clean = Plugin(
    "clean", version: "8", "tells the article on a page from what surrounds it",
    commands: [.clean, .keep, .discard],
    preparers: [
      Preparer("clean") { documents, corpus, context throws(CommandError) in
        try Cleaner().clean(documents, beside: corpus.documents, in: context)
      }
    ])
}
