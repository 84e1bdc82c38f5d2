/// The cells of a notebook, in order, in chunks that versions of the notebook share.
///
/// Undo keeps earlier notebooks: as one array, each new cell would copy all before it.
public struct CellList: RandomAccessCollection, MutableCollection, Sendable {
  private static let size = 64
  /// All chunks are full but the last.
  private var chunks: [[Cell]] = []
  /// How many cells there are.
  public private(set) var count = 0

  /// No cells.
  public init() {}

  /// Cells in their order.
  public init(_ cells: some Sequence<Cell>) {
    for cell in cells { append(cell) }
  }

  /// The place of the first cell.
  public var startIndex: Int { 0 }
  /// The place after the last cell.
  public var endIndex: Int { count }

  /// The cell at a place; O(1).
  public subscript(index: Int) -> Cell {
    get { chunks[index / CellList.size][index % CellList.size] }
    set { chunks[index / CellList.size][index % CellList.size] = newValue }
  }

  /// Adds a cell at the end; O(1), and O(count / 64) when another notebook shares the cells.
  public mutating func append(_ cell: Cell) {
    if count.isMultiple(of: CellList.size) {
      chunks.append([cell])
    } else {
      chunks[chunks.count - 1].append(cell)
    }
    count += 1
  }
}
