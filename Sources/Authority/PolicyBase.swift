package import Effects
package import Host
import Model
package import Policy
import ShippedPacks

/// Loads what is fixed when a process starts: configuration and the layers above the repository.
package struct PolicyBase: Sendable {
  /// The pack of the user layer where neither the enterprise nor the user has one.
  package static let defaultPack = "cavra-ai-agent-baseline"

  package let enterprise: Configuration
  package let user: Configuration
  private let enterpriseLayer: Layer?
  private let userLayer: Layer?
  private let builtIn: Layer

  private static let longestFile = 1 << 20

  /// Packs inherit only from packs that ship: a parent found by a path could be put there by anybody.
  package static var loader: PackLoader { PackLoader { ShippedPacks.yaml(id: $0) } }

  /// Reads the files at their places.
  ///
  /// - Throws: `PolicyError` where one does not load, `EffectsError` where one cannot be read.
  package init(locations: Locations, workspace: Workspace) throws {
    func bytes(_ path: String) throws -> [UInt8]? {
      let target = try PathResolver(workspace: workspace).resolveLiteral(path, in: "/").real
      guard try workspace.kind(target) != nil else { return nil }
      guard let bytes = try workspace.contents(target, Self.longestFile) else {
        throw PolicyError.unreadable(path, "it is longer than \(Self.longestFile) bytes")
      }
      return bytes
    }
    func configuration(_ directory: String) throws -> Configuration {
      let path = "\(directory)/config.yaml"
      return try bytes(path).map { try Configuration($0, file: path) } ?? Configuration()
    }
    func layer(_ kind: Layer.Kind, _ directory: String) throws -> Layer? {
      let path = "\(directory)/policy.yaml"
      return try bytes(path).map { Layer(kind, try Self.loader.load($0, file: path)) }
    }
    enterprise = try configuration(locations.enterprise)
    user = try configuration(locations.configuration)
    enterpriseLayer = try layer(.enterprise, locations.enterprise)
    let ownLayer = try layer(.user, locations.configuration)
    userLayer = try ownLayer ?? (enterpriseLayer == nil ? Self.shipped(Self.defaultPack) : nil)
    builtIn = try BuiltInRules.layer(
      ProtectedPlaces(
        state: locations.state,
        configuration: locations.configuration,
        enterprise: locations.enterprise,
        binary: locations.binary,
        environmentFile: locations.environmentFile
      )
    )
  }

  private static func shipped(_ id: String) throws -> Layer {
    guard let yaml = ShippedPacks.yaml(id: id) else {
      throw PolicyError.unknownPack(id, in: "the binary", known: ShippedPacks.ids)
    }
    return Layer(.user, try loader.load(Array(yaml.utf8), file: "\(id)/policy.yaml"))
  }

  /// For `PolicyProvider`.
  package var base: PolicyProvider.Base {
    PolicyProvider.Base(
      layers: [builtIn, enterpriseLayer, userLayer].compactMap(\.self),
      enterpriseMode: enterprise.mode ?? enterpriseLayer?.pack.mode,
      userMode: user.mode
    )
  }
}
