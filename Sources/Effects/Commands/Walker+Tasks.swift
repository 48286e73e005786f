import Model

/// Build tools that take several tasks in one line, with projects before their names: every task is judged as if it stood alone.
extension Walker {
  mutating func runTasks(
    _ name: String,
    _ arguments: [Argument],
    _ range: Range<Int>,
    _ state: ShellState,
    _ place: Place
  ) {
    guard let tasks = Self.tasks(of: name, arguments) else { return }
    if ["mvn", "mvnw"].contains(name) { checkGoals(name, arguments, place) }
    for task in tasks where !isExhausted {
      guard task.allSatisfy(\.isKnown), !task.isEmpty, task.map(\.text) != arguments.map(\.text) else { continue }
      let acts = acts(of: name, isBare: false, task, place)
      let run = ProgramRun(
        program: name,
        written: name,
        arguments: task.map(\.text),
        rehearses: VerbOptions.rehearses(name, arguments),
        acts: acts
      )
      add(.run(run), range, place.via + ["task of \(name)"])
    }
  }

  /// The tasks of a line; nil for a program that has none, and where it only rehearses.
  private static func tasks(of name: String, _ arguments: [Argument]) -> [[Argument]]? {
    switch name {
    case "gradle", "gradlew":
      guard let table = VerbTool.table(of: name) else { return nil }
      let parsed = ParsedArguments(arguments, table.options)
      if parsed.has("m") || parsed.has("dry-run") { return nil }
      return parsed.operands.map { [$0.with(behind(UInt8(ascii: ":"), $0.text))] }
    case "mvn", "mvnw":
      guard let table = VerbTool.table(of: name) else { return nil }
      return ParsedArguments(arguments, table.options).operands.map { [$0.with(goal($0.text))] }
    case "sbt":
      let commands = arguments.filter { !$0.text.hasPrefix("-") }.flatMap { word in
        word.text.split(separator: ";").map { word.with(String($0)) }
      }
      return commands.flatMap { command in
        var words = command.text.split(separator: " ").map(String.init)
        while let first = words.first, ["+", "~", "all"].contains(first) || first.hasPrefix("++") {
          words.removeFirst()
        }
        // `all a b` are tasks too; the words behind other tasks are theirs.
        let isList = command.text.hasPrefix("all ")
        let heads = isList ? words[...] : words.prefix(1)
        return heads.map { head in
          let plain = String(head.drop { "+~".contains($0) })
          return [command.with(behind(PathText.slash, plain))] + (isList ? [] : words.dropFirst().map(command.with))
        }
      }
    case "mill":
      return arguments.filter { !$0.text.hasPrefix("-") }.map { word in
        [word.with(behind(UInt8(ascii: "."), behind(PathText.slash, word.text)))]
      }
    case "mix", "rebar3", "lein":
      return ofDo(name, arguments)
    default: return nil
    }
  }

  /// `do a, b`, `do a + b`, and what stands behind a profile.
  private static func ofDo(_ name: String, _ arguments: [Argument]) -> [[Argument]]? {
    guard let verb = arguments.first?.text else { return nil }
    if verb == "as" && name == "rebar3"
      || ["with-profile", "with-profiles", "update-in"].contains(verb) && name == "lein"
    {
      let rest = Array(arguments.dropFirst(2))
      return [rest] + (ofDo(name, rest) ?? [])
    }
    if verb == "trampoline", name == "lein" {
      let rest = Array(arguments.dropFirst())
      return [rest] + (ofDo(name, rest) ?? [])
    }
    guard verb == "do" else { return nil }
    var tasks: [[Argument]] = [[]]
    for word in arguments.dropFirst() {
      let parts = word.text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for (index, part) in parts.enumerated() {
        if index > 0 { tasks.append([]) }
        if part == "+" {
          tasks.append([])
        } else if !part.isEmpty {
          tasks[tasks.count - 1].append(word.with(part))
        }
      }
    }
    return tasks
  }

  /// What stands behind the last sign: the task without its project.
  private static func behind(_ sign: UInt8, _ text: String) -> String {
    guard let last = text.utf8.lastIndex(of: sign) else { return text }
    return String(decoding: text.utf8[text.utf8.index(after: last)...], as: UTF8.self)
  }

  /// `prefix:goal` of `group:artifact[:version]:goal`, by the rule for the names of plugins (Maven, "Plugin Prefix Resolution").
  private static func goal(_ text: String) -> String {
    let parts = text.split(separator: "@").first.map { $0.split(separator: ":").map(String.init) } ?? []
    guard parts.count > 2, let goal = parts.last else { return parts.joined(separator: ":") }
    return "\(prefix(parts[1])):\(goal)"
  }

  private static func prefix(_ artifact: String) -> String {
    if artifact.hasPrefix("maven-"), artifact.hasSuffix("-plugin") { return String(artifact.dropFirst(6).dropLast(7)) }
    return artifact.hasSuffix("-maven-plugin") ? String(artifact.dropLast(13)) : artifact
  }

  /// Plugins of Maven that builds use, and the groups that they come from.
  private static let plugins: Set<String> = Set(
    "antrun archetype assembly buildnumber bundle cargo checkstyle clean clover compiler cobertura cyclonedx dependency dependency-check docker-compose ear ejb eclipse enforcer exec failsafe flatten flyway fmt formatter frontend gatling git-code-format git-commit-id gwt help idea impsort install invoker jacoco jar jaxb2 jetty jib jooq javadoc jxr keytool kotlin license liquibase lifecycle-mapping micronaut mn modernizer native nexus-staging openapi-generator pitest plugin pmd project-info-reports properties protobuf quarkus rar release remote-resources resources rewrite scala scm scoverage shade shitty site sonar sortpom source spotbugs spotless spring-boot stage surefire surefire-report swagger templating tomcat7 toolchain toolchains tycho verifier versions war wildfly wrapper deploy gpg xml antlr4 avro build-helper ktlint detekt"
      .split(separator: " ").map(String.init)
  )
  private static let groups = [
    "org.apache.maven.plugins", "org.codehaus.mojo", "org.springframework.boot", "org.jacoco", "com.diffplug.spotless",
    "org.sonarsource.scanner.maven", "io.quarkus", "io.quarkus.platform", "com.github.spotbugs", "org.pitest",
    "org.owasp", "org.openrewrite.maven", "org.flywaydb", "org.liquibase", "org.cyclonedx", "com.spotify.fmt",
    "org.openapitools", "org.jetbrains.kotlin", "net.alchim31.maven", "org.graalvm.buildtools",
  ]

  /// A goal of a plugin that no build is known to use brings that plugin from a registry and runs it.
  private mutating func checkGoals(_ name: String, _ arguments: [Argument], _ place: Place) {
    guard let table = VerbTool.table(of: name) else { return }
    let parsed = ParsedArguments(arguments, table.options)
    for word in parsed.operands where word.isKnown && word.text.utf8.contains(UInt8(ascii: ":")) {
      let parts = word.text.split(separator: ":").map(String.init)
      let isKnown =
        parts.count < 3
        ? Self.plugins.contains(parts.first ?? "")
        : Self.groups.contains { $0.sameText(as: parts[0]) } && Self.plugins.contains(Self.prefix(parts[1]))
      if !isKnown { opaque("the plugin of `\(word.text.prefix(80))` is fetched and run", word.range, place.via) }
    }
    for word in arguments where word.isKnown && word.text.hasPrefix("-DshowPasswords") {
      opaque("`\(name) \(word.text.prefix(40))` prints passwords", word.range, place.via)
    }
  }
}
