import Foundation
import TestSupport
import Testing

@testable import ShellSyntax

/// The range of every node holds the text from which the node was read.
@Suite struct RangeTests {
  @Test func corpus() throws {
    let commands = try Corpus.commands("commands.dev") + Corpus.commands("argv.dev")
    var count = 0
    for command in commands {
      var reader = RangeReader(text: Array(command.utf8))
      count += reader.read()
      for problem in reader.problems { Issue.record("\(command.debugDescription): \(problem)") }
    }
    #expect(count > 20_000)
  }

  @Test(arguments: [
    " a  b # c\n d ;e", "a \\\n b\\\n\n", "( a ) >x # y\n", "if a ; then b ; fi ; c", "a && \n b | c & d",
    "x=1 y[1]=2 z >f",
    "f ( ) { a ; } >x ; g", "[[ a == b ]] # c", "cat <<E # c\nx $y\nE\nb ",
    "echo \"$x $(a ) ${y:-`b c`}\" $((1 + $z ))",
    "a=( 1 2 ) b", "case x in a ) b ; ;; esac ", "for i in a b ; do c ; done # d\ne", "echo `a \\`b\\` \\\\$c`",
    "time -p ! a ;",
  ])
  func table(text: String) {
    var reader = RangeReader(text: Array(text.utf8))
    #expect(reader.read() > 1)
    #expect(reader.problems.isEmpty)
  }

  @Test func ends() {
    let list = ShellParser.parse("a b \\\n # c\n  (d ) >x  && e \\\n;").list
    #expect(list.items.map(\.range) == [0..<3, 13..<30])
    #expect(list.items.last?.first.range == 13..<20)
  }
}
