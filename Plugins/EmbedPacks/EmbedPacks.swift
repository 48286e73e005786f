import Foundation
import PackagePlugin

/// Puts the packs of `policies/` into the module that uses this plugin, so that they travel inside the binary.
@main
struct EmbedPacks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let policies = context.package.directoryURL.appending(path: "policies")
    let packs = try FileManager.default.contentsOfDirectory(atPath: policies.path()).sorted()
      .map { (id: $0, file: policies.appending(path: "\($0)/policy.yaml")) }
      .filter { FileManager.default.fileExists(atPath: $0.file.path()) }
    let output = context.pluginWorkDirectoryURL.appending(path: "ShippedPacks+Sources.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(packs.count) policy packs",
        executable: try context.tool(named: "pack-embedder").url,
        arguments: [output.path()] + packs.map { "\($0.id)=\($0.file.path())" },
        inputFiles: packs.map(\.file),
        outputFiles: [output]
      )
    ]
  }
}
