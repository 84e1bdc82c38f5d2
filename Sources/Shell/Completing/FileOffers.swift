private import Glibc

/// The files a path being typed could become.
struct FileOffers {
  /// The entries of the folder the path is in: folders with a `/`, hidden ones when the name starts with a dot.
  ///
  /// With `endings` only such files are offered, and folders. `~/` is the home folder. Sorted by bytes.
  func offers(for typed: String, endings: [String]) -> [Offer] {
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let folder = String(typed[..<slash])
    let wantsHidden = typed[slash...].hasPrefix(".")
    let names = entries(of: folder.isEmpty ? "." : expanded(folder))
    return names.filter { wantsHidden || !$0.name.hasPrefix(".") }
      .filter { $0.isFolder || endings.isEmpty || endings.contains(where: $0.name.hasSuffix) }
      .map { Offer(folder + $0.name + ($0.isFolder ? "/" : ""), $0.isFolder ? "folder" : size($0.bytes)) }
  }

  private struct Entry {
    let name: String
    let isFolder: Bool
    let bytes: Int
  }

  private func entries(of folder: String) -> [Entry] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory), names.count < 10_000 {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.compactMap { name in
      var status = Glibc.stat()
      guard unsafe stat(folder + "/" + name, &status) == 0 else { return nil }
      return Entry(name: name, isFolder: status.st_mode & S_IFMT == S_IFDIR, bytes: Int(status.st_size))
    }
  }

  private func expanded(_ folder: String) -> String {
    guard folder.hasPrefix("~/"), let home = unsafe getenv("HOME") else { return folder }
    return unsafe String(cString: home) + folder.dropFirst()
  }

  private func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_000: "\(bytes) bytes"
    case ..<1_000_000: "\((bytes + 500) / 1_000) kB"
    default: "\((bytes + 500_000) / 1_000_000) MB"
    }
  }
}
