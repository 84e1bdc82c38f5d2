import Glibc

/// A file to load: where it is, and what its document is called when the file is one document.
public struct InputFile: Sendable, Equatable {
  /// The path as a person would name it; `-` is standard input.
  public internal(set) var path: String
  /// Its path relative to the folder that was named, or its own name when it was named itself.
  public internal(set) var id: String
  /// The path as the system knows it; differs from `path` when the name is not UTF-8.
  let location: [UInt8]

  init(location: [UInt8], id: ArraySlice<UInt8>) {
    self.location = location
    self.id = String(decoding: id, as: UTF8.self)
    path = String(decoding: location, as: UTF8.self)
  }

  /// Standard input, called `stdin`.
  public static let standardInput = InputFile(location: Array("-".utf8), id: Array("stdin".utf8)[...])

  /// Whether it is standard input.
  public var isStandardInput: Bool { self == .standardInput }
}

/// The files that some arguments stand for, in the order to load them.
public struct InputFiles: Sendable, Equatable {
  /// The files: in the order of the arguments, those of a folder or pattern in byte order of their paths.
  public internal(set) var files: [InputFile] = []
  /// What was passed over and why: a FIFO, a link back to a folder above, a folder that may not be read.
  public internal(set) var notices: [String] = []
  private let followsLinks: Bool

  /// The files that paths, folders and patterns (`*`, `?`, `[a-z]`, `**` for folders in between) stand for.
  ///
  /// Folders are walked to the bottom, each once; names that start with a dot are passed over, and so are symbolic
  /// links that lead out of the folder, unless `followsLinks`. Nothing is opened but folders. Throws when an argument names nothing, or a thing that is
  /// neither file nor folder. O(files · log files).
  public init(
    _ arguments: [String], at place: InputPlace = .asNamed, followsLinks: Bool = false
  ) throws(FileError) {
    self.followsLinks = followsLinks
    for argument in arguments {
      if argument == "-" {
        files.append(.standardInput)
      } else {
        try add(argument, at: place)
      }
    }
    separateEqualIDs()
  }

  /// Adds what an argument stands for, looked up at the place and shown as the argument names it.
  private mutating func add(_ argument: String, at place: InputPlace) throws(FileError) {
    guard place != .asNamed else { return try add(argument) }
    let (oldFiles, oldNotices) = (files.count, notices.count)
    do throws(FileError) { try add(place.location(of: argument)) } catch {
      throw FileError(error.kind, path: argument, reason: error.reason)
    }
    for index in oldFiles..<files.count { files[index].path = place.shown(files[index].path, for: argument) }
    for index in oldNotices..<notices.count { notices[index] = place.shown(notices[index], for: argument) }
  }

  private mutating func add(_ argument: String) throws(FileError) {
    let location = Array(argument.utf8)
    guard !location.isEmpty, !location.contains(0) else {
      throw FileError(.missing, path: argument, reason: "no file can have this name")
    }
    guard let status = SystemCall.status(of: location) else {
      let reason = SystemCall.words(for: errno)
      if let pattern = PathPattern(location) { return try add(pattern, named: argument) }
      throw FileError(.missing, path: argument, reason: reason)
    }
    if status.isFolder {
      add(FolderWalk(from: location, followsLinks: followsLinks))
    } else if status.isFile {
      let name = location.lastIndex(of: slash).map { location[($0 + 1)...] } ?? location[...]
      files.append(InputFile(location: location, id: name))
    } else {
      throw FileError(.notAFile, path: argument, reason: "it is \(status.kindName), which is never opened")
    }
  }

  private mutating func add(_ pattern: PathPattern, named argument: String) throws(FileError) {
    var walk = FolderWalk(from: pattern.folder, matching: pattern, followsLinks: followsLinks)
    guard !walk.files.isEmpty else {
      throw FileError(.missing, path: argument, reason: "no file fits this pattern")
    }
    walk.forgetNoticesOutsidePattern()
    add(walk)
  }

  private mutating func add(_ walk: FolderWalk) {
    files += walk.files
    notices += walk.notices
    if walk.files.isEmpty { notices.append("\(walk.name): no files in this folder") }
  }

  /// Files of different folders with one name carry their whole path as id.
  private mutating func separateEqualIDs() {
    guard files.count > 1 else { return }
    var count: [String: Int] = [:]
    for file in files { count[file.id, default: 0] += 1 }
    guard count.count < files.count else { return }
    for index in files.indices where count[files[index].id, default: 0] > 1 {
      files[index].id = files[index].path
    }
  }
}

let slash = UInt8(ascii: "/")
