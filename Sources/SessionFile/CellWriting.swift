import CollateCore
import JSONCoding

extension SavedCell {
  /// Writes the cell's lines, without the brace that closes it.
  func write(to page: inout Page) {
    var named = names.first.map { #""name":"# + Page.inline(.string($0)) + "," } ?? ""
    if names.count > 1 {
      named += #""names":"# + Page.inline(.array(names.dropFirst().map(JSONValue.string))) + ","
    }
    page.line(#"{"n":\#(n),\#(named)"input":"# + Page.inline(.string(input)) + ",")
    page.line(#""command":"# + Page.inline(.string(command)) + ",")
    page.line(#""parameters":"# + Page.inline(.object(parameters.map(\.json))) + ",")
    page.line(#""reads":"# + Page.inline(reads) + ",")
    if changesCorpus { page.line(#""changes":true,"#) }
    if let folder { page.line(#""folder":"# + Page.inline(.string(folder)) + ",") }
    page.line(#""status":"\#(status.rawValue)","#)
    page.line(#""warnings":"# + Page.inline(.array(warnings.map(JSONValue.string))) + ",")
    write(result, to: &page)
    page.line(#""digest":"# + Page.inline(.init(digest)) + ",")
    let time = Instant(milliseconds: startedAt).iso
    page.line(#""startedAt":"\#(time)","milliseconds":\#(milliseconds)"#)
    page.extra(extra)
  }

  private var reads: JSONValue {
    let documents = documents.map(SavedCell.json)
    return .object(["documents": .array(documents), "cells": .array(cells.map(JSONValue.integer))])
  }

  /// `3`, or `"3-7"` for a run.
  static func json(_ range: ClosedRange<Int>) -> JSONValue {
    range.count == 1 ? .integer(range.lowerBound) : .string("\(range.lowerBound)-\(range.upperBound)")
  }

  private func write(_ result: Result, to page: inout Page) {
    switch result {
    case .none: page.line(#""result":null,"#)
    case .notSaved: break
    case .report(let report):
      write(report.json, to: &page)
      if let details = report.details { page.line(#""details":"# + Page.inline(details) + ",") }
    }
  }

  /// An answer, one row on each line.
  private func write(_ report: JSONValue, to page: inout Page) {
    page.line(#""result":{"warnings":"# + Page.inline(report["warnings"] ?? .array([])))
    if let rows = report["rows"]?.array {
      page.end(",")
      writeTable(columns: report["columns"], rows: rows, to: &page)
    }
    if let sections = report["sections"]?.members {
      page.end(",")
      page.line(#""sections":{"#)
      for (index, section) in sections.enumerated() {
        page.line(Page.inline(.string(section.name)) + ":{")
        writeTable(columns: section.value["columns"], rows: section.value["rows"]?.array ?? [], to: &page)
        page.line(index == sections.count - 1 ? "}" : "},")
      }
      page.line("}")
    }
    page.line("},")
  }

  private func writeTable(columns: JSONValue?, rows: [JSONValue], to page: inout Page) {
    page.line(#""columns":"# + Page.inline(columns ?? .array([])) + ",")
    page.list("rows", rows, end: "")
  }
}

extension SavedCell.Parameter {
  var json: JSONValue.Member {
    .init(name, .object([.init("value", .init(value)), .init("from", .string(origin.rawValue))] + extra))
  }
}
