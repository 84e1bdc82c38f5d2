/// Why a file or folder could not be read or written: which one, and what the matter is.
public struct FileError: Error, Sendable, Equatable {
  /// What kind of trouble it is.
  public enum Kind: Sendable {
    /// Nothing has this name, or no name fits this pattern.
    case missing
    /// It is there and the system refuses or fails.
    case refused
    /// It is a FIFO, a socket, a device, or a folder where a file is wanted.
    case notAFile
    /// It is larger than the limit.
    case tooLarge
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// The file as it was named.
  public let path: String
  /// What the matter is, as a phrase without a full stop: `permission denied`.
  public let reason: String

  /// An error about a file.
  public init(_ kind: Kind, path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }
}

extension FileError: CustomStringConvertible {
  /// The file and what the matter is: `news/a.txt: permission denied`.
  public var description: String { "\(path): \(reason)" }
}
