import CanonicalJSON

/// Changes a JSON file and keeps the record of it: which containers were made on the way, and what empty ones looked like,
/// so that removing what was added leaves no trace.
struct TrackedEditor {
  private(set) var text: JSONText
  var record: InstallationRecord

  init(_ text: JSONText, record: InstallationRecord) {
    self.text = text
    self.record = record
  }

  /// Adds elements at the end of an array, which is made where it is missing.
  mutating func append(_ values: [JSON], to path: JSONPath) throws(AgentClientsError) {
    guard !values.isEmpty else { return }
    try prepare(path, isArray: true)
    noteInterior(of: path)
    text = try text.appending(values, to: path)
  }

  /// Adds a member to an object, which is made where it is missing.
  mutating func add(_ name: String, _ value: JSON, to path: JSONPath) throws(AgentClientsError) {
    try prepare(path, isArray: false)
    noteInterior(of: path)
    text = try text.adding(name, value, to: path)
  }

  mutating func replace(_ path: JSONPath, with value: JSON) throws(AgentClientsError) {
    text = try text.replacing(path, with: value)
  }

  /// Removes items by their positions, and the container with them where it was made for them and nothing else is in it.
  mutating func remove(_ positions: Set<Int>, from path: JSONPath) throws(AgentClientsError) {
    guard !positions.isEmpty else { return }
    text = try text.removing(positions, from: path, leaving: record.interiors[path] ?? "")
    guard record.containers.contains(path), text.emptyInterior(of: path) != nil, let parent = path.parent,
      let step = path.steps.last, let container = text.value[at: parent],
      let (position, _) = JSONText.position(of: step, in: container)
    else { return }
    record.containers.removeAll { $0 == path }
    try remove([position], from: parent)
  }

  /// Forgets containers that are no longer there: whoever makes them anew owns them.
  mutating func forgetMissing() {
    let value = text.value
    record.containers.removeAll { value[at: $0] == nil }
    record.interiors = record.interiors.filter { value[at: $0.key] != nil }
  }

  /// Makes the containers down to the place, and refuses those that have another shape.
  private mutating func prepare(_ path: JSONPath, isArray: Bool) throws(AgentClientsError) {
    for depth in 0...path.steps.count {
      let place = JSONPath(Array(path.steps.prefix(depth)))
      let wantsArray = isArray && depth == path.steps.count
      if let value = text.value[at: place] {
        guard wantsArray ? value.arrayValue != nil : value.objectValue != nil else {
          throw .shape(text.file, place.pointer, is: value.kindName, wanted: wantsArray ? "an array" : "an object")
        }
      } else if let parent = place.parent, case .member(let name)? = place.steps.last {
        noteInterior(of: parent)
        text = try text.adding(name, wantsArray ? [] : .object([:]), to: parent)
        record.containers.append(place)
      }
    }
  }

  private mutating func noteInterior(of path: JSONPath) {
    guard !record.containers.contains(path), record.interiors[path] == nil, let interior = text.emptyInterior(of: path)
    else { return }
    if path.steps.isEmpty, record.createdFile { return }
    record.interiors[path] = interior
  }
}
