/// The members of a JSON object in their order, each name once.
package struct JSONObject: Sendable, Hashable {
  /// One member: its name, already unescaped, and its value.
  package struct Member: Sendable, Hashable {
    package let name: String
    package var value: JSON

    package init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }

    package static func == (left: Member, right: Member) -> Bool {
      left.name.sameBytes(as: right.name) && left.value == right.value
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(ByteKey(name))
      hasher.combine(value)
    }
  }

  /// The members in the order in which they were read or set.
  package private(set) var members: [Member]

  /// An object without members.
  package init() { members = [] }

  /// Takes members in their order; of a name that stands twice the last value stays, in the first one's place.
  package init(_ members: [Member]) {
    var places: [ByteKey: Int] = [:]
    var unique: [Member] = []
    for member in members {
      if let place = places[ByteKey(member.name)] {
        unique[place].value = member.value
      } else {
        places[ByteKey(member.name)] = unique.count
        unique.append(member)
      }
    }
    self.members = unique
  }

  /// Takes members whose names the parser has already found to be unique.
  init(uniqueMembers: [Member]) { members = uniqueMembers }

  package var isEmpty: Bool { members.isEmpty }
  package var count: Int { members.count }

  /// The names in order.
  package var names: [String] { members.map(\.name) }

  /// The value of the member of that name (same bytes). Setting keeps the place of a member that is there, appends a new
  /// one, and removes it for nil.
  package subscript(_ name: String) -> JSON? {
    get { members.first { $0.name.sameBytes(as: name) }?.value }
    set {
      let place = members.firstIndex { $0.name.sameBytes(as: name) }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }
}
