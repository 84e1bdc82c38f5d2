import Bundled
import CollateTesting
import JSONCoding
import PluginKit
import Testing

@testable import Shell

/// The manual: complete, searchable, and with examples that work.
struct ManualTests {
  private static let registry = Registry(bundledPlugins)

  static let examples = registry.manuals.flatMap(\.examples)

  @Test(arguments: examples)
  func `an example of the manual runs on the sample corpus`(example: String) {
    let script = example.contains("load ") ? example : "load Sessions/corpora/harbour\n" + example
    let run = Run(script)
    // Whether the saved session still gives its answers is for other tests to say.
    let error = run.error?.kind == .drift ? nil : run.error
    #expect(error == nil, "\(error?.message ?? "")")
  }

  @Test func `every page is found by its name and by a word of its summary`() {
    for manual in Self.registry.manuals {
      #expect(Self.registry.apropos([manual.name]).contains { $0.name == manual.name })
      let word = manual.summary.split(separator: " ").max { $0.count < $1.count } ?? ""
      #expect(Self.registry.apropos([String(word)]).contains { $0.name == manual.name })
    }
    #expect(Self.registry.apropos(["NO-SUCH-WORD"]).isEmpty)
  }

  @Test func `topics are listed and have a page`() throws {
    let list = try Self.registry.page("topics")
    for topic in Topic.all {
      #expect(list.contains(topic.summary))
      #expect(try Self.registry.page(topic.name).contains(topic.summary))
      #expect(topic.text.split(separator: "\n").allSatisfy { $0.count <= 98 })
    }
  }

  @Test func `the page of the program has its options and exit codes, and so has the man page`() throws {
    let page = try Self.registry.page("program")
    for option in GlobalOption.all { #expect(page.contains(option.name) && page.contains(option.help)) }
    for exit in Topic.exitCodes {
      #expect(page.contains(exit.help) && Self.registry.manPage.contains(exit.help))
    }
  }

  @Test func `the man page shows no raw control line`() {
    let allowed = [".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi", ".nh", ".br", ".B "]
    for line in Self.registry.manPage.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'")
    {
      #expect(allowed.contains { line.hasPrefix($0) }, "\(line)")
    }
  }

  @Test func `the manual as JSON can be read back`() throws {
    let bytes = JSONWriter.canonical(Self.registry.manualJSON)
    let commands = try #require(try JSONValue.parse(bytes)["commands"]?.array)
    #expect(commands.compactMap { $0["name"]?.string } == Self.registry.manuals.map(\.name))
  }
}
