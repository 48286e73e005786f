/// Files that programs load by their names and places, without being told: tests, settings that are code, build scripts.
enum LoadedFiles {
  /// Whether a program may run code from a file in the directories where it works.
  static func mayLoad(_ name: String, _ arguments: [Argument], _ file: String) -> Bool {
    let program = name.hasPrefix("python") ? "python" : name
    if program == "go", !arguments.contains(where: { ["test", "run", "generate", "tool"].contains($0.text) }) {
      return false
    }
    guard let kinds = byProgram[program] else { return false }
    let base = PathText.baseName(file)
    return kinds.contains { $0.utf8.first == UInt8(ascii: ".") ? base.hasSuffix($0) : base == $0 }
  }

  private static let python = [".py", ".pth", "tox.ini", "pytest.ini", "setup.cfg", "pyproject.toml"]
  private static let node = [
    ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", "package.json", ".babelrc", ".eslintrc",
    ".eslintrc.json",
  ]
  private static let java = [".java", ".kt", ".kts", ".groovy", ".gradle", ".scala", ".sbt", "pom.xml"]
  private static let ruby = [".rb", ".rake", "Rakefile", "Gemfile", ".gemspec", ".rspec"]

  private static let byProgram: [String: [String]] = {
    var result: [String: [String]] = [:]
    func add(_ programs: String, _ kinds: [String]) {
      for program in programs.split(whereSeparator: \.isWhitespace) { result[String(program)] = kinds }
    }
    add(
      """
      python pytest py.test tox nox behave robot nose2 coverage django-admin flask celery pip pip3 uv poetry hatch pdm
      """,
      python
    )
    add(
      """
      node nodejs npm npx yarn pnpm pnpx bun bunx deno jest vitest mocha ava tap karma jasmine cypress playwright eslint
      prettier stylelint webpack vite rollup esbuild tsup next nuxt astro ng nx turbo lerna gulp grunt babel tsx ts-node
      storybook commitlint semantic-release postcss tailwindcss wdio testcafe nodemon
      """,
      node
    )
    add("cargo cross", [".rs", "Cargo.toml", "config.toml"])
    add("go gotestsum ginkgo", [".go", "go.mod"])
    add("mvn mvnw gradle gradlew sbt mill ant java", java)
    add("ruby rake rspec bundle rails cucumber minitest irb guard", ruby)
    add("php phpunit pest composer artisan", [".php", "composer.json"])
    add("swift xcodebuild", [".swift"])
    add("dotnet msbuild", [".cs", ".csproj", ".fsproj", ".props", ".targets"])
    add("mix elixir iex", [".ex", ".exs"])
    add("perl prove", [".pl", ".pm", ".t"])
    add("lua busted luarocks", [".lua"])
    add(
      "cmake ctest ninja meson bazel",
      ["CMakeLists.txt", ".cmake", "build.ninja", "meson.build", "BUILD", "BUILD.bazel", ".bzl"]
    )
    add("just", ["justfile", "Justfile"])
    add("task", ["Taskfile.yml", "Taskfile.yaml"])
    add("pre-commit lefthook", [".pre-commit-config.yaml", "lefthook.yml"])
    return result
  }()
}

extension Walker {
  /// A program that runs code which this line has written: what that does is not looked at.
  mutating func checkLoaded(_ name: String, _ arguments: [Argument], _ range: Range<Int>, _ place: Place) {
    guard let file = made.keys.filter({ LoadedFiles.mayLoad(name, arguments, $0) }).min() else { return }
    opaque("`\(name)` may run `\(PathText.baseName(file))`, which this line writes", range, place.via)
  }
}
