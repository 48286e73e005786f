// swift-tools-version: 6.2
//
// The manifest follows the layers of docs/ARCHITECTURE.md from the bottom up: each target depends only on targets above
// it in this file. `scripts/check_imports.py` holds the sources to the same order.

import PackageDescription

let package = Package(
  name: "cavra",
  products: [
    .executable(name: "cavra-mcp", targets: ["cavra-mcp"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // MARK: TestSupport
    .target(name: "TestSupport", path: "Tests/TestSupport"),

    // MARK: CanonicalJSON
    .target(name: "CanonicalJSON"),
    .testTarget(name: "CanonicalJSONTests", dependencies: ["CanonicalJSON"]),

    // MARK: Signing
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .target(name: "Signing", dependencies: ["CSodium"]),
    .testTarget(name: "SigningTests", dependencies: ["Signing", "TestSupport"]),

    // MARK: ShellSyntax
    .target(name: "ShellSyntax"),
    .testTarget(name: "ShellSyntaxTests", dependencies: ["ShellSyntax", "TestSupport"]),

    // MARK: MCPTransport
    .systemLibrary(name: "CProcess"),
    .target(name: "MCPTransport", dependencies: ["CProcess", "CanonicalJSON"]),
    .executableTarget(name: "supervise-fixture", dependencies: ["MCPTransport"], path: "Tests/SuperviseFixture"),
    .testTarget(
      name: "MCPTransportTests",
      dependencies: ["CanonicalJSON", "MCPTransport", "TestSupport", "supervise-fixture"]
    ),

    // MARK: Model
    .target(name: "Model", dependencies: ["CanonicalJSON", "Signing"]),
    .testTarget(name: "ModelTests", dependencies: ["CanonicalJSON", "Model"]),

    // MARK: Host
    .target(name: "Host", dependencies: ["Model"]),
    .testTarget(name: "HostTests", dependencies: ["Host", "Model"]),

    // MARK: ShippedPacks
    .executableTarget(name: "pack-embedder"),
    .plugin(name: "EmbedPacks", capability: .buildTool(), dependencies: ["pack-embedder"]),
    .target(name: "ShippedPacks", plugins: ["EmbedPacks"]),

    // MARK: Inspection
    .target(name: "Inspection", dependencies: ["CanonicalJSON", "Signing"]),
    .testTarget(
      name: "InspectionTests",
      dependencies: ["CanonicalJSON", "Inspection"],
      exclude: ["Fixtures"]
    ),

    // MARK: Words
    .target(name: "Words", dependencies: ["Inspection", "Model"]),
    .testTarget(name: "WordsTests", dependencies: ["CanonicalJSON", "Model", "Words"]),

    // MARK: Effects
    .target(name: "Effects", dependencies: ["CanonicalJSON", "Model", "ShellSyntax"]),
    .testTarget(
      name: "EffectsTests",
      dependencies: ["CanonicalJSON", "Effects", "Model", "TestSupport"],
      exclude: ["Techniques/Tables"]
    ),

    // MARK: Policy
    .target(
      name: "Policy",
      dependencies: ["CanonicalJSON", "Model", "Signing", .product(name: "Yams", package: "Yams")]
    ),
    .testTarget(
      name: "PolicyTests",
      dependencies: ["CanonicalJSON", "Effects", "Model", "Policy", "TestSupport"],
      exclude: ["Fixtures"]
    ),

    // MARK: Store
    .target(name: "Store", dependencies: [.product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Store", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")]
    ),

    // MARK: Evidence
    .target(
      name: "Evidence",
      dependencies: [
        "CanonicalJSON", "Inspection", "Model", "Signing", "Store", .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    .testTarget(
      name: "EvidenceTests",
      dependencies: [
        "CanonicalJSON", "Evidence", "Model", "Signing", "Store", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),

    // MARK: Governance
    .target(
      name: "Governance",
      dependencies: ["CanonicalJSON", "Effects", "Evidence", "Inspection", "Model", "Signing"]
    ),
    .testTarget(
      name: "GovernanceTests",
      dependencies: [
        "CanonicalJSON", "Evidence", "Governance", "Model", "Signing", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),

    // MARK: Authority
    .target(
      name: "Authority",
      dependencies: ["CanonicalJSON", "Effects", "Evidence", "Host", "Model", "Policy", "ShippedPacks", "Signing"]
    ),
    .testTarget(
      name: "AuthorityTests",
      dependencies: [
        "Authority", "CanonicalJSON", "Effects", "Evidence", "Host", "Model", "Policy", "ShippedPacks", "TestSupport",
      ]
    ),

    // MARK: judge-bench
    .executableTarget(
      name: "judge-bench",
      dependencies: [
        "Authority", "CanonicalJSON", "Effects", "Model", "Policy", "ShellSyntax", "ShippedPacks", "Signing",
      ],
      path: "Benchmarks/Judging"
    ),

    // MARK: AgentClients
    .target(
      name: "AgentClients",
      dependencies: [
        "Authority", "CanonicalJSON", "Effects", "Evidence", "Host", "Inspection", "Model", "Signing", "Words",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]
    ),
    .testTarget(
      name: "AgentClientsTests",
      dependencies: [
        "AgentClients", "Authority", "CanonicalJSON", "Effects", "Evidence", "Host", "Model", "Policy", "Signing",
        "TestSupport",
      ],
      exclude: ["Fixtures"]
    ),

    // MARK: Gateway
    .target(name: "Gateway", dependencies: ["CanonicalJSON", "MCPTransport", "Signing"]),
    .testTarget(name: "GatewayTests", dependencies: ["CanonicalJSON", "Gateway", "MCPTransport", "Signing"]),

    // MARK: CavraMCP
    .target(
      name: "CavraMCP",
      dependencies: [
        "Authority", "CanonicalJSON", "Evidence", "Gateway", "Governance", "Host", "Inspection", "MCPTransport",
        "Model",
        "Signing", "Words",
      ]
    ),
    .testTarget(
      name: "CavraMCPTests",
      dependencies: [
        "Authority", "CanonicalJSON", "CavraMCP", "Evidence", "Gateway", "Host", "MCPTransport", "Model", "Signing",
        "TestSupport",
      ]
    ),

    // MARK: cavra-mcp
    .executableTarget(
      name: "cavra-mcp",
      dependencies: [
        "AgentClients", "Authority", "CanonicalJSON", "CavraMCP", "Effects", "Evidence", "Gateway", "Governance",
        "Host",
        "Inspection", "MCPTransport", "Model", "Policy", "ShippedPacks", "Signing", "Words",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
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
