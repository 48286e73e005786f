/// A way to fill a line of any length.
struct LineShape: Sendable {
  let name: String
  private let head: String
  private let tail: String
  private let unit: @Sendable (_ number: Int) -> String

  static let sizes = [1_024, 4_096, 16_384, 65_536]

  init(_ name: String, head: String = "", tail: String = "", _ unit: @escaping @Sendable (_ number: Int) -> String) {
    self.name = name
    self.head = head
    self.tail = tail
    self.unit = unit
  }

  /// A line of at most so many bytes, and nearly as many.
  func line(of size: Int) -> String {
    var text = head
    var number = 0
    while true {
      let next = unit(number)
      guard text.utf8.count + next.utf8.count + tail.utf8.count <= size else { return text + tail }
      text += next
      number += 1
    }
  }
}
