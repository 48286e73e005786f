/// Which braces of a word belong together, found in one pass: looking for the partner of each opening brace by itself would take
/// quadratic time on a word of many.
struct BracePairs {
  private struct Pair {
    var close: Int?
    var hasComma = false
    var isFlat = true
  }

  private var pairs: [Int: Pair] = [:]

  /// - Parameter tokens: the whole word; every position asked for is one of it.
  init(_ tokens: [BraceExpansion.Token]) {
    var open: [Int] = []
    for (place, token) in tokens.enumerated() {
      guard case .byte(let byte) = token else { continue }
      switch byte {
      case UInt8(ascii: "{"):
        if let outer = open.last { pairs[outer]?.isFlat = false }
        pairs[place] = Pair()
        open.append(place)
      case UInt8(ascii: "}"): if let inner = open.popLast() { pairs[inner]?.close = place }
      case UInt8(ascii: ","): if let inner = open.last { pairs[inner]?.hasComma = true }
      default: break
      }
    }
  }

  /// The partner of an opening brace; nil where it has none.
  func close(of open: Int) -> Int? { pairs[open]?.close }

  /// Whether a comma stands between the braces and in no inner ones.
  func hasComma(in open: Int) -> Bool { pairs[open]?.hasComma ?? false }

  /// Whether no inner braces stand between them.
  func isFlat(_ open: Int) -> Bool { pairs[open]?.isFlat ?? true }
}
