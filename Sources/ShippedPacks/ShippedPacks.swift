/// The policy packs that ship with CAVRA, inside the binary.
///
/// A pack beside the binary could be edited by whoever can write there; these are what was built. The list itself is
/// generated from `policies/` by the build plugin `EmbedPacks`.
package enum ShippedPacks {
  /// The ids, sorted.
  package static var ids: [String] { sources.map(\.id) }

  /// The YAML text of a pack, nil where none of that id ships.
  package static func yaml(id: String) -> String? {
    sources.first { $0.id.utf8.elementsEqual(id.utf8) }?.yaml
  }
}
