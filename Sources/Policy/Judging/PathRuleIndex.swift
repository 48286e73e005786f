import Model

/// Rules on one operation on files by the paths that they can match.
struct PathRuleIndex: Sendable {
  private let operation: FileMatcher.Operation
  private var names: [FoldedHash: [Int]] = [:]
  private var endings: [FoldedHash: [Int]] = [:]
  private var components: [FoldedHash: [Int]] = [:]
  private var absolute = PlaceIndex()
  private var inHome = PlaceIndex()
  private var inTrees = PlaceIndex()
  /// Those that can match any path.
  private var others: [Int] = []
  private var all: [Int] = []

  init(_ operation: FileMatcher.Operation) { self.operation = operation }

  mutating func insert(_ position: Int, _ matcher: FileMatcher) {
    all.append(position)
    let anchors = matcher.patterns.map { (pattern: $0, anchor: $0.anchor) }
    if anchors.isEmpty || anchors.contains(where: { $0.anchor == .none }) {
      others.append(position)
      return
    }
    for (pattern, anchor) in anchors {
      switch anchor {
      case .name(let name): names[FoldedHash(name), default: []].append(position)
      case .ending(let ending): endings[FoldedHash(ending), default: []].append(position)
      case .component(let name): components[FoldedHash(name), default: []].append(position)
      case .place(let place):
        switch pattern.base {
        case .anywhere: absolute.insert(position, place)
        case .home: inHome.insert(position, place)
        case .workTree: inTrees.insert(position, place)
        }
      case .none: others.append(position)
      }
    }
  }

  /// The rules that can match the file, perhaps some twice.
  func candidates(for file: FileTarget, in surroundings: Surroundings) -> [Int] {
    let reachesBelow = operation.reachesBelow(file)
    var found = others
    guard add(file.path, reachesBelow, surroundings, &found) else { return all }
    if !file.real.utf8.elementsEqual(file.path.utf8) {
      guard add(file.real, reachesBelow, surroundings, &found) else { return all }
    }
    for path in file.below { guard add(path, false, surroundings, &found, isListed: true) else { return all } }
    return found
  }

  /// - Parameter isListed: whether the path was found in the file system, so that `*` in it is just that.
  /// - Returns: whether the path could be looked up: a shell's pattern may meet any rule, and everything lies below the root.
  private func add(
    _ path: String,
    _ reachesBelow: Bool,
    _ surroundings: Surroundings,
    _ found: inout [Int],
    isListed: Bool = false
  ) -> Bool {
    if !isListed, ShellPattern.isOne(path) { return false }
    if path.utf8.elementsEqual("/".utf8) { return false }
    var isPlain = path.utf8.first == UInt8(ascii: "/") && path.utf8.last != UInt8(ascii: "/")
    var previous: UInt8 = 0
    var component = FoldedHash()
    var ending: FoldedHash?
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"):
        if previous == UInt8(ascii: "/") { isPlain = false }
        if previous != 0, let positions = components[component] { found += positions }
        component = FoldedHash()
        ending = nil
      default:
        component.add(byte)
        if byte == UInt8(ascii: ".") { ending = FoldedHash() }
        ending?.add(byte)
      }
      previous = byte
    }
    guard isPlain else { return false }
    if let positions = components[component] { found += positions }
    if let positions = names[component] { found += positions }
    if let ending, let positions = endings[ending] { found += positions }
    absolute.add(path[...].utf8, reachesBelow, &found)
    inHome.add(path, below: surroundings.home, reachesBelow, &found)
    for tree in surroundings.workTrees { inTrees.add(path, below: tree, reachesBelow, &found) }
    for tree in surroundings.otherTrees { inTrees.add(path, below: tree, reachesBelow, &found) }
    return true
  }
}

/// Rules by the directory in which what they match lies.
struct PlaceIndex: Sendable {
  private var at: [FoldedHash: [Int]] = [:]
  /// By every directory above, itself included.
  private var above: [FoldedHash: [Int]] = [:]

  /// - Parameter place: whole components with a slash before each; empty for the base itself.
  mutating func insert(_ position: Int, _ place: [UInt8]) {
    var hash = FoldedHash()
    for byte in place {
      if byte == UInt8(ascii: "/") { above[hash, default: []].append(position) }
      hash.add(byte)
    }
    above[hash, default: []].append(position)
    at[hash, default: []].append(position)
  }

  /// Adds the rules whose place the path lies in, and where what is below the path counts, those whose place lies in the path.
  func add(_ path: Substring.UTF8View, _ reachesBelow: Bool, _ found: inout [Int]) {
    if at.isEmpty { return }
    var hash = FoldedHash()
    for byte in path {
      if byte == UInt8(ascii: "/"), let positions = at[hash] { found += positions }
      hash.add(byte)
    }
    if let positions = at[hash] { found += positions }
    if reachesBelow, let positions = above[hash] { found += positions }
  }

  /// The same for places below a directory.
  func add(_ path: String, below base: String, _ reachesBelow: Bool, _ found: inout [Int]) {
    if at.isEmpty { return }
    if let rest = PathPrefix.rest(of: path, below: base, folding: true) {
      add(rest, reachesBelow, &found)
    } else if reachesBelow, PathPrefix.rest(of: base, below: path, folding: true) != nil {
      if let positions = above[FoldedHash()] { found += positions }
    }
  }
}
