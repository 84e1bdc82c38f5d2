import Glibc

/// A folder for one test, deleted with everything made through it when the test ends.
final class TemporaryFolder {
  let path: String
  private var made: [String] = []

  init() {
    var template = Array("/tmp/collate-test-XXXXXX".utf8CString)
    unsafe template.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { _ = unsafe mkdtemp(start) }
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in made.reversed() { _ = unsafe remove(name) }
    _ = unsafe rmdir(path)
  }

  /// The path of a name in the folder, which is deleted at the end.
  private func making(_ name: String) -> String {
    made.append("\(path)/\(name)")
    return "\(path)/\(name)"
  }

  func folder(_ name: String) { _ = unsafe mkdir(making(name), 0o700) }

  func file(_ name: String, _ text: String = "x") {
    let descriptor = unsafe open(making(name), O_WRONLY | O_CREAT, 0o600)
    unsafe Array(text.utf8).withUnsafeBytes { _ = unsafe write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }

  func link(_ name: String, to target: String) { _ = unsafe symlink(target, making(name)) }
  func fifo(_ name: String) { _ = unsafe mkfifo(making(name), 0o600) }
  func delete(_ name: String) { _ = unsafe unlink("\(path)/\(name)") }
}
