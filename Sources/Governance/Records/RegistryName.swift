import Inspection

/// Names of servers and agents.
package enum RegistryName {
  package static let longest = 64

  /// Names are short and plain, and have no `__`, which stands between a server's name and its tool's.
  ///
  /// - Throws: `GovernanceError.badName`.
  package static func check(_ name: String) throws(GovernanceError) {
    let bytes = Array(name.utf8)
    let isPlain = bytes.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
    guard let first = bytes.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "_"), isPlain,
      bytes.last != UInt8(ascii: "_"), bytes.count <= longest, !name.contains("__")
    else {
      throw GovernanceError(
        .badName,
        "`\(VisibleText.escape(String(name.prefix(80))))` is no name for the registry, give up to \(longest) of a-z, 0-9, `-` and single `_`"
      )
    }
  }

  /// The plain name that comes nearest to what a client's configuration calls a server; nil where nothing is left.
  package static func plain(_ name: String) -> String? {
    var plain: [UInt8] = []
    for byte in name.utf8.prefix(longest) {
      switch byte {
      case 0x41...0x5A: plain.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"): plain.append(byte)
      default: if let last = plain.last, last != UInt8(ascii: "-") { plain.append(UInt8(ascii: "-")) }
      }
    }
    while plain.last == UInt8(ascii: "-") { plain.removeLast() }
    while plain.first == UInt8(ascii: "-") { plain.removeFirst() }
    return plain.isEmpty ? nil : String(decoding: plain, as: UTF8.self)
  }

  /// The other name that can be taken for this one; nil where there is none.
  static func lookAlike(of name: String, among others: some Sequence<String>) -> String? {
    let skeleton = NameSkeleton.of(name)
    return others.first { !$0.utf8.elementsEqual(name.utf8) && NameSkeleton.of($0) == skeleton }
  }
}
