import CollateCore
import PluginKit
import TextKernels

extension Renderer {
  /// GraphML 1.0, for Gephi, yEd, igraph and NetworkX: the pairs of an answer with `source` and `target` as edges.
  static let graphml = Renderer(
    "graphml", extensions: ["graphml"], columns: ["source", "target"]
  ) { answer, _ in
    let graph = Graph(answer.report)
    var output = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="label" for="node" attr.name="label" attr.type="string"/>
        <key id="type" for="node" attr.name="type" attr.type="string"/>
        <key id="weight" for="edge" attr.name="weight" attr.type="int"/>
        <key id="documents" for="edge" attr.name="documents" attr.type="int"/>
        <graph id="names" edgedefault="undirected">

      """
    for (number, node) in graph.nodes.enumerated() {
      output += "    <node id=\"n\(number)\"><data key=\"label\">\(XML.safe(node.name))</data>"
      output += "<data key=\"type\">\(XML.safe(node.type))</data></node>\n"
    }
    for (number, edge) in graph.edges.enumerated() {
      output += "    <edge id=\"e\(number)\" source=\"n\(edge.source)\" target=\"n\(edge.target)\">"
      output += "<data key=\"weight\">\(edge.weight)</data>"
      output += "<data key=\"documents\">\(edge.documents)</data></edge>\n"
    }
    return Array((output + "  </graph>\n</graphml>\n").utf8)
  }

  /// GEXF 1.3, for Gephi: the same.
  static let gexf = Renderer("gexf", extensions: ["gexf"], columns: ["source", "target"]) { answer, _ in
    let graph = Graph(answer.report)
    var output = """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
        <graph defaultedgetype="undirected">
          <attributes class="node"><attribute id="0" title="type" type="string"/></attributes>
          <attributes class="edge"><attribute id="1" title="documents" type="integer"/></attributes>
          <nodes>

      """
    for (number, node) in graph.nodes.enumerated() {
      output += "      <node id=\"\(number)\" label=\"\(XML.safe(node.name))\">"
      output += "<attvalues><attvalue for=\"0\" value=\"\(XML.safe(node.type))\"/></attvalues></node>\n"
    }
    output += "    </nodes>\n    <edges>\n"
    for (number, edge) in graph.edges.enumerated() {
      output += "      <edge id=\"\(number)\" source=\"\(edge.source)\" target=\"\(edge.target)\""
      output += " weight=\"\(edge.weight)\"><attvalues><attvalue for=\"1\" value=\"\(edge.documents)\"/>"
      output += "</attvalues></edge>\n"
    }
    return Array((output + "    </edges>\n  </graph>\n</gexf>\n").utf8)
  }
}

/// The pairs of an answer as a graph.
private struct Graph {
  struct Node {
    let name: String
    let type: String
  }
  struct Edge {
    let source: Int, target: Int, weight: Int, documents: Int
  }
  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  private var places: [String: Int] = [:]

  init(_ report: Report) {
    guard let source = report.column("source"), let target = report.column("target") else { return }
    let (sourceType, targetType) = (report.column("sourceType"), report.column("targetType"))
    for row in report.rows {
      let a = place(row.values[source], sourceType.map { row.values[$0] })
      let b = place(row.values[target], targetType.map { row.values[$0] })
      edges.append(
        Edge(
          source: a, target: b, weight: Graph.number(row, report.column("weight")) ?? 1,
          documents: Graph.number(row, report.column("documents")) ?? 1))
    }
  }

  private mutating func place(_ name: Value, _ type: Value?) -> Int {
    let label = CellText.exact(name)
    let kind = type.map(CellText.exact) ?? ""
    let key = kind + "\n" + label
    if let place = places[key] { return place }
    places[key] = nodes.count
    nodes.append(Node(name: label, type: kind))
    return nodes.count - 1
  }

  private static func number(_ row: Row, _ column: Int?) -> Int? {
    guard let column, case .count(let number) = row.values[column] else { return nil }
    return number
  }
}

/// Words that are safe in XML: no markup, no control characters, which XML 1.0 does not allow at all.
private enum XML {
  static func safe(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\u{9}", "\u{A}", "\u{D}": output += " "
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
