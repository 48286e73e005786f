/// Made-up secrets of every known shape, put together at run time so that no scanner takes this file for a leak.
enum SecretSamples {
  static let letters = "aB3dE5fG7hJ9kL2mN4pQ6rS8tU1vW3xY5zA7bC9dE1fG3hJ5kL7mN9pQ2rS4tU6vW8"

  static func body(_ count: Int) -> String { String(String(repeating: letters, count: 3).prefix(count)) }
  static func hex(_ count: Int) -> String { String(String(repeating: "0a1b2c3d4e5f6789", count: 8).prefix(count)) }

  static let webToken = "ey" + "JhbGciOiJIUzI1NiJ9" + "." + "ey" + "JzdWIiOiIxMjM0NTYifQ" + "." + body(43)

  static func pem(_ label: String) -> String {
    "-----BEGIN \(label)-----\n\(body(64))\n\(body(64))\n\(body(20))==\n-----END \(label)-----"
  }
}
