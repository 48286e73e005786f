/// Files whose names stand in another file or come in on standard input: `tar -T LIST`, `rsync --files-from=LIST`, `zip -@`.
extension Walker {
  /// The most bytes of a list that is read.
  private static let longestList = 65_536

  /// Reads what a list names; opaque where that cannot be told.
  ///
  /// - Parameters:
  ///   - list: the file with the names, or `-` for standard input.
  ///   - directory: what the names are relative to, where it is not the directory of the shell.
  mutating func readListed(
    _ list: Argument,
    of program: String,
    below directory: Argument? = nil,
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    let isInput = list.isKnown && ["-", "/dev/stdin"].contains(list.text)
    if isInput, case .names(let names) = place.input,
      apply(.read, names, recursive: true, range, place.via, state)
    {
      return
    }
    let found: Contents =
      isInput
      ? inputContents(place, atMost: Self.longestList, state)
      : list.isKnown ? contents(of: list.text, atMost: Self.longestList, state) : .unknown
    switch found {
    case .bytes(let bytes):
      for name in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0 }).prefix(limits.loopValues * 4) {
        let text = String(decoding: name, as: UTF8.self)
        let path = directory.map { PathText.join($0.isKnown ? $0.text : ".", text) } ?? text
        apply(.read, list.with(path), recursive: true, range, place.via, state)
      }
    case .missing where !isInput: break
    case .missing, .unknown:
      opaque("which files `\(program)` takes from `\(list.text.prefix(60))` cannot be told", list.range, place.via)
    }
  }
}
