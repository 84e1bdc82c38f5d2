import CollateCore
import Dispatch
import Synchronization
import Testing

/// Rows that are made when they are read: a number and its square in words.
private struct Squares: RowSource {
  let count: Int
  func rows(_ numbers: Range<Int>) -> [Row] { numbers.map { Row([.count($0), .text("\($0 * $0)")]) } }
  func values(of column: Int, _ numbers: Range<Int>) -> [Value] {
    rows(numbers).map { $0.values.indices.contains(column) ? $0.values[column] : .none }
  }
}

@Suite struct `Work in order` {
  @Test(arguments: [1, 2, 4], [0, 1, 300]) func `hands results on in their order`(threads: Int, count: Int)
    throws
  {
    var taken: [Int] = []
    try RunContext(threads: threads).stream(count) {
      $0 * 2
    } take: {
      taken.append($0)
    }
    #expect(taken == (0..<count).map { $0 * 2 })
  }

  @Test(arguments: [1, 4]) func `stops when the taker fails`(threads: Int) {
    var taken = 0
    #expect(throws: CommandError.self) {
      try RunContext(threads: threads).stream(500) {
        $0
      } take: { (number) throws(CommandError) in
        taken += 1
        if number == 20 { throw CommandError(.failed, "full") }
      }
    }
    #expect(taken == 21)
  }

  @Test(arguments: [1, 4]) func `stops when the user asks`(threads: Int) {
    let context = RunContext(threads: threads, isCancelled: { true })
    #expect(throws: CommandError.interrupted) {
      try context.stream(500) {
        $0
      } take: { _ in
      }
    }
  }

  @Test func `who stops does not wait for threads that are busy with what was left behind`() {
    let isOver = Atomic<Bool>(false), ended = Atomic<Int>(0)
    let limit = ContinuousClock.now + .seconds(10)
    for _ in 0..<16 {
      DispatchQueue.global().async {
        while !isOver.load(ordering: .relaxed), ContinuousClock.now < limit {}
        if !isOver.load(ordering: .relaxed) { ended.add(1, ordering: .relaxed) }
      }
    }
    let context = RunContext(threads: 4, isCancelled: { true })
    #expect(throws: CommandError.interrupted) {
      try context.stream(500) {
        $0
      } take: { _ in
      }
    }
    isOver.store(true, ordering: .relaxed)
    #expect(ended.load(ordering: .relaxed) == 0)
  }

  @Test(arguments: [1, 4]) func `the digest of rows not made yet is that of the rows`(threads: Int) throws {
    let columns = [Column("number", .count), Column("square", .text)]
    let squares = Squares(count: 3 * RowList.run + 7)
    let lazy = Report(columns, list: RowList(squares), warnings: ["none"])
    let made = Report(columns, rows: squares.rows(0..<squares.count), warnings: ["none"])
    let digest = try lazy.digest(in: RunContext(threads: threads))
    #expect(digest == Digest.sha256(made.canonicalJSON))
    #expect(try made.digest(in: RunContext(threads: threads)) == digest)
    #expect(lazy.list.isDeferred && lazy == made)
  }

  @Test func `picked rows stand in the order asked for`() throws {
    let squares = RowList(Squares(count: 100))
    let numbers: [UInt32] = [7, 8, 9, 3, 99, 0, 1]
    let picked = try squares.picked(numbers, in: RunContext())
    #expect(picked.isDeferred && picked.count == numbers.count)
    #expect(picked.all.map { $0.values[0] } == numbers.map { .count(Int($0)) })
    #expect(picked.values(of: 1, 2..<5) == ["81", "9", "9801"])
    #expect(picked.value(0, 9) == .none)
    #expect(try RowList(picked.all).picked([1, 0], in: RunContext()).all == [picked.row(1), picked.row(0)])
  }

  @Test func `a digest of parts is that of the whole`() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var stream = Digest.Stream()
    for start in stride(from: 0, to: 1000, by: 64) { stream.add(Array(bytes[start..<min(start + 64, 1000)])) }
    #expect(stream.finish() == Digest.sha256(bytes))
    #expect(stream.finish() == Digest.sha256([]))
  }
}
