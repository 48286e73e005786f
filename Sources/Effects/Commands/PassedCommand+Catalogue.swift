extension PassedCommand {
  /// From the manuals and the help of the tools.
  static let all = ofLanguages + ofVersions + ofBuilds + ofModules

  private static let ofLanguages: [PassedCommand] = [
    PassedCommand("npm", "explore", "shell= prefix=directory", words: .behind(operands: 1), joined: true),
    PassedCommand(
      "cargo",
      "watch,w",
      "c,clear q,quiet B= L= d,delay= i,ignore= w,watch= x,exec= s,shell=shell use-shell= C,workdir=directory E,env= env-file=read features= no-dot-git no-gitignore no-ignore no-restart N,notify poll postpone why no-vcs-ignores debug ignore-nothing skip-local-deps watch-when-idle no-process-group",
      prefix: "cargo",
      joined: true,
      own: true,
      prefixed: "x"
    ),
    PassedCommand(
      "cargo-watch",
      "",
      "c,clear q,quiet B= L= d,delay= i,ignore= w,watch= x,exec= s,shell=shell use-shell= C,workdir=directory E,env= env-file=read features= no-dot-git no-gitignore no-ignore no-restart N,notify poll postpone why no-vcs-ignores debug",
      prefix: "cargo",
      joined: true,
      own: true,
      prefixed: "x"
    ),
    PassedCommand(
      "cargo",
      "hack",
      "each-feature feature-powerset optional-deps? exclude-features= skip= depth= group-features= mutually-exclusive-features= exclude-no-default-features exclude-all-features include-features= include-deps-features no-dev-deps remove-dev-deps no-private ignore-private ignore-unknown-features rust-version version-range= version-step= clean-per-run clean-per-version keep-going partition= log-group= print-command-list no-manifest-path p,package= workspace all exclude= manifest-path=source features= at-least-one-of= target= must-have-and-exclude-feature= locked v,verbose q,quiet",
      prefix: "cargo"
    ),
    PassedCommand("cargo", "rustc,rustdoc", "", words: .behindDashes, prefix: "rustc"),
    PassedCommand(
      "yarn",
      "workspace",
      "cwd=directory",
      words: .behind(operands: 1),
      prefix: "yarn",
      heads: "exec node npm dlx config set publish tag plugin"
    ),
    PassedCommand(
      "yarn",
      "workspaces foreach",
      "A,all p,parallel i,interleaved t,topological topological-dev v,verbose j,jobs= include= exclude= from= R,recursive W,worktree since? n,dry-run no-private",
      prefix: "yarn",
      heads: "exec node npm dlx config set publish tag plugin"
    ),
    PassedCommand("yarn", "node", words: .everything, prefix: "node"),
    PassedCommand("bun", "run", "b,bun silent filter= F= cwd=directory r= preload= if-present shell= e= i", own: true),
    PassedCommand(
      "lerna",
      "exec",
      "scope= ignore= no-private since? exclude-dependents include-dependents include-dependencies include-merged-tags parallel stream concurrency= no-bail no-prefix profile no-sort reject-cycles",
      joined: true
    ),
    PassedCommand("nx", "exec", "tui= parallel= p,projects= targets= nxBail verbose", words: .behindDashes),
    PassedCommand("nx", "", "command=shell", words: .none),
    PassedCommand("composer", "exec", "d,working-dir=directory l,list q v", own: true),
    PassedCommand("tox", "exec,e", "", words: .behindDashes),
    PassedCommand(
      "hatch",
      "env run",
      "e,env= i,include= x,exclude= filter= f,force-continue,force ignore-compat",
      own: true
    ),
  ]

  private static let ofVersions: [PassedCommand] = [
    PassedCommand("nvm", "exec", "silent lts? save", words: .behindVersion),
    PassedCommand("nvm", "run", "silent lts? save", words: .behindVersion, prefix: "node"),
    PassedCommand("n", "exec,x", "", words: .behindVersion),
    PassedCommand("n", "run,as,use", "", words: .behindVersion, prefix: "node"),
    PassedCommand(
      "fnm",
      "exec",
      "using= node-dist-mirror= fnm-dir= multishell-path= log-level= arch= version-file-strategy= corepack-enabled resolve-engines?"
    ),
    PassedCommand(
      "volta",
      "run",
      "node= npm= yarn= pnpm= bundled-npm no-npm no-yarn no-pnpm env= verbose quiet very-verbose"
    ),
    PassedCommand("rustup", "run", "install q,quiet v,verbose", words: .behind(operands: 1)),
    PassedCommand("jenv goenv phpenv luaenv scalaenv swiftenv plenv tfenv nodenv proto", "exec", ""),
    PassedCommand("sdk", "env run", ""),
  ]

  private static let ofBuilds: [PassedCommand] = [
    PassedCommand(
      "stack",
      "exec",
      "cwd=directory package= rts-options= plain no-ghc-package-path ghc-package-path stack-exe no-stack-exe no-rts-options stack-yaml=source resolver= system-ghc",
      own: true
    ),
    PassedCommand(
      "cabal",
      "exec",
      "project-file=source project-dir=directory w,with-compiler= builddir= v? O? enable-tests",
      own: true
    ),
    PassedCommand(
      "opam",
      "exec",
      "switch= set-root set-switch readonly root= y,yes q,quiet v,verbose cli= no-self-upgrade"
    ),
    PassedCommand(
      "dune",
      "exec",
      "root=directory w,watch no-build profile= release display= context= j= force build-dir= only-packages= p=",
      own: true
    ),
    PassedCommand("meson", "devenv", "C=directory w,workdir=directory dump? dump-format="),
    PassedCommand("meson", "runpython", words: .everything, prefix: "python3"),
    PassedCommand(
      "meson",
      "test",
      "wrap,wrapper=shell C= gdb-path=code suite= no-suite= setup= t= timeout-multiplier= j,num-processes= logbase= test-args= v q",
      words: .none
    ),
    PassedCommand(
      "firebase",
      "emulators:exec",
      "only= P,project= import=read export-on-exit? ui log-verbosity= inspect-functions? c,config=source debug j,json token= non-interactive",
      joined: true
    ),
    PassedCommand(
      "netlify",
      "dev",
      "c,command=shell framework= p,port= target-port= d,dir= functions= live? o,offline context= filter= edge-inspect? geo= country=",
      words: .none
    ),
    PassedCommand("netlify", "dev:exec", "context="),
    PassedCommand(
      "tsc-watch",
      "",
      "onSuccess=shell onFirstSuccess=shell onFailure=shell onEmit=shell onCompilationStarted=shell onCompilationComplete=shell noColors noClear compiler=source signalEmittedFiles maxNodeMem= p,project=",
      words: .none
    ),
    PassedCommand(
      "rollup",
      "",
      "watch.onStart=shell watch.onBundleStart=shell watch.onBundleEnd=shell watch.onEnd=shell watch.onError=shell c,config? w,watch",
      words: .none
    ),
  ]

  /// Programs that are given a command by their first operands.
  private static let ofModules: [PassedCommand] = [
    PassedCommand(
      "jc",
      "",
      "p,pretty q,quiet r,raw m,monochrome C,force-color d u,unbuffer M,meta-out a,about y,yaml-out t s"
    )
  ]
}
