import PluginKit
import Shell

/// What the program was asked to do on its command line.
struct Invocation {
  /// Where commands come from.
  enum Input: Equatable {
    case standardInput
    case file(String)
    case text(String)
  }

  var input = Input.standardInput
  /// Files to load before the first command.
  var paths: [String] = []
  /// Words that form one command of the language: `replay s.json`.
  var command: [String]?
  var format: String?
  var color = "auto"
  var isQuiet = false
  var keepsGoing = false
  var isSafe = false
  var readsConfiguration = true
  var configuration: String?
  var threads: Int?
  var showsVersion = false
  var isPlain = false
  /// Whether lines of a script are said on standard error before they run.
  var echoes = false
  var recovers = false

  /// Words that, standing first, are a command and not a file.
  static let commands = GlobalOption.commands.map { $0.name }

  /// Reads the arguments after the program's name; throws `.usage` for what it does not know.
  init(_ arguments: [String]) throws(CommandError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if command != nil {
        command?.append(argument)
      } else if argument == "--" {
        paths += rest
        return
      } else if argument == "-" || !argument.hasPrefix("-") {
        if paths.isEmpty, Invocation.commands.contains(argument) {
          command = [argument]
        } else {
          paths.append(argument)
        }
      } else {
        try take(argument, from: &rest)
      }
    }
  }

  private mutating func take(_ argument: String, from rest: inout ArraySlice<String>) throws(CommandError) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    let name = argument.hasPrefix("--") ? parts[0] : argument
    let attached = argument.hasPrefix("--") && parts.count > 1 ? parts[1] : nil
    switch name {
    case "--quiet", "-q": isQuiet = true
    case "--keep-going", "-k": keepsGoing = true
    case "--safe": isSafe = true
    case "--plain": isPlain = true
    case "--echo": echoes = true
    case "--recover": recovers = true
    case "--no-config": readsConfiguration = false
    case "--version": showsVersion = true
    case "--help", "-h": command = ["help", "program"]
    default: try takeValue(name, attached ?? rest.popFirst())
    }
  }

  private static let valued = [
    "-f", "-c", "--format", "--color", "--threads", "--config", "--store", "--plugin",
  ]

  private mutating func takeValue(_ name: String, _ value: String?) throws(CommandError) {
    guard Invocation.valued.contains(name) else {
      throw CommandError(.usage, "unknown option \(name)", hint: "Type collate --help.")
    }
    guard let value else { throw CommandError(.usage, "\(name) needs a value") }
    switch name {
    case "-f": input = value == "-" ? .standardInput : .file(value)
    case "-c": input = .text(value)
    case "--format": format = value
    case "--color":
      guard ["auto", "always", "never"].contains(value) else {
        throw CommandError(.usage, "--color must be auto, always or never, but is \(value)")
      }
      color = value
    case "--threads":
      guard let count = Int(value), (1...1024).contains(count) else {
        throw CommandError(.usage, "--threads must be a whole number from 1 to 1024, but is \(value)")
      }
      threads = count
    case "--config": configuration = value
    default:
      throw CommandError(.usage, "\(name) is not supported by this build")
    }
  }
}
