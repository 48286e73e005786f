extension LaunchOptions {
  /// From the manuals of the programs: the options that make them run what they are given.
  static let all = builds + compilers + scripts + tests + editors + others + makers

  private static let builds: [LaunchOptions] = [
    LaunchOptions(
      "make gmake",
      ". -f,--file,--makefile,-C,--directory,-I,--include-dir=source --eval,-E=code -o,-W,--old-file,--what-if,-j,-l=text"
    ),
    LaunchOptions(
      "cmake",
      ". -P,-C,-S,--toolchain,--build,--open,--install=source -B,--graphviz,--trace-redirect,--prefix=write -DCMAKE_TOOLCHAIN_FILE*=source -DCMAKE_MAKE_PROGRAM*=tool -DCMAKE_C_COMPILER*=tool -DCMAKE_CXX_COMPILER*=tool -DCMAKE_LINKER*=tool -DCMAKE_PROJECT_*=flags -DCMAKE_EXE_LINKER*=flags -DCMAKE_RULE_LAUNCH*=code -DCMAKE_CROSSCOMPILING_EMULATOR*=code --debugger-pipe=text -D,-G,-A,-T,--target,--config,-j,--parallel,--preset=text *=source"
    ),
    LaunchOptions(
      "ctest",
      ". -S,--script,-SP,--script-new-process,--build-and-test,--test-dir=source --build-makeprogram,--overwrite,--test-command=code -O,--output-log,--output-junit=write"
    ),
    LaunchOptions("ninja samu", ". -f,-C=source -t,-j,-k,-l,-d,-w=text"),
    LaunchOptions(
      "meson",
      ". --native-file,--cross-file,-C=source --exe-wrapper,--gdb-path=code --wrap,--wrapper=text --prefix,--destdir=write"
    ),
    LaunchOptions(
      "bazel bazelisk",
      ". --script_path,--output_base,--output_user_root,--profile,--build_event_json_file=write --run_under,--workspace_status_command,--host_jvm_args,--override_repository,--override_module,--shell_executable,--credential_helper=code --remote_cache,--remote_executor,--remote_downloader,--remote_proxy,--bes_backend,--bes_proxy,--bes_results_url=host --disk_cache,--repository_cache,--symlink_prefix=write --bazelrc,--inject_repository=source"
    ),
    LaunchOptions("scons", ". -f,--file,-C,--directory,--site-dir=source"),
    LaunchOptions("just", ". -f,--justfile,-d,--working-directory,--shell=source --shell-arg,--chooser=code"),
    LaunchOptions("task", ". -t,--taskfile,-d,--dir=source"),
    LaunchOptions("ant", ". -f,-file,-buildfile,-lib,-logger,-listener,-propertyfile=source"),
    LaunchOptions(
      "mvn mvnw",
      ". -f,--file,-s,--settings,-gs,--global-settings,-t,--toolchains,-gt=source -Dexec.executable*=code -Dexec.args*=code -Dmaven.ext.class.path*=sources -DargLine*=flags -Djvm*,-Dmaven.compiler.executable*,-Dmaven.compiler.fork.executable*=tool -DdistributionUrl*,-DarchetypeCatalog*,-DremoteRepositories*,-DaltDeploymentRepository*,-Dsonar.host.url*=host -DoutputDirectory*,-DoutputFile*=write -Dmaven.multiModuleProjectDirectory*=source -l,--log-file=write"
    ),
    LaunchOptions(
      "gradle gradlew",
      ". -I,--init-script,-b,--build-file,-c,--settings-file,-p,--project-dir,-g,--gradle-user-home,--include-build=source -Dorg.gradle.jvmargs*=flags -Dorg.gradle.java.home*=source --gradle-distribution-url=host --project-cache-dir=write"
    ),
    LaunchOptions(
      "sbt",
      ". -Dsbt.boot*,-Dsbt.global*,-Dsbt.ivy*,-Dsbt.coursier*=source -sbt-jar,-java-home,--java-home=source -J*=code"
    ),
    LaunchOptions(
      "xcodebuild",
      ". -project,-workspace,-xcconfig=source -derivedDataPath,-resultBundlePath,-archivePath,-exportPath=write"
    ),
    LaunchOptions(
      "dotnet",
      ". --project,--solution,--settings,--configfile,--additional-deps,--additionalprobingpath,--depsfile,--runtimeconfig=source -o,--output,--artifacts-path,-bl*=write --logger,--test-adapter-path=source -p:Pre*,/p:Pre*,-p:Post*,/p:Post*,-p:Custom*,/p:Custom*,-p:Csc*,/p:Csc*,-p:MSBuild*,/p:MSBuild*=code @*=source *=source"
    ),
    LaunchOptions(
      "go",
      ". -toolexec,--toolexec,-exec,--exec=code -vettool,--vettool,-overlay,--overlay,-modfile,--modfile,-C,-modcacherw=source -ldflags,-gcflags,-asmflags,-gccgoflags,--ldflags,--gcflags=flags -o,-coverprofile,-cpuprofile,-memprofile,-blockprofile,-mutexprofile,-trace,-outputdir,-pkgdir=write -run,-bench,-tags,-p,-count,-timeout,-w,-u,-mod,-covermode,-coverpkg=text *=source"
    ),
    LaunchOptions(
      "cargo",
      ". --config=code --manifest-path,-C,--lockfile-path=source --target-dir,--out-dir,--artifact-dir,--root=write"
    ),
    LaunchOptions(
      "swift",
      ". --package-path,--chdir,-C,--toolchain,--swift-sdks-path,--pkg-config-path,--toolset,--config-path,-load-plugin-library,-load-plugin-executable,-plugin-path,-external-plugin-path,-tools-directory,--netrc-file=source --scratch-path,--build-path,--cache-path,--security-path,--output,--xunit-output=write --disable-sandbox!  -use-ld*=tool -ld-path*=source"
    ),
    LaunchOptions(
      "npm npx pnpm pnpx yarn bunx",
      ". --script-shell,--shell,--node-options,--browser,--viewer,--editor,--git,--scripts-prepend-node-path=code --prefix,-C,--dir,--cwd,--globalconfig,--userconfig,--use-yarnrc,--init-module,--global-style-dir,--preload,--bunfile,--modules-folder,--pnpmfile,--global-pnpmfile,--env-file,--tsconfig-override=source --cache,--cache-folder,--store-dir,--pack-destination,--outdir,--outfile=write"
    ),
    LaunchOptions(
      "bun",
      ". -e,--eval,-p,--print=code --preload,-r,--require,--import,--cwd,--config,-c,--env-file,--tsconfig-override=source --outdir,--outfile=write"
    ),
    LaunchOptions("turbo nx lerna rush", ". --cwd,--config,--root-turbo-json=source --cache-dir,--graph=write"),
    LaunchOptions("composer", ". -d,--working-dir=source"),
    LaunchOptions("bundle bundler", ". --gemfile=source --path,--binstubs=write"),
    LaunchOptions(
      "rake",
      ". -f,--rakefile,-I,--libdir,-r,--require,-R,--rakelibdir=source -e,--execute,-p,--execute-print,-E,--execute-continue=code"
    ),
    LaunchOptions("rebar3", ". --eval=code --script,--config=source"), LaunchOptions("lein", ". -e,--eval=code"),
    LaunchOptions("rails", ". -m,--template=source"), LaunchOptions("mix", ". -r,--require=source -e,--eval=code"),
    LaunchOptions(
      "stack cabal dune",
      ". --exec=code --stack-yaml,--project-file,--project-dir,--config-file,--root=source --with-compiler,--with-ghc=tool --ghc-options=flags"
    ),
    LaunchOptions(
      "zig",
      ". --build-file,--build-runner,--zig-lib-dir=source -p,--prefix,--cache-dir,--global-cache-dir=write --test-cmd=code"
    ),
    LaunchOptions(
      "docker podman nerdctl",
      "--build-arg,-t,--tag,--label,-e,--env,-l,-p,-v,--volume=text --mount=text *=fetched"
    ),
    LaunchOptions(
      "helm",
      "--post-renderer,--post-renderer-args=code --kubeconfig,--registry-config,--repository-config=source"
    ),
    LaunchOptions("kubectl oc", "--kubeconfig=source --server,-s=host"),
    LaunchOptions("kustomize", "--enable-exec! --enable-alpha-plugins! --helm-command=code"),
    LaunchOptions("terraform tofu", ". -chdir,-plugin-dir=source -out,--out=write"),
    LaunchOptions("pre-commit", ". -c,--config=source --log-file=write"),
  ]

  private static let compilers: [LaunchOptions] = [
    LaunchOptions(
      "gcc g++ cc c++ clang clang++ gfortran",
      "-wrapper=code -specs,--specs,-fplugin,-iplugindir,-fpass-plugin,--config,--config-system-dir,--config-user-dir,--ld-path,-B,--gcc-toolchain,-load,--prefix=source -load*=source -fuse-ld=tool -Wl,*=flags -fplugin-arg*=text @*=source -o,-MF,-dumpdir,-serialize-diagnostics,--serialize-diagnostics,-fcrash-diagnostics-dir,-fdump*=write"
    ),
    LaunchOptions("clang-tidy clang-check", "-load,--load=source -export-fixes,--export-fixes=write"),
    LaunchOptions("ld ld.lld ld.gold lld", "-plugin,--plugin,-dynamic-linker=source -o,-Map,--Map=write @*=source"),
    LaunchOptions(
      "rustc rustdoc",
      "-C,--codegen,-Z=flags --sysroot=source --runtool,--test-builder=code -o,--out-dir,--emit=write @*=source"
    ),
    LaunchOptions(
      "swiftc swift-frontend",
      "-load-plugin-library,-load-plugin-executable,-plugin-path,-external-plugin-path,-tools-directory,-ld-path,-in-process-plugin-server-path=source -use-ld=tool -o,-emit-module-path,-emit-objc-header-path,-output-file-map,-index-store-path,-module-cache-path=write @*=source"
    ),
    LaunchOptions(
      "ghc runghc runhaskell ghci",
      "-pgm*=code -e=code -package-db,-fplugin-library,-ghci-script=source -o,-odir,-hidir,-outputdir,-dumpdir=write"
    ),
    LaunchOptions(
      "javac kotlinc scalac",
      "-cp,-classpath,--class-path,-processorpath,--processor-path,--processor-module-path,-Xplugin,-J*=sources -J*=code -Xplugin:*=code -d,-s,-h=write @*=source"
    ),
    LaunchOptions(
      "java",
      "-cp,-classpath,--class-path,-p,--module-path=sources -jar=source -javaagent:*=source -agentpath:*=code -agentlib:*=code -XX:OnOutOfMemoryError*=code -XX:OnError*=code -Xbootclasspath*=code @*=source"
    ),
  ]

  private static let scripts: [LaunchOptions] = [
    LaunchOptions(
      "node nodejs",
      "-r,--require,--import,--loader,--experimental-loader,--openssl-config,--snapshot-blob,--env-file,--env-file-if-exists,--test-reporter,--test-global-setup,--icu-data-dir,--experimental-config-file,--build-sea=source --report-dir,--report-directory,--diagnostic-dir,--cpu-prof-dir,--heap-prof-dir,--redirect-warnings,--trace-event-file-pattern,--test-reporter-destination=write --inspect=0.0.0.0*,--inspect-brk=0.0.0.0*=code --run=code"
    ),
    LaunchOptions("tsx ts-node", "-r,--require,--import,--tsconfig,-P,--project,--cwd,--compiler,-C=source"),
    LaunchOptions(
      "deno",
      "--preload,--import-map,--config,-c,--lock,--env-file,--unsafely-ignore-certificate-errors=source"
    ),
    LaunchOptions("perl", "-x=source"),
    LaunchOptions("julia", "-L,--load,-J,--sysimage,--project,--machine-file=source"),
    LaunchOptions("R Rscript", "-f,--file=source"), LaunchOptions("php", "-c,-t,-z=source"),
    LaunchOptions("ocaml", "-e,-init,-I=code"),
    LaunchOptions("sbcl", "--eval,--load,--script,--userinit,--sysinit,--core=code"),
    LaunchOptions("gjs", "-c,--command=code"), LaunchOptions("jshell", "*=source --startup=source -R*=code -J*=code"),
    LaunchOptions("wish", "*=source"), LaunchOptions("ipython jupyter", "-c,--ext,-i=code *=source"),
  ]

  static let tests: [LaunchOptions] = [
    LaunchOptions(
      "pytest py.test",
      ". -c,--config-file,--rootdir,--confcutdir,--cov-config,--ignore-from,-p=source --pdbcls,--tx,--px,--pastebin=code --basetemp=empty --junitxml,--junit-xml,--log-file,--report-log,--html,--json-report-file,--result-log,--cov-report=write -k,-m,-n,-W,-o,--tb,--maxfail,--durations,--override-ini,--ignore,--deselect,--timeout,--log-level=text *=source"
    ),
    LaunchOptions("unittest doctest", ". -s,--start-directory,-t,--top-level-directory=source *=source"),
    LaunchOptions("tox", ". -c,--conf,--root=source -x,--override=code --workdir,--result-json=write"),
    LaunchOptions("nox", ". -f,--noxfile=source --envdir=write"),
    LaunchOptions(
      "coverage",
      ". --rcfile=source --data-file,-o,-d,--directory=write --include,--omit,--source,--fail-under,--format,-m=text *=source"
    ),
    LaunchOptions(
      "mypy",
      ". --config-file,--python-executable,--custom-typeshed-dir=source --cache-dir,--html-report,--xml-report,--txt-report,--junit-xml,--linecount-report,--any-exprs-report=write"
    ),
    LaunchOptions("pylint", ". --init-hook=code --rcfile,--load-plugins=source --output=write"),
    LaunchOptions("flake8", ". --config,--append-config=source --output-file=write"),
    LaunchOptions("pyright", ". -p,--project,--pythonpath,-v,--venvpath=source"),
    LaunchOptions("alembic", ". -c,--config=source"),
    LaunchOptions("sphinx-build sphinx-autobuild", ". -c=source -d,-w=write *=source"),
    LaunchOptions("mkdocs", ". -f,--config-file=source -d,--site-dir=write"),
    LaunchOptions(
      "jest",
      ". -c,--config,--rootDir,--globalSetup,--globalTeardown,--setupFiles,--setupFilesAfterEnv,--testRunner,--runner,--transform,--resolver,--testEnvironment,--preset,--watchPlugins,--snapshotResolver,--testSequencer,--reporters,--coverageReporters,--filter,--env,--modulePaths,--roots,--projects=source --outputFile,--coverageDirectory,--cacheDirectory=write"
    ),
    LaunchOptions(
      "vitest vite astro",
      ". -c,--config,-r,--root,--dir,--globalSetup,--environment,--workspace,--project-dir=source --outputFile*=write --outDir,--cacheDir=write"
    ),
    LaunchOptions(
      "mocha",
      ". -r,--require,--config,--package,--file,--ui,-u,--reporter,-R=source -n,--node-option=code *=source"
    ),
    LaunchOptions(
      "playwright cypress karma ava nyc c8",
      ". -c,--config,--config-file,-C,--project,-P,-r,--require=source --output,-o,--report-dir,--temp-dir=write"
    ),
    LaunchOptions(
      "eslint stylelint standard xo",
      ". -c,--config,--rulesdir,--plugin,--resolve-plugins-relative-to,--parser,-f,--format,--formatter,--custom-formatter,--custom-syntax=source"
    ),
    LaunchOptions("prettier", ". --config,--plugin,--plugin-search-dir=source"),
    LaunchOptions(
      "webpack rollup esbuild parcel tsup babel swc gulp grunt next nuxt",
      ". -c,--config,--config-path,--config-register,-r,--require,--gulpfile,-f,--gruntfile,--base,--cwd,--plugin,-p,--plugins,--presets,--configPlugin,--config-plugin,--config-file=source --outfile,--outdir,--out-dir,-o,--output-path,--metafile=write"
    ),
    LaunchOptions(
      "tsc",
      "-p,--project,-b,--build=source --outDir,--outFile,--declarationDir,--tsBuildInfoFile,--generateTrace,--generateCpuProfile=write"
    ),
    LaunchOptions("rspec cucumber", ". -r,--require,-I,-O,--options,--default-path=source -o,--out=write *=source"),
    LaunchOptions("rubocop standardrb", ". -r,--require,-c,--config,--plugin=source"),
    LaunchOptions(
      "phpunit",
      ". --bootstrap,-c,--configuration,--printer,--extension,--prepend,--include-path=source --log-junit,--coverage-html,--coverage-clover,--coverage-text,--cache-directory,--testdox-html,--testdox-text=write *=source"
    ),
    LaunchOptions("phpstan psalm", ". -c,--configuration,--config,-a,--autoload-file,--plugin=source"),
    LaunchOptions(
      "prove",
      ". -I,--source,--rc=source -e,--exec,--harness,--formatter,-P=code --archive,-a=write *=source"
    ),
    LaunchOptions("golangci-lint", ". -c,--config=source --out-format=text"),
  ]
}
