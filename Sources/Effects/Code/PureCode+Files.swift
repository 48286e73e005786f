/// The files of code that else only computes: by the calls that open, write and remove them.
extension PureCode {
  /// `open(name)`, with a mode and an encoding.
  mutating func takesOpen(_ index: Int) -> Bool {
    guard token(index + 1).isSign("(") else { return false }
    var mode = "r"
    var next = index + 3
    while token(next).isSign(",") {
      if case .text(let text) = token(next + 1) {
        guard next == index + 3 else { return false }
        mode = text
        next += 2
      } else if case .name(let key) = token(next + 1), token(next + 2).isSign("=") {
        guard ["encoding", "newline", "errors", "mode"].contains(key) else { return false }
        switch token(next + 3) {
        case .text(let text): if key == "mode" { mode = text }
        case .name("None"): break
        default: return false
        }
        next += 4
      } else {
        return false
      }
    }
    guard token(next).isSign(")"), mode.utf8.allSatisfy({ "rwaxbt+".utf8.contains($0) }) else { return false }
    let writes = mode.utf8.contains { "wax+".utf8.contains($0) }
    let reads = mode.utf8.contains { "r+".utf8.contains($0) }
    return takes(at: index + 2, (reads ? [.read] : []) + (writes ? [.write] : []))
  }

  /// Notes what is done to the file that a place names; false where that cannot be told.
  mutating func takes(at index: Int, _ uses: [CodeFile.Use], isTree: Bool = false) -> Bool {
    if let paths = names.texts(at: index) {
      for path in paths { for use in uses { files.append(CodeFile(path: path, use: use, isTree: isTree)) } }
      return true
    }
    guard let tree = names.tree(at: index) else { return false }
    for use in uses { files.append(CodeFile(path: tree, use: use, isTree: true)) }
    return true
  }

  /// `Path('name')`: what is done to it, or to what lies below it, is told by the members that the code uses.
  mutating func takesPath(_ index: Int) -> Bool {
    guard token(index + 1).isSign("(") else { return false }
    if token(index + 2).isSign(")") {
      files.append(CodeFile(path: ".", use: .read, isTree: walksTrees))
      return !writesPaths
    }
    guard token(index + 3).isSign(")"), names.tree(at: index + 2) == nil else { return false }
    return takes(at: index + 2, writesPaths ? [.read, .write] : [.read], isTree: walksTrees)
  }

  private var writesPaths: Bool { uses(["write_text", "write_bytes", "touch", "mkdir"]) }

  private var walksTrees: Bool { uses(["glob", "rglob", "iterdir"]) }

  func uses(_ members: Set<String>) -> Bool {
    tokens.indices.contains { index in
      guard case .name(let name) = tokens[index] else { return false }
      return members.contains(name) && token(index - 1).isSign(".")
    }
  }

  /// A member of a module that works on files, with the name in its first argument.
  mutating func takesCall(_ owner: String, _ name: String, _ index: Int) -> Bool? {
    switch (owner, name) {
    case ("os", "listdir"), ("os", "scandir"):
      if token(index + 1).isSign("("), token(index + 2).isSign(")") { return true }
      return token(index + 1).isSign("(") && token(index + 3).isSign(")") && takes(at: index + 2, [.read])
    case ("os", "remove"), ("os", "unlink"):
      return token(index + 1).isSign("(") && token(index + 3).isSign(")") && takes(at: index + 2, [.delete])
    case ("os", "makedirs"), ("os", "mkdir"):
      return token(index + 1).isSign("(") && takes(at: index + 2, [.write])
    case ("shutil", "rmtree"):
      return token(index + 1).isSign("(") && endsPlainly(index + 3) && takes(at: index + 2, [.delete], isTree: true)
    case ("shutil", "copy"), ("shutil", "copyfile"), ("shutil", "copy2"):
      return token(index + 1).isSign("(") && token(index + 3).isSign(",") && token(index + 5).isSign(")")
        && takes(at: index + 2, [.read]) && takes(at: index + 4, [.write])
    case ("glob", "glob"), ("glob", "iglob"):
      guard token(index + 1).isSign("("), case .text(let pattern) = token(index + 2), PureNames.top(of: pattern) != nil
      else { return false }
      patterns.append(Self.last(pattern))
      return endsPlainly(index + 3)
    case (_, "glob"), (_, "rglob"):
      guard token(index + 1).isSign("("), case .text(let pattern) = token(index + 2), token(index + 3).isSign(")")
      else {
        return false
      }
      patterns.append(Self.last(pattern))
      return PureNames.isPath(pattern) && !pattern.hasPrefix("/") && !pattern.split(separator: "/").contains("..")
    default: return nil
    }
  }

  /// What the name of a file must match.
  private static func last(_ pattern: String) -> String {
    let name = pattern.split(separator: "/").last.map(String.init) ?? "*"
    return name == "**" ? "*" : name
  }

  /// `)`, or options that are given by name as `True` and `False`.
  private func endsPlainly(_ start: Int) -> Bool {
    var index = start
    while token(index).isSign(","), case .name = token(index + 1), token(index + 2).isSign("="),
      case .name(let value) = token(index + 3),
      value == "True" || value == "False"
    {
      index += 4
    }
    return token(index).isSign(")")
  }

  /// `fs.readFileSync('name', …)` and the others that wait.
  mutating func takesFileSystem(_ index: Int) -> Bool {
    guard token(index).isSign("."), case .name(let name) = token(index + 1), token(index + 2).isSign("(") else {
      return false
    }
    let place = index + 3
    switch name {
    case "readFileSync", "existsSync", "statSync", "lstatSync", "readdirSync":
      guard !readsRecursively(place + 1) else { return false }
      return takes(at: place, [.read])
    case "writeFileSync", "appendFileSync", "mkdirSync": return takes(at: place, [.write])
    case "rmSync", "rmdirSync": return takes(at: place, [.delete], isTree: true)
    case "unlinkSync": return takes(at: place, [.delete])
    case "copyFileSync":
      return takes(at: place, [.read]) && token(place + 1).isSign(",") && token(place + 3).isSign(")")
        && takes(at: place + 2, [.write])
    default: return false
    }
  }

  private func readsRecursively(_ start: Int) -> Bool {
    token(start).isSign(",") && token(start + 1).isSign("{")
      && (start..<min(start + 24, tokens.count)).contains { token($0) == .name("recursive") }
  }
}
