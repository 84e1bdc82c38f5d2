/// Places by weight, the heaviest first; of equal ones the earliest.
struct WeightQueue {
  private var heap: [(weight: Float, place: Int)] = []

  init(_ entries: [(Float, Int)]) {
    heap.reserveCapacity(entries.count)
    for entry in entries { push(entry) }
  }

  mutating func push(_ entry: (Float, Int)) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(child, parent) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> (Float, Int)? {
    guard let top = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return top }
    heap[0] = last
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(child, best) {
        best = child
      }
      guard best != parent else { return top }
      heap.swapAt(parent, best)
      parent = best
    }
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    heap[a].weight != heap[b].weight ? heap[a].weight > heap[b].weight : heap[a].place < heap[b].place
  }
}
