import Glibc

/// Everything below a folder, read once, in byte order.
struct FolderWalk {
  /// The regular files, sorted by the bytes of their paths relative to the folder.
  private(set) var files: [InputFile] = []
  /// What was passed over and why.
  private(set) var notices: [String] = []
  /// The folder as it was named.
  let name: String

  private let root: [UInt8]
  private let pattern: PathPattern?
  private var hidden = 0
  private var seen: Set<Identity> = []
  /// The root without links, with a closing slash; nil when links may lead out of it.
  private let bounds: [UInt8]?

  /// How many folders may lie inside each other.
  private static let deepest = 128

  /// What tells one folder from another, whatever its names.
  private struct Identity: Hashable {
    let device: UInt64, inode: UInt64
  }

  /// A folder still to be read: its path relative to the root, with a closing slash unless it is the root.
  private struct Pending {
    let relative: [UInt8]
    let depth: Int
  }

  /// One name in a folder.
  private struct Entry {
    let name: [UInt8]
    let type: UInt8
  }

  /// Walks the folder, and keeps the files that fit the pattern if there is one.
  ///
  /// Links that lead out of the folder are passed over unless `followsLinks`.
  init(from folder: [UInt8], matching pattern: PathPattern? = nil, followsLinks: Bool = false) {
    name = String(decoding: folder, as: UTF8.self)
    self.pattern = pattern
    root = folder == Array(".".utf8) || folder.isEmpty ? [] : folder.last == slash ? folder : folder + [slash]
    bounds =
      followsLinks ? nil : SystemCall.realPath(of: folder.isEmpty ? [dot] : folder).map { $0 + [slash] }
    var pending = [Pending(relative: [], depth: 0)]
    while let folder = pending.popLast() { read(folder, &pending) }
    files.sort { $0.location.lexicographicallyPrecedes($1.location) }
    if hidden > 0 { notices.append("\(name): \(hidden) hidden names passed over (they start with a dot)") }
  }

  private static let linkOut = "a symbolic link out of the folder (load --follow reads it)"

  /// A pattern picks files by name: what it did not ask for need not be told.
  mutating func forgetNoticesOutsidePattern() {
    notices = notices.filter { $0.hasSuffix("\(FolderWalk.linkOut), passed over") }
  }

  private mutating func read(_ folder: Pending, _ pending: inout [Pending]) {
    let location = root + folder.relative
    let path = location.isEmpty ? Array(".".utf8) : location
    guard let status = SystemCall.status(of: path) else { return note(path, SystemCall.words(for: errno)) }
    guard seen.insert(Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))).inserted else {
      return note(path, "this folder was read already under another name (a symbolic link)")
    }
    guard let entries = FolderWalk.entries(of: path) else {
      return note(path, SystemCall.words(for: errno))
    }
    var inside: [Pending] = []
    for entry in entries { add(entry, in: folder, &inside) }
    // The last one pushed is read first: so the first name is.
    pending += inside.reversed()
  }

  private mutating func add(_ entry: Entry, in folder: Pending, _ inside: inout [Pending]) {
    if entry.name.first == UInt8(ascii: ".") {
      hidden += 1
      return
    }
    let relative = folder.relative + entry.name
    guard !FolderWalk.describesFolder(entry.name) else {
      return note(root + relative, "describes the folder, passed over; name it to load it")
    }
    switch kind(of: entry, at: root + relative) {
    case .file:
      guard pattern?.fits(relative[...]) ?? true else { return }
      files.append(InputFile(location: root + relative, id: relative[...]))
    case .folder:
      guard pattern?.mayContinue(below: folder.depth + 1) ?? true else { return }
      guard folder.depth < FolderWalk.deepest else {
        return note(root + relative, "folders lie more than \(FolderWalk.deepest) deep; passed over")
      }
      inside.append(Pending(relative: relative + [slash], depth: folder.depth + 1))
    case .other(let what): note(root + relative, "\(what), passed over")
    }
  }

  /// Whether a name is `README` or `LICENSE`, with any ending.
  private static func describesFolder(_ name: [UInt8]) -> Bool {
    let stem = name.prefix { $0 != dot }
    return stem.elementsEqual("README".utf8) || stem.elementsEqual("LICENSE".utf8)
  }

  private enum Kind {
    case file, folder
    case other(String)
  }

  private func kind(of entry: Entry, at location: [UInt8]) -> Kind {
    if entry.type == UInt8(DT_REG) { return .file }
    if entry.type == UInt8(DT_DIR) { return .folder }
    guard let status = SystemCall.status(of: location) else {
      return .other(errno == ELOOP ? "a symbolic link to itself" : "a symbolic link to nothing")
    }
    if let bounds, let target = SystemCall.realPath(of: location), !(target + [slash]).starts(with: bounds) {
      return .other(FolderWalk.linkOut)
    }
    return status.isFile ? .file : status.isFolder ? .folder : .other(status.kindName)
  }

  private mutating func note(_ location: [UInt8], _ reason: String) {
    notices.append("\(String(decoding: location, as: UTF8.self)): \(reason)")
  }

  /// The names in a folder in byte order, without `.` and `..`; nil with `errno` set when it cannot be read.
  private static func entries(of path: [UInt8]) -> [Entry]? {
    guard let stream = unsafe SystemCall.withCString(path, { unsafe opendir($0) }) else { return nil }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe [UInt8](bytes.prefix { $0 != 0 })
      }
      if name == [dot] || name == [dot, dot] { continue }
      entries.append(Entry(name: name, type: unsafe entry.pointee.d_type))
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

}

private let dot = UInt8(ascii: ".")
