import ShellSyntax

/// Commands and loops that nothing ends.
extension Walker {
  /// Notes that a command goes on without end; what is behind it in its pipeline may end it.
  mutating func noteEndless(_ name: String, _ arguments: [Argument], _ place: Place) {
    let isInputEndless: Bool =
      if case .file(let path?) = place.input { EndlessOutput.devices.contains(path) } else { place.isInputEndless }
    let output = EndlessOutput(name: name, arguments: arguments, isInputEndless: isInputEndless)
    if !place.isTimed, let reason = output.reason { endless.append(reason) }
  }

  /// Says that what was noted goes on without end, where nothing was there to end it.
  ///
  /// - Parameter mark: how many had been noted before.
  mutating func reportEndless(since mark: Int, _ range: Range<Int>, _ place: Place) {
    guard endless.count > mark else { return }
    opaque("how much it takes cannot be told: \(endless[mark])", place.range(range), place.via)
    endless.removeSubrange(mark...)
  }
}
