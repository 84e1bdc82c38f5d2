import Glibc

/// Paths as text: where they lead from one folder to another.
///
/// Nothing is opened.
public enum FilePath {
  /// The folder relative paths start from; `.` when the system does not say.
  public static var currentFolder: String {
    guard let buffer = unsafe getcwd(nil, 0) else { return "." }
    defer { unsafe free(buffer) }
    return unsafe String(cString: buffer)
  }

  /// The folder a file lies in: `a/b` for `a/b/c`, `.` for `c`.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path as seen from a folder; an absolute path stays as it is.
  public static func joined(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    if path == "." || path.isEmpty { return folder }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// A path from the root, without `.` and `..`; links are not followed.
  public static func absolute(_ path: String) -> String {
    var names: [Substring] = []
    for name in joined(path.hasPrefix("/") ? "" : currentFolder, path).split(separator: "/") where name != "."
    {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return "/" + names.joined(separator: "/")
  }

  /// How a path is written from a folder: `../news/a.txt`; `.` for the folder itself.
  public static func relative(_ path: String, to folder: String) -> String {
    let target = absolute(path).split(separator: "/")
    let start = absolute(folder).split(separator: "/")
    let common = zip(target, start).prefix { $0 == $1 }.count
    let names = [Substring](repeating: "..", count: start.count - common) + target[common...]
    return names.isEmpty ? "." : names.joined(separator: "/")
  }
}

/// Where the files that arguments name really lie, when a session is run again from another place.
public enum InputPlace: Sendable, Equatable {
  /// Where they say.
  case asNamed
  /// Relative arguments start at this folder.
  case folder(String)
  /// This folder or file stands for the one an argument names.
  case substitute(String)

  /// The path to look at for an argument.
  func location(of argument: String) -> String {
    switch self {
    case .asNamed: argument
    case .folder(let folder): argument == "-" ? argument : FilePath.joined(folder, argument)
    case .substitute(let path): path + substituted(argument).rest
    }
  }

  /// A path found there, as if it had been found where the argument says.
  func shown(_ path: String, for argument: String) -> String {
    switch self {
    case .asNamed: return path
    case .folder(let folder):
      let prefix = FilePath.joined(folder, "x").dropLast()
      return !argument.hasPrefix("/") && path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    case .substitute(let place):
      return path.hasPrefix(place) ? substituted(argument).prefix + path.dropFirst(place.count) : path
    }
  }

  /// The part of an argument that the substitute stands for, and what follows: a pattern, or a file inside it.
  private func substituted(_ argument: String) -> (prefix: String, rest: String) {
    guard case .substitute(let place) = self else { return (argument, "") }
    if let pattern = PathPattern(Array(argument.utf8)) {
      let prefix = String(decoding: pattern.folder, as: UTF8.self)
      return prefix == "." ? ("", "/" + argument) : (prefix, String(argument.dropFirst(prefix.count)))
    }
    let name = argument.split(separator: "/").last.map { "/" + $0 } ?? ""
    guard !name.isEmpty, SystemCall.status(of: Array((place + name).utf8))?.isFile == true else {
      return (argument, "")
    }
    return (String(argument.dropLast(name.count)), name)
  }
}
