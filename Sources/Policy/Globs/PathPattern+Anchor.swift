extension PathPattern {
  /// What a path must have for the pattern to have anything to do with it, whichever the pattern's other parts are: by this
  /// rules are found without trying all of them. ASCII letters of either case are alike.
  enum Anchor: Equatable {
    /// `**/name`: the path's last component is this.
    case name([UInt8])
    /// `**/*.end`: the path's last component ends so, from its last dot on.
    case ending([UInt8])
    /// `**/name/…`: one of the path's components is this.
    case component([UInt8])
    /// The path begins with these whole components (`/etc`, nothing for the root) below the pattern's base, or, where what
    /// is below the path counts too, is a part of them.
    case place([UInt8])
    /// Nothing: the pattern must be tried.
    case none
  }

  var anchor: Anchor {
    guard base == .anywhere, glob.startsAnywhere else { return .place(glob.wholeComponents) }
    let rest = glob.tokens.dropFirst(2)
    let first = rest.prefix { $0 != .byte(UInt8(ascii: "/")) && $0 != .below }
    let literal = first.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
    if literal.count == first.count, !literal.isEmpty {
      return first.count == rest.count ? .name(literal) : .component(literal)
    }
    // `**` inside a name runs over slashes.
    let staysInside = first.allSatisfy { token in
      switch token {
      case .byte, .any, .continuation, .set, .run: true
      case .everything, .directories, .insideDirectory, .below: false
      }
    }
    guard first.count == rest.count, staysInside, let dot = glob.ending.lastIndex(of: UInt8(ascii: ".")) else {
      return .none
    }
    return .ending(Array(glob.ending[dot...]))
  }
}

extension Glob {
  /// The components before the first wildcard that are whole: `/etc` of `/etc/**`, of `/etc/pass*`, `/etc/passwd` of itself.
  fileprivate var wholeComponents: [UInt8] {
    if tokens.isEmpty || tokens.first == .below { return literal }
    return literal.lastIndex(of: UInt8(ascii: "/")).map { Array(literal[..<$0]) } ?? []
  }
}
