import CanonicalJSON

/// Tells whether a URI can come of a template (RFC 6570): for finding the server, so a near miss to the wide side does no harm.
struct URITemplate {
  private enum Part {
    case literal([UInt8])
    /// An expression; whether its values may hold reserved characters such as `/`.
    case expression(isReserved: Bool, isOptional: Bool)
  }

  private let parts: [Part]

  init(_ template: String) {
    var parts: [Part] = []
    var rest = Array(template.utf8)[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")), let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      if open > rest.startIndex { parts.append(.literal(Array(rest[..<open]))) }
      let isReserved = "+#/.;?&".utf8.contains(rest[open + 1])
      parts.append(.expression(isReserved: isReserved, isOptional: isReserved))
      rest = rest[(close + 1)...]
    }
    if !rest.isEmpty { parts.append(.literal(Array(rest))) }
    self.parts = parts
  }

  func matches(_ uri: String) -> Bool {
    let bytes = Array(uri.utf8)
    // Every place that the parts so far can lead to.
    var reached = [Bool](repeating: false, count: bytes.count + 1)
    reached[0] = true
    for part in parts {
      var next = [Bool](repeating: false, count: bytes.count + 1)
      for start in reached.indices where reached[start] {
        switch part {
        case .literal(let text):
          if bytes[start...].starts(with: text) { next[start + text.count] = true }
        case .expression(let isReserved, let isOptional):
          if isOptional { next[start] = true }
          var place = start
          while place < bytes.count, isReserved || !"/?#".utf8.contains(bytes[place]) {
            place += 1
            if next[place] && isReserved { break }
            next[place] = true
          }
        }
      }
      reached = next
    }
    return reached.last ?? false
  }
}
