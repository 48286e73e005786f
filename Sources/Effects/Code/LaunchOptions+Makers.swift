extension LaunchOptions {
  /// Programs that make documents, code and reports: options for code of others, programs that they start, and outputs.
  static let makers: [LaunchOptions] = documents + generators + runners + checkers

  private static let documents: [LaunchOptions] = [
    LaunchOptions("typedoc", "--plugin,--options,--tsconfig,--theme=source --out,--json=write"),
    LaunchOptions("jsdoc", "-t,--template,-c,--configure,-P,--package=source -d,--destination=write"),
    LaunchOptions(
      "javadoc",
      "-docletpath,--doclet-path,-doclet,-tagletpath,-bootclasspath=sources -J*=code -d=write @*=source"
    ),
    LaunchOptions(
      "yard yardoc",
      "-e,--load,-t,--template-path,-p,--plugin,--yardopts=source -o,--output-dir,-b,--db=write"
    ),
    LaunchOptions("mmdc", "-p,--puppeteerConfigFile,-C,--cssFile,-c,--configFile=source -o,--output=write"),
    LaunchOptions("eleventy 11ty", "--config,--input,--formats=source --output=write"),
    LaunchOptions("pelican", "-s,--settings,-t,--theme-path=source -o,--output=write"),
    LaunchOptions("zola", "-c,--config,-r,--root=source -o,--output-dir=write"),
    LaunchOptions("plantuml", "-graphvizdot,-config,-DPLANTUML*=source -o,-output=write"),
    LaunchOptions(
      "vitepress vuepress docusaurus gatsby",
      ". --config,-c=source --outDir,--out-dir,-d,--dest,--cacheDir=write"
    ),
    LaunchOptions("neofetch fastfetch", "--config,-c=source"), LaunchOptions("fx", "-r,--raw=text"),
    LaunchOptions("gron glow html2text", "*=host"), LaunchOptions("cython cythonize", "-o,--output-file=write"),
  ]

  private static let generators: [LaunchOptions] = [
    LaunchOptions("thrift flatc", "-out,-o=write --plugin=source"), LaunchOptions("sqlc", "-f,--file=source"),
    LaunchOptions("mockgen", "-exec_only,--exec_only=source -destination,--destination=write"),
    LaunchOptions("stringer moq mockery wire", "-output,-out,--output,--out,--outpkg-dir=write --config=source"),
    LaunchOptions("oapi-codegen", "-config,--config,-templates,--templates=source -o=write"),
    LaunchOptions("graphql-codegen", ". -c,--config,-r,--require,--project=source"),
    LaunchOptions(
      "openapi-generator openapi-generator-cli swagger-codegen",
      "-t,--template-dir,-c,--config,--custom-generator=source -o,--output=write -D*=text"
    ),
    LaunchOptions("quicktype json2ts openapi-typescript bindgen cbindgen", "-o,--out,--output=write"),
    LaunchOptions("bison flex re2c ragel gperf", "-o,--output,--outfile,--output-file,--header,--defines=write"),
    LaunchOptions("tailwindcss tailwind", "-c,--config,--postcss=source -o,--output=write"),
    LaunchOptions("terser uglifyjs cleancss purgecss", "--config-file,--config,-c=source -o,--output=write"),
    LaunchOptions("gcovr", "--gcov-executable=tool --config,--template=source -o,--output=write"),
    LaunchOptions(
      "lcov geninfo genhtml",
      "--gcov-tool,--demangle-cpp=tool --config-file,--rc=source -o,--output-file,--output-directory=write"
    ),
    LaunchOptions("antlr4", "-lib=source -o=write"), LaunchOptions("nasm yasm", "-o,-l,-MD=write"),
    LaunchOptions(
      "conventional-changelog auto-changelog",
      "-n,--config,--handlebars-setup,--template,-t,--context,-c=source -o,--output,--outfile=write"
    ),
    LaunchOptions("git-cliff git-chglog", "-c,--config,-t,--template=source -o,--output,-p,--prepend=write"),
    LaunchOptions(
      "jupytext",
      "--pipe,--check=code --pipe-fmt=text --execute! -o,--output=write"
    ),
    LaunchOptions("storybook build-storybook", ". -c,--config-dir=source -o,--output-dir=write"),
    LaunchOptions(
      "autoconf automake autoreconf aclocal",
      ". -I,--include,-B,--prepend-include,-W=source -o,--output=write"
    ),
  ]

  private static let runners: [LaunchOptions] = [
    LaunchOptions(
      "gotestsum",
      ". --post-run-command=code --raw-command! --junitfile,--jsonfile=write"
    ),
    LaunchOptions("ginkgo", ". --output-dir,--junit-report,--json-report,-o=write -exec,--exec=code"),
    LaunchOptions(
      "ptw pytest-watch",
      ". --onpass,--onfail,--onexit,--runner,--beforerun,--afterrun,--wait-command=code -c,--config=source"
    ),
    LaunchOptions("mutmut", ". --runner=code"),
    LaunchOptions("behave", ". -r,--runner,--tags-help=source -o,--outfile,--junit-directory=write"),
    LaunchOptions(
      "robot rebot",
      ". --listener,--variablefile,-V,--pythonpath,-P,--prerunmodifier,--prerebotmodifier,--parser,-A,--argumentfile=source -d,--outputdir,-o,--output,-l,--log,-r,--report,-x,--xunit,-b,--debugfile=write"
    ),
    LaunchOptions("testcafe", ". --app,-a=code --config-file=source --video,-r=write"),
    LaunchOptions("nightwatch wtr web-test-runner stryker detox", ". -c,--config,--config-file=source"),
    LaunchOptions("jasmine", ". --helper,--config,--reporter,--require=source"),
    LaunchOptions(
      "gunicorn",
      ". -c,--config,--chdir,--pythonpath,-k,--worker-class,--logger-class=source -p,--pid=write"
    ),
    LaunchOptions("uvicorn hypercorn", ". --app-dir,--log-config,--env-file,-c,--config=source"),
    LaunchOptions("celery", ". --workdir,-A,--app,--config=source --pidfile,--logfile,-f=write"),
    LaunchOptions("bacon", ". --config-toml=code --path,-p=source"),
  ]

  private static let checkers: [LaunchOptions] = [
    LaunchOptions("commitlint", ". -g,--config,-x,--extends,-o,--format,-H,--parser-preset=source"),
    LaunchOptions("brakeman", "--add-checks-path,--config-file,-c=source -o,--output=write"),
    LaunchOptions("haml-lint slim-lint reek", "-r,--require,-c,--config=source"),
    LaunchOptions("phpcs phpcbf", "--standard,--bootstrap,--runtime-set=source --report-file,--cache=write"),
    LaunchOptions("phan php-cs-fixer", "--plugin,--config,--config-file,-k,--custom-fixers=source -o,--output=write"),
    LaunchOptions("checkstyle pmd spotbugs", "-c,-R,--rulesets,-pluginList,-auxclasspath=source -o,-output,-r=write"),
    LaunchOptions(
      "knip madge dependency-cruiser depcruise",
      "--reporter,--preprocessor,--config,-c,--webpack-config,--ts-config,-v=source"
    ),
    LaunchOptions("redocly swagger-cli", "--extends,--config,--template=source -o,--output,--outfile=write"),
    LaunchOptions("semgrep", "--metrics,--disable-version-check=text --config,-c,-f=fetched -o,--output=write"),
    LaunchOptions("conftest", "-u,--update=fetched --plugin,-p,--policy,--parser=source"),
    LaunchOptions("protolint", "--plugin,-plugin=source --config_path,-config_path=source"),
    LaunchOptions("gitlint", "--extra-path,-e,-C,--config=source"),
    LaunchOptions("gitleaks trufflehog detect-secrets", "-r,--report-path=write -c,--config,--plugin,-p=source"),
    LaunchOptions("ajv", "-c=source -o=write"), LaunchOptions("sqlfluff", "--library-path,--config=source"),
    LaunchOptions("luacheck selene stylua", "--config,--config-path=source"),
    LaunchOptions("perlcritic perltidy", "--profile,-pro=source -o,-b=write"),
    LaunchOptions("promtool amtool", "*=host"), LaunchOptions("cspell alex vale", "-c,--config,--require=source"),
    LaunchOptions("syft grype", "-c,--config,-t,--template=source --file,-o,--output=write"),
  ]
}
