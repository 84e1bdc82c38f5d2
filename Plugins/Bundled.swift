private import Clean
private import Compare
private import Dedupe
private import Entities
private import Explore
public import PluginKit
private import Readers
private import Rows
private import Summarise
private import Writers

/// Every plugin that comes with collate, in the order of the manual.
public let bundledPlugins: [Plugin] = [
  .readers, .writers, .clean, .explore, .rows, .dedupe, .entities, .summarise, .compare,
]
