public import PluginKit
import Shell

/// What every plugin promises, checked by running it: bundled ones and yours alike.
public enum Promises {
  /// The promises a plugin breaks, in words; none for a sound one.
  ///
  /// Every command has a name, summary and examples; every example runs on the sample corpus, prints the same with
  /// one thread and four, and does not fail on an empty corpus with anything but a clear message.
  public static func broken(by plugin: Plugin, among plugins: [Plugin], sample: String) -> [String] {
    plugin.commands.flatMap { command in
      paper(command.manual)
        + command.manual.examples.flatMap { trial($0, of: command.manual, plugins, sample) }
    }
  }

  private static func paper(_ manual: Manual) -> [String] {
    var broken: [String] = []
    let isWord = manual.name.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 }
    if !isWord { broken.append("\(manual.name): a command's name is lower-case letters") }
    if manual.summary.isEmpty || manual.summary.hasSuffix(".") {
      broken.append("\(manual.name): the summary is one verb phrase without a full stop")
    }
    if manual.examples.isEmpty { broken.append("\(manual.name): there is no example") }
    for option in manual.options where option.help.isEmpty {
      broken.append("\(manual.name): --\(option.name) has no help")
    }
    return broken
  }

  private static func trial(_ example: String, of manual: Manual, _ plugins: [Plugin], _ sample: String)
    -> [String]
  {
    let script = example.contains("load ") ? example : "load \(sample)\n\(example)"
    let once = Run(script, format: "json", threads: 1, plugins: plugins)
    let again = Run(script, format: "json", threads: 4, plugins: plugins)
    var broken: [String] = []
    if let error = once.error { broken.append("\(manual.name): `\(example)` fails: \(error.message)") }
    if once.answers != again.answers {
      broken.append("\(manual.name): `\(example)` prints other bytes with four threads")
    }
    let empty = Run(example.contains("load ") ? "" : example, format: "json", plugins: plugins)
    if let error = empty.error, error.message.isEmpty {
      broken.append("\(manual.name): `\(example)` fails on an empty corpus without a message")
    }
    return broken
  }
}
