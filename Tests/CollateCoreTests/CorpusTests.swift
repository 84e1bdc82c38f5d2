@testable import CollateCore
import Synchronization
import Testing

struct CorpusTests {
  private func document(_ id: String, _ text: String = "text") -> Document {
    Document(
      id: id, path: id, text: Text(text), sha256: Digest.sha256(Array(text.utf8)), byteCount: text.utf8.count)
  }

  @Test
  func `an edit makes a new corpus and leaves the old`() {
    let old = Corpus().applying(.add([document("a"), document("b")]))
    let new = old.applying(.setAside([2: "copy of 1", 9: "nothing"])).applying(.group("x", [1]))
    #expect(old.active == [1, 2])
    #expect(new.active == [1])
    #expect(new.setAside == [2: "copy of 1"])
    #expect(new.applying(.restore([2])).active == [1, 2])
    #expect(new.applying(.group("x", nil)).groups.isEmpty)
  }

  @Test
  func `the fingerprint is of the sorted lines of digest and id`() {
    let corpus = Corpus().applying(.add([document("b", "1"), document("a", "2")]))
    let turned = Corpus().applying(.add([document("a", "2"), document("b", "1")]))
    #expect(corpus.fingerprint == turned.fingerprint)
    let lines =
      "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  b\n"
      + "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35  a\n"
    #expect(corpus.fingerprint == Digest.sha256(Array(lines.utf8)))
  }

  @Test
  func `SHA-256 equals the published vectors`() {
    #expect(Digest.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Digest.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  /// Sixteen and more go another way than fewer do, and one block or two end each.
  @Test(arguments: [0, 1, 15, 16, 17, 200])
  func `digests of many ranges are those of each alone`(_ count: Int) {
    let bytes = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 5) }
    let ranges = (0..<count).map { ($0 * 37)..<($0 * 37 + $0 * 61 % 400) }
    #expect(
      KeptDigest.each(of: ranges, in: bytes).map(\.text) == ranges.map { Digest.sha256(Array(bytes[$0])) })
  }

  @Test
  func `evidence counts in scalars`() {
    let corpus = Corpus().applying(.add([document("a", "ğğ\nšx")]))
    let evidence = corpus.evidence(Extent(1, 5..<8))
    #expect((evidence.start, evidence.end, evidence.line, evidence.text) == (3, 5, 2, "šx"))
  }
}

struct RunContextTests {
  @Test(arguments: [1, 2, 7])
  func `results come in the order of their elements`(threads: Int) throws {
    let numbers = Array(0..<5000)
    #expect(try RunContext(threads: threads).map(numbers) { $0 * 2 } == numbers.map { $0 * 2 })
  }

  @Test
  func `a stop ends the work with an error`() {
    let context = RunContext(threads: 2, isCancelled: { true })
    #expect(throws: CommandError.interrupted) { try context.map(Array(0..<10)) { $0 } }
  }

  @Test
  func `what was worked out for a version of a document is kept for it alone`() throws {
    struct Length: Sendable { let value: Int }
    let calls = Atomic<Int>(0)
    let context = RunContext(threads: 2)
    let document = Document(id: "a", path: "a", text: Text("abc"), sha256: "", byteCount: 3)
    let work: @Sendable (Document) -> Length = { document in
      calls.add(1, ordering: .relaxed)
      return Length(value: document.text.utf8.count)
    }
    for version in [document, document, document.with(lines: [])] {
      _ = try context.memo.values(for: [version], in: context, compute: work)
    }
    #expect(calls.load(ordering: .relaxed) == 2)
  }

  @Test
  func `versions that nobody asks about any more are forgotten`() throws {
    final class Finding: Sendable {}
    let context = RunContext(threads: 1)
    let document = Document(id: "a", path: "a", text: Text("abc"), sha256: "", byteCount: 3)
    weak let first = try context.memo.values(for: [document], in: context) { _ in Finding() }.first
    #expect(first != nil)
    for _ in 0..<5000 {
      _ = try context.memo.values(for: [document.with(lines: [])], in: context) { _ in Finding() }
    }
    #expect(first == nil)
  }
}
