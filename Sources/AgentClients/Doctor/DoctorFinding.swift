package import CanonicalJSON

/// Something that a person should know of a client's setup, with what to do about it.
package struct DoctorFinding: Sendable, Equatable {
  package enum Level: String, Sendable {
    /// Calls are not judged, or not as they should be.
    case problem
    /// Something can get between the judgement and the call.
    case warning
    /// Good to know.
    case note
  }

  package let level: Level
  /// The file, and the member in it where there is one.
  package let place: String
  package let text: String
  package let remedy: String

  package init(_ level: Level, _ place: String, _ text: String, remedy: String) {
    self.level = level
    self.place = place
    self.text = text
    self.remedy = remedy
  }

  package var json: JSON {
    [
      "level": .string(level.rawValue), "place": .string(place), "text": .string(text), "remedy": .string(remedy),
    ]
  }
}
