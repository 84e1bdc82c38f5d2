import Glibc

/// What the system calls of this module share.
package enum SystemCall {
  /// The words of the system for an error number, in lower case: `no such file or directory`.
  ///
  /// The common ones are spelled here, so that messages do not depend on the locale.
  package static func words(for number: Int32) -> String {
    switch number {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case ENOTDIR: "a part of the path is not a folder"
    case EISDIR: "it is a folder"
    case ELOOP: "too many symbolic links"
    case ENAMETOOLONG: "the name is too long"
    case EMFILE, ENFILE: "too many open files"
    case EIO: "the device failed while reading or writing"
    case ENOSPC: "no space left on the disk"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "the file would be larger than the limit for this process"
    case EPIPE: "the reader has gone away"
    case EROFS: "the file system is read-only"
    case ENXIO: "nothing is at its other end"
    default: "system error \(number)"
    }
  }

  /// The result of `call`, repeated as long as a signal interrupts it.
  static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// How many milliseconds are waited for bytes before the wish to stop is looked for.
  static let patience: Int32 = 50

  /// What the system says of a path, symbolic links followed; nil with `errno` set when it says nothing.
  static func status(of path: [UInt8]) -> stat? {
    var status = stat()
    let result = unsafe withCString(path) { unsafe stat($0, &status) }
    return result == 0 ? status : nil
  }

  /// The absolute path without links and dots; nil with `errno` set when there is none.
  static func realPath(of path: [UInt8]) -> [UInt8]? {
    guard let found = unsafe withCString(path, { unsafe realpath($0, nil) }) else { return nil }
    defer { unsafe free(found) }
    return unsafe Array(UnsafeBufferPointer(start: found, count: strlen(found))).map { UInt8(bitPattern: $0) }
  }

  /// Calls `body` with the path as C wants it.
  static func withCString<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    unsafe (path + [0]).withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        // The buffer holds at least the terminating zero, so it has a base address.
        unsafe body(characters.baseAddress.unsafelyUnwrapped)
      }
    }
  }
}

extension stat {
  /// What kind of thing it is, for messages.
  var kindName: String {
    switch st_mode & S_IFMT {
    case S_IFREG: "a file"
    case S_IFDIR: "a folder"
    case S_IFIFO: "a FIFO"
    case S_IFSOCK: "a socket"
    case S_IFCHR, S_IFBLK: "a device"
    default: "not a file"
    }
  }

  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
}
