extension VerbTool {
  /// Programs that check, scan and format what lies in the work tree. What they are given is read; those that can do more have
  /// lines for that.
  static let checkers: [VerbTool] = [
    VerbTool(
      """
      cspell typos alex write-good proselint commitlint lychee markdown-link-check linkinator vale misspell \
      pydocstyle pycodestyle pyflakes vulture radon xenon interrogate deptry lint-imports pytype basedpyright ty pyrefly \
      cmake-lint cppcheck cpplint detekt checkstyle pmd spotbugs brakeman bundler-audit bundle-audit reek haml-lint \
      slim-lint fasterer phpcs phan phpmd phpcpd parallel-lint deptrac gocyclo gocritic gosec revive errcheck \
      ineffassign nilaway govulncheck deadcode unparam depcheck madge knip ts-prune unimported size-limit publint attw \
      type-coverage jscpd license-checker license-report dependency-cruiser depcruise spectral redocly swagger-cli vue-tsc \
      svelte-check editorconfig-checker ec safety semgrep grype syft osv-scanner retire dockle dive cargo-audit \
      cargo-deny cfn-lint cfn-guard terrascan kics kubescape polaris pluto kube-score datree popeye conftest regal \
      protolint gitlint gitleaks detect-secrets trufflehog ggshield whispers infracost driftctl lizard flawfinder \
      bashate checkbashisms luacheck selene hlint clj-kondo elm-review statix deadnix slither mythril solhint \
      validate-pyproject check-manifest pyroma tach dmypy stubtest jsonlint ajv check-jsonschema jsonschema htmlhint \
      html-validate dockerfilelint checkmake promtool amtool zizmor periphery ameba
      """,
      """
      | h,help v,version f,format= c,config=source o,output=write
      install,update,upgrade,plugin,auth,login,logout,monitor,deploy,push,publish,upload,sync,delete : change
      config set ; configure : change
      . : build
      """
    ),
    VerbTool(
      """
      codespell pyupgrade refurb sqlfluff sqlfmt djlint curlylint cmake-format gersemi ktlint google-java-format scalafmt \
      scalafix erblint phpcbf php-cs-fixer pint gci golines oxlint dprint eclint shellharden perltidy perlcritic stylua ormolu fourmolu \
      stylish-haskell cljfmt zprint elm-format nixpkgs-fmt alejandra buildozer rubyfmt rufo herb-lint flynt add-trailing-comma blacken-docs \
      mdformat markdown-toc doctoc yamlfmt yamlfix taplo remark nbqa nbstripout mbake credo
      """,
      """
      | h,help v,version f,format= c,config=source o,output=write rules= dialect= templater= line-length= l= max-line-length= skip= S= L= D=
      . : build update*
      """
    ),
    VerbTool("autopep8 yapf autoflake docformatter", ". : build"),
    VerbTool(
      "textlint",
      """
      | h,help v,version c,config=source f,format= o,output-file=write rulesdir=source rule=source plugin=source preset=source ignore-path=read fix dry-run quiet stdin stdin-filename= cache cache-location=write experimental init no-color color debug
      . +fix : build update*
      . : build read*
      """
    ),
    VerbTool(
      "trivy",
      """
      | h,help v,version q,quiet d,debug c,config=source cache-dir=write timeout= f,format= o,output=write s,severity= t,template= exit-code= ignore-unfixed skip-dirs= skip-files= scanners= input=read no-progress ignorefile=read insecure
      . $ +help,version : look
      plugin list,info ; version,help : look
      image,i,fs,filesystem,config,conf,repo,repository,rootfs,sbom,vm,kubernetes,k8s,convert,clean : build text*
      plugin ** : install
      ** : execute
      """
    ),
    VerbTool(
      "pre-commit lefthook husky lint-staged overcommit",
      """
      | c,config=source h,help V,version a,all-files files= hook-stage=
      . $ +help,version : look
      run,validate-config,validate-manifest,sample-config,help,version,dump,validate : build text*
      install,uninstall,init,add,set,install-hooks,autoupdate,migrate-config,clean,gc,init-templatedir : change
      . $ : build
      """
    ),
    VerbTool(
      "npm-check-updates ncu",
      """
      | u,upgrade h,help v,version i,interactive packageFile=read target= filter= x,reject=
      . +u ; . +i : local
      . : look
      """
    ),
    VerbTool(
      "pip-audit",
      """
      | fix h,help V,version r,requirement=read l,local f,format= o,output=write s= d,dry-run
      . +fix !d : install
      . : look
      """
    ),
    VerbTool(
      "snyk",
      """
      | h,help v,version json all-projects severity-threshold= file=read
      . $ +h,v : look
      test,version,help,sbom,woof : look text*
      code,container,iac test : look text*
      config get : look
      ** : change
      """
    ),
    VerbTool(
      "buf",
      """
      | h,help version config=source template=source error-format= against= path= o,output=write w,write d,diff
      . $ +help,version : look
      build,lint,format,breaking,generate,ls-files,export,convert,config,stats : build text*
      dep graph ; beta help : look
      mod,dep update,prune,tidy,init : local
      push,registry : publish
      ** : change
      """
    ),
    VerbTool(
      "opa",
      """
      | h,help version d,data=read i,input=read b,bundle f,format=
      . $ +help,version : look
      eval,test,check,fmt,parse,inspect,deps,bench,build,version : build text*
      . : execute
      """
    ),
  ]
}
