import CanonicalJSON

/// Where two values of one shape differ.
enum StringChanges {
  /// The places of changed strings and renamed members, as JSON Pointers into the new value.
  static func between(_ old: JSON, _ new: JSON) -> Set<String> {
    var places: Set<String> = []
    compare(old, new, "", &places)
    return places
  }

  private static func compare(_ old: JSON, _ new: JSON, _ place: String, _ places: inout Set<String>) {
    switch (old, new) {
    case (.array(let old), .array(let new)) where old.count == new.count:
      for index in old.indices { compare(old[index], new[index], place + "/\(index)", &places) }
    case (.object(let old), .object(let new)) where old.count == new.count:
      for (was, now) in zip(old.members, new.members) {
        let inner = place + "/" + JSONPointer.token(now.name)
        if !was.name.sameBytes(as: now.name) { places.insert(inner) }
        compare(was.value, now.value, inner, &places)
      }
    default: if old != new { places.insert(place) }
    }
  }
}
