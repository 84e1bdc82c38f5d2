import FileAccess
import Glibc

/// The user's configuration file.
enum Configuration {
  /// `$XDG_CONFIG_HOME/collate/config`, or `~/.config/collate/config`.
  static var standardPath: String {
    if let folder = Environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      return folder + "/collate/config"
    }
    return (Environment["HOME"] ?? "") + "/.config/collate/config"
  }

  /// The text of a file, or nil when it cannot be read.
  static func text(of path: String) -> String? {
    do throws(FileError) {
      guard let file = try InputFiles([path]).files.first else { return nil }
      return try String(decoding: file.bytes(limit: 1 << 20), as: UTF8.self)
    } catch { return nil }
  }
}

/// The environment of the process; no answer depends on it.
enum Environment {
  /// The value of a variable; nil when it is not set or empty.
  static subscript(name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}
