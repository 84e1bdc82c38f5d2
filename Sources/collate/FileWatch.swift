import Glibc
import PluginKit

/// Tells whether the files of a corpus are still as they were when they were loaded.
///
/// It asks the system for sizes and times only, a part of a large corpus at each prompt; `replay --check` compares
/// the bytes.
struct FileWatch {
  private struct Seen {
    let sha256: String
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  private var seen: [String: Seen] = [:]
  private var paths: [String] = []
  private var next = 0
  private var changed: Set<String> = []
  private var version: Int?

  /// How many files one prompt looks at.
  private static let share = 2_000

  /// How many files are known to have changed or gone.
  var changes: Int { changed.count }

  /// Takes note of the files of a corpus that is new, and looks at the next part of them.
  mutating func look(at corpus: Corpus, version: Int) {
    if version != self.version {
      self.version = version
      follow(corpus)
    }
    for _ in 0..<min(FileWatch.share, paths.count) {
      let path = paths[next % paths.count]
      next += 1
      let now = FileWatch.status(of: path, sha256: seen[path]?.sha256 ?? "")
      let isSame = now.map { now in
        seen[path].map { ($0.size, $0.seconds, $0.nanoseconds) == (now.size, now.seconds, now.nanoseconds) }
          ?? true
      }
      if isSame == true { changed.remove(path) } else { changed.insert(path) }
    }
  }

  private mutating func follow(_ corpus: Corpus) {
    var current: Set<String> = []
    for document in corpus.documents where current.insert(document.path).inserted {
      guard seen[document.path]?.sha256 != document.sha256 else { continue }
      seen[document.path] = FileWatch.status(of: document.path, sha256: document.sha256)
    }
    paths = current.filter { seen[$0] != nil }.sorted()
    changed = changed.intersection(paths)
    next = 0
  }

  private static func status(of path: String, sha256: String) -> Seen? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Seen(
      sha256: sha256, size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
  }
}
