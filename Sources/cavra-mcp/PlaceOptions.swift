import ArgumentParser
import Foundation
import Host

/// Where an enforcing surface finds its things: what `init` wrote into its command line, else the defaults below the home of
/// the password database; never what an environment variable says.
struct PlaceOptions: ParsableArguments {
  @Option(help: "The state directory, absolute. (default: ~/.local/state/cavra)", completion: .directory)
  var state: String?

  @Option(help: "The configuration directory, absolute. (default: ~/.config/cavra)", completion: .directory)
  var configuration: String?

  /// What is given, by the options' names.
  var given: [String: String] {
    var options: [String: String] = [:]
    options["--state"] = state
    options["--configuration"] = configuration
    return options
  }

  /// The places, with the home that `~` in what is judged stands for taken from `HOME`.
  func fixed() throws -> Locations {
    try Locations.fixed(
      state: state,
      configuration: configuration,
      home: ProcessInfo.processInfo.environment["HOME"],
      binary: ProcessTree.executablePath()
    )
  }
}
