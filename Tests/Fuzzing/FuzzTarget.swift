import Glibc

/// A part of the program that reads bytes from outside, with what must hold whatever they are.
public struct FuzzTarget: Sendable {
  /// Its name, which is also that of its folder of kept inputs.
  public let name: String
  /// Reads some bytes; gives what does not hold, or nil.
  public let run: @Sendable ([UInt8]) -> String?

  init(_ name: String, _ run: @escaping @Sendable ([UInt8]) -> String?) {
    self.name = name
    self.run = run
  }

  /// All targets.
  public static let all: [FuzzTarget] = [
    .commands, .completion, .records, .tables, .containers, .pages, .sessions, .kernels, .answers, .patterns,
    .articles, .filter, .selectors,
  ]
}

/// What libFuzzer calls for each input; the environment's `COLLATE_FUZZ` names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  if let fault = chosen.run(bytes) { preconditionFailure(fault) }
  return 0
}

private let chosen: FuzzTarget = {
  let name = unsafe getenv("COLLATE_FUZZ").map { unsafe String(cString: $0) }
  guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
    preconditionFailure("COLLATE_FUZZ must be one of \(FuzzTarget.all.map(\.name))")
  }
  return target
}()
