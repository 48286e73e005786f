extension Catalogue {
  /// Formatters and linters, which change the files that they are given. Options that are not here are taken as the net
  /// below the tables takes them.
  static let builders: [Tool] = [
    Tool(
      "prettier",
      "w,write c,check l,list-different config=read ignore-path=read config-precedence= parser= plugin=code stdin-filepath=text log-level= cache cache-location=write cache-strategy= no-config tab-width= print-width= single-quote no-semi trailing-comma= prose-wrap= end-of-line= ignore-unknown u no-error-on-unmatched-pattern",
      .all(.read),
      updates: ["w"]
    ),
    Tool(
      "black isort autopep8 yapf autoflake docformatter",
      "c=text check check-only diff d config=read settings-path=read sp=read line-length= l= target-version= t= include= exclude= extend-exclude= force-exclude= workers= j= q,quiet v,verbose fast safe profile= color stdin-filename=text i,in-place r,recursive w",
      .all(.update),
      looks: ["check", "check-only", "diff", "d"]
    ),
    Tool(
      "gofmt goimports gofumpt buildifier",
      "w l d e s r= cpuprofile=write local= srcdir=text v format-only mode= lint=",
      .all(.read),
      updates: ["w"]
    ),
    Tool(
      "rustfmt swift-format clang-format swiftformat nixfmt taplo",
      "check lint dryrun dry-run n edition= config= config-path=read configuration=read i,in-place r,recursive s,strict style= fallback-style= q,quiet v,verbose p,parallel emit= l files-with-diff swiftversion= rules= disable= enable= exclude= cache=write",
      .all(.update),
      looks: ["check", "lint", "dryrun", "dry-run", "n"]
    ),
    Tool(
      "shfmt",
      "w,write l,list d,diff i,indent= s,simplify mn ln,language-dialect= p ci bn sr kp fn f,find",
      .all(.read),
      updates: ["w"]
    ),
    Tool(
      "eslint stylelint standard xo markdownlint markdownlint-cli2",
      "fix fix-dry-run fix-type= c,config=read ext= ignore-path=read ignore-pattern= rule= quiet max-warnings= o,output-file=write output=write f,format=text formatter= cache cache-location=write cache-file=write no-eslintrc env= global= parser= parser-options= plugin= rulesdir=code resolve-plugins-relative-to=read stdin stdin-filename=text no-color color report-unused-disable-directives ignore= i= p,ignore-path=read",
      .all(.read),
      updates: ["fix"]
    ),
    Tool(
      "biome",
      "write fix apply apply-unsafe unsafe config-path=read reporter= max-diagnostics= staged changed since= log-file=write vcs-root=read",
      .first([.text], rest: .read),
      updates: ["write", "fix", "apply", "apply-unsafe"]
    ),
    Tool(
      "ruff",
      "fix unsafe-fixes fix-only check diff select= ignore= extend-select= config=text line-length= target-version= o,output-file=write output-format= cache-dir=write n,no-cache exclude= extend-exclude= per-file-ignores= q,quiet v,verbose watch w show-fixes preview stdin-filename=text statistics add-noqa",
      .first([.text], rest: .read),
      updates: ["fix", "fix-only", "add-noqa"],
      updatingVerbs: ["format"],
      looks: ["check", "diff"]
    ),
    Tool(
      "golangci-lint swiftlint rubocop standardrb clang-tidy",
      "fix A,auto-correct-all,autocorrect-all a,auto-correct,autocorrect x,fix-layout c,config=read out-format= o,out=write output=write only= except= format= f= D= E= strict quiet p=read checks= header-filter= export-fixes=write reporter= cache-path=write path-mode= v,verbose",
      .all(.read),
      updates: ["fix", "A", "a", "x"]
    ),
  ]
}
