import Model

extension NestedCommand {
  /// Options with which `docker exec` and its like do no more than the command that they run: nothing of this machine is
  /// handed over by them.
  private static let plainOptions: Set<String> = [
    "i", "t", "T", "e", "u", "w", "rm", "name", "d", "index", "no-deps", "build", "use-aliases", "q", "f",
    "project-name", "profile", "project-directory", "init", "platform", "m", "cpus", "read-only", "l", "D",
  ]

  /// Programs of a registry that are run by name so often that their packages are known to be those programs.
  private static let known: [String: Set<String>] = {
    let node = words(
      "rimraf del-cli eslint prettier tsc tsx jest vitest mocha playwright cypress prisma drizzle-kit sequelize-cli sequelize knex typeorm mikro-orm lerna changeset semantic-release release-it standard-version commitlint vsce nx turbo ng vue expo astro next nuxt remix vite storybook docusaurus gatsby svelte-check svelte-kit vue-tsc cspell knip depcheck madge jscpd publint attw size-limit type-coverage typedoc jsdoc compodoc redocly spectral swagger-cli openapi-typescript openapi-generator-cli graphql-codegen buf quicktype tailwindcss postcss sass lessc svgo terser tsup rollup webpack esbuild parcel swc babel rspack ava tap jasmine karma wtr nyc c8 stryker license-checker npm-check-updates ncu dependency-cruiser depcruise sort-package-json syncpack patch-package markdownlint markdownlint-cli2 markdown-link-check remark textlint alex stylelint oxlint biome htmlhint ajv eleventy vitepress vuepress wait-on autocannon wrangler sst cdk serverless firebase supabase size-limit xo standard pyright vercel netlify semver envinfo nest ts-prune unimported dprint hugo jekyll"
    )
    let python = words(
      "ruff black isort flake8 mypy pyright pylint bandit pytest tox nox pre-commit codespell vulture radon interrogate deptry pip-audit safety semgrep sqlfluff djlint yamllint mkdocs sphinx-build towncrier validate-pyproject check-manifest pyupgrade refurb ty basedpyright pycodestyle pydocstyle twine poetry hatch dbt pip-tools ansible-lint cfn-lint checkov"
    )
    return [
      "npx": node, "bunx": node, "pnpx": node, "npm": node, "pnpm": node, "yarn": node, "uvx": python, "pipx": python,
      "uv": python,
    ]
  }()

  private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

  /// Options of the runners that only say how much they speak, or that nothing is to be fetched.
  private static let quietOptions: Set<String> = ["y", "no", "q", "no-install"]

  /// What the run of such a subcommand is where the command behind it says the rest: `docker exec` with plain options only
  /// reaches into a container that is there, `npx prettier` runs Prettier. Nil where more may be meant.
  static func acts(of name: String, _ arguments: [Argument], inner: (String, [Argument]) -> [Act]) -> [Act]? {
    for nested in byProgram[name] ?? [] {
      guard let rest = Self.arguments(arguments, of: nested) else { continue }
      let parsed = ParsedArguments(rest, OptionTable(nested.options), stopsAtOperand: !nested.permutes)
      let command = parsed.operands.dropFirst(nested.operands)
      guard parsed.unknownOptions.isEmpty, let program = command.first, program.isKnown,
        parsed.operands.prefix(nested.operands).allSatisfy(\.isKnown)
      else { return nil }
      if nested.isContainer {
        return parsed.options.allSatisfy { plainOptions.contains($0.name) } ? [.build] : nil
      }
      guard known[name]?.contains(program.text) ?? false,
        parsed.options.allSatisfy({ quietOptions.contains($0.name) })
      else { return nil }
      let acts = inner(program.text, Array(command.dropFirst()))
      return acts.isEmpty ? nil : acts
    }
    return nil
  }
}
