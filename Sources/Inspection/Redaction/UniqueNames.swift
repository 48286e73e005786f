import CanonicalJSON

/// Keeps the members of one object apart where their names are changed: two names that become the same must not become one
/// member.
struct UniqueNames {
  private var taken: Set<ByteKey> = []
  /// What was last put behind a name that several members want, so that many of them cost no more than few.
  private var last: [ByteKey: Int] = [:]

  /// The name, or where another member has it already, the name with an apostrophe and, from the second time on, a number.
  mutating func take(_ name: String) -> String {
    guard !taken.insert(ByteKey(name)).inserted else { return name }
    var number = last[ByteKey(name)] ?? 0
    var unique: String
    repeat {
      number += 1
      unique = number == 1 ? name + "'" : "\(name)'\(number)"
    } while !taken.insert(ByteKey(unique)).inserted
    last[ByteKey(name)] = number
    return unique
  }
}
