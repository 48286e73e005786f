// swift-tools-version: 6.2
//
// The manifest follows the layers of docs/ARCHITECTURE.md from the bottom up: each target depends only on targets above
// it in this file. `scripts/check_imports.py` holds the sources to the same order.

import PackageDescription

let package = Package(
  name: "cavra",
  targets: [
    // MARK: CanonicalJSON
    .target(name: "CanonicalJSON"),
    .testTarget(name: "CanonicalJSONTests", dependencies: ["CanonicalJSON"]),

    // MARK: Model
    .target(name: "Model", dependencies: ["CanonicalJSON"]),
    .testTarget(name: "ModelTests", dependencies: ["CanonicalJSON", "Model"]),

    // MARK: Host
    .target(name: "Host", dependencies: ["Model"]),
    .testTarget(name: "HostTests", dependencies: ["Host", "Model"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ]
}
