/// The rows of a table of names: Latin, Arabic and Cyrillic spelling, with `|` between them.
func threeScripts(_ table: String) -> [(latin: String, arabic: String, cyrillic: String)] {
  table.split(separator: "\n").map { line in
    let fields = line.split(separator: "|").map(String.init)
    return (fields[0], fields[1], fields[2])
  }
}
