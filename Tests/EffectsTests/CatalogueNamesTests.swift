import Testing

@testable import Effects

/// The tables as a whole.
@Suite struct CatalogueNamesTests {
  /// Of two tables for one program only one would ever be read.
  @Test func noProgramStandsInTwoTables() {
    var tables: [Substring: Int] = [:]
    for tool in VerbTool.all { for name in Set(tool.names.split(separator: " ")) { tables[name, default: 0] += 1 } }
    #expect(tables.filter { $0.value > 1 }.keys.sorted() == [])
  }

  /// `a $,b` would ask for a word `$`.
  @Test func theEndStandsAlone() {
    for tool in VerbTool.all {
      for line in tool.notation.split(separator: "\n") {
        #expect(!line.contains("$,"), "\(tool.names): \(line)")
      }
    }
  }
}
