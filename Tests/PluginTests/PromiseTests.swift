import Bundled
import CollateTesting
import PluginKit
import Testing

/// The promises of every bundled plugin, among them that its examples run.
struct PromiseTests {
  @Test(arguments: bundledPlugins.map(\.name))
  func `a plugin keeps its promises`(name: String) throws {
    let plugin = try #require(bundledPlugins.first { $0.name == name })
    let broken = Promises.broken(by: plugin, among: bundledPlugins, sample: "Sessions/corpora/harbour")
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }
}
