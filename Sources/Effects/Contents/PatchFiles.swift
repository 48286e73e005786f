/// Which files a patch changes (`diff -u`, git-diff(1), "GENERATING PATCH TEXT WITH -P").
enum PatchFiles {
  /// The largest patch that is read, in bytes.
  static let largest = 1_048_576

  private static let heads = [
    "--- ", "+++ ", "rename from ", "rename to ", "copy from ", "copy to ", "Index: ", "*** ",
  ]

  /// The names, `strip` leading parts of those of `---` and `+++` taken away as for `-p`; nil where one cannot be read.
  static func changed(_ bytes: [UInt8], strip: Int = 1) -> [String]? {
    var names: [String] = []
    for line in bytes.split(separator: 0x0A) {
      if line.starts(with: "diff --git ".utf8) {
        // `a/NAME b/NAME` where both are the same; a rename is told by lines of its own.
        let rest = line.dropFirst(11)
        let half = rest.count / 2
        let name = rest.suffix(half)
        guard rest.count % 2 == 1, let text = stripped(name, strip) else {
          if rest.first == UInt8(ascii: "\"") { return nil }
          continue
        }
        add(text, to: &names)
        continue
      }
      guard let head = heads.first(where: { line.starts(with: $0.utf8) }) else { continue }
      var name = line.dropFirst(head.utf8.count)
      // A tab stands before the time.
      if let tab = name.firstIndex(of: 0x09) { name = name[..<tab] }
      if name.last == 0x0D { name = name.dropLast() }
      // Quoted names are those with unusual bytes.
      if name.first == UInt8(ascii: "\"") { return nil }
      if name.elementsEqual("/dev/null".utf8) || name.isEmpty { continue }
      let isWhole = head.hasSuffix("from ") || head.hasSuffix("to ")
      guard let text = isWhole ? String(validating: name, as: UTF8.self) : stripped(name, strip) else { continue }
      add(text, to: &names)
    }
    return names.count > 1_024 ? nil : names
  }

  private static func add(_ name: String, to names: inout [String]) {
    if !name.isEmpty, !names.contains(where: { $0.sameText(as: name) }) { names.append(name) }
  }

  private static func stripped(_ name: ArraySlice<UInt8>, _ count: Int) -> String? {
    var rest = name
    for _ in 0..<count {
      guard let slash = rest.firstIndex(of: PathText.slash) else {
        return count == 0 ? nil : String(validating: rest, as: UTF8.self)
      }
      rest = rest[(slash + 1)...]
    }
    return String(validating: rest, as: UTF8.self)
  }
}
