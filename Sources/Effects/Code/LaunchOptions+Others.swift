extension LaunchOptions {
  static let editors: [LaunchOptions] = [
    LaunchOptions(
      "vim vi nvim view vimdiff ex gvim rvim nvimdiff evim",
      "-c,--cmd,-S,-s,-u,-U,-i,-l,--startuptime,--remote-send,--remote-expr,-W,-w=code +*=code"
    ),
    LaunchOptions(
      "emacs emacsclient",
      "--eval,-eval,--execute,-execute,-e,--script,-script,-x,-l,--load,-load,-f,--funcall,-funcall,-L,--directory,--init-directory=code"
    ),
    LaunchOptions("nano pico", "-f,--rcfile,-s,--speller=code -o,--operatingdir=text"),
    LaunchOptions(
      "code codium cursor",
      "--install-extension,--extensionDevelopmentPath,--user-data-dir,--extensions-dir=code"
    ),
    LaunchOptions(
      "gdb",
      "-ex,--ex,-eval-command,--eval-command,-iex,--iex,-init-eval-command,--init-eval-command,-x,--command,-command,-ix,--init-command,-p,-pid,--pid=code --args! -args!"
    ),
    LaunchOptions(
      "lldb",
      "-o,--one-line,-O,--one-line-before-file,-s,--source,-S,--source-before-file,-k,--one-line-on-crash,-K,--source-on-crash,-p,--attach-pid,-n,--attach-name=code --!"
    ),
  ]

  static let others: [LaunchOptions] =
    [
      LaunchOptions(
        "less more most pg",
        "-k,--lesskey-file,--lesskey-src,--lesskey-content=source -o,-O,--log-file,--LOG-FILE=write"
      ),
      LaunchOptions("bat batcat delta ag ack", "--pager=code"),
      LaunchOptions("man", "-C,--config-file,-M,--manpath=source"),
      LaunchOptions("zip", "-TT*=code --unzip-command=code"), LaunchOptions("wget wget2", "--config=source"),
      LaunchOptions("curl", "--engine=code"),
      LaunchOptions("fzf sk", "--preview,--bind,--listen,--listen-unsafe,--with-shell=code"),
      LaunchOptions("jq gojq", "-L,-f,--from-file=source"), LaunchOptions("cpio", "--rsh-command=code"),
      LaunchOptions("timeit", "*=code -s,--setup=code"), LaunchOptions("pdb", "-c,--command=code *=source -m=text"),
      LaunchOptions("cProfile profile", ". *=source -o,--outfile=write -s,--sort=text"),
      LaunchOptions("trace", ". *=source -f,--file,-C,--coverdir=write --ignore-module,--ignore-dir=text"),
      LaunchOptions("-m:pickle", "*=source"), LaunchOptions("lib2to3", "*=write"),
      LaunchOptions("ftplib telnetlib nntplib imaplib poplib", "*=code"),
      LaunchOptions("runpy -m:code zipapp webbrowser antigravity pty idlelib", "*=code"),
      LaunchOptions("compileall py_compile", "*=write"),
      LaunchOptions("venv virtualenv", "*=write --python,-p=tool"),
      LaunchOptions("pip pip3", "--python,--config-settings,--editable-mode=code"),
      LaunchOptions("sqlite3", "-init,-cmd=code"),
      LaunchOptions("mysql mariadb", "--pager,--init-command,--plugin-dir=code"),
      LaunchOptions("psql", "-f,--file=source"), LaunchOptions("mongosh mongo", "-f,--file=source"),
      LaunchOptions("redis-cli", "--eval=code"),
      LaunchOptions("openssl", "-engine=code -provider,-provider-path=source"),
      LaunchOptions("journalctl", "--flush! --rotate! --vacuum-time*=code --vacuum-size*=code --vacuum-files*=code"),
      LaunchOptions("nmap", "--script,--datadir,--servicedb=source -oN,-oX,-oA,-oG=write"),
      LaunchOptions("tcpdump", "-z=code -w=write"),
      LaunchOptions("git-lfs", "--script=code"),
    ] + scanners

  /// Scanners, clouds and their like, which go through for their looks.
  static let scanners: [LaunchOptions] = [
    LaunchOptions("nm objdump ar gcc-nm gcc-ar strip readelf size", "--plugin=source"),
    LaunchOptions("cargo:new cargo:init uv:venv", "*=write --python,-p,--vcs,--name,--edition=text"),
    LaunchOptions(
      "docker:build docker:buildx podman:build nerdctl:build",
      "-f,--file=source --push! --output,-o=write"
    ),
    LaunchOptions("deno:task", "--eval!"), LaunchOptions("deno:bundle", "*=write -o,--output,--outdir=write"),
    LaunchOptions("deno:compile", "-o,--output=write"),
    LaunchOptions("cargo:rustc cargo:rustdoc cargo:clippy", "-C,--codegen,-Z=flags"),
    LaunchOptions("git:init git:clone", "--separate-git-dir=code --template=source"),
    LaunchOptions("deno:fmt", "*=write --ext,--ignore,--config,-c=text"),
    LaunchOptions(
      "uv:build poetry:build mix:test zig:test zig:run zig:build-exe bun:run bun:test next:build next:dev packer:validate packer:inspect meson:setup",
      "*=source"
    ),
    LaunchOptions(
      "uv uvx",
      ". --directory,--project,--config-file=source --python,-p=tool --extra,--group=text --index-url,--index,--default-index,--extra-index-url,-i=host"
    ),
    LaunchOptions("poetry pdm hatch pipenv", ". -C,--directory,-P,--project,-p=source"),
    LaunchOptions("prisma", ". --schema,--config=source"),
    LaunchOptions("aws", "--endpoint-url=host --cli-input-json,--cli-input-yaml,--ca-bundle=text"),
    LaunchOptions("vault", "-address,--address,-agent-address=host"),
    LaunchOptions("helm:show helm:pull helm:install helm:template", "*=host --repo=host"),
    LaunchOptions("actionlint", "-shellcheck,-pyflakes=tool -config-file=text"),
    LaunchOptions("checkov", "--external-checks-dir,--external-checks-git,--config-file=source"),
    LaunchOptions("tfsec", "--custom-check-dir,--custom-check-url,--config-file=source"),
    LaunchOptions("tflint", "-c,--config,--chdir=source"),
    LaunchOptions(
      "trivy",
      "--config,--config-check,--config-data,--policy,--plugin-dir=source --output,-o,--cache-dir=write"
    ),
    LaunchOptions("ansible-lint", "-c,--config-file,-r,--rules-dir,--project-dir=source"),
    LaunchOptions(
      "ansible-inventory ansible ansible-playbook",
      "-i,--inventory,--inventory-file,--playbook-dir,-M,--module-path=source *=source"
    ),
    LaunchOptions("cdk", ". -a,--app,--build=code --plugin,-p=source -o,--output=write"),
    LaunchOptions("pulumi", ". -C,--cwd,--policy-pack,--config-file=source"),
    LaunchOptions(
      "sam",
      ". -t,--template,--template-file,--config-file,--hook-name=source -b,--build-dir,-s,--cache-dir=write"
    ),
    LaunchOptions(
      "terragrunt",
      ". --terragrunt-tfpath,--tf-path,--terragrunt-working-dir,--working-dir,--terragrunt-config,--config,--terragrunt-source,--source=source --terragrunt-iam-role=text"
    ),
    LaunchOptions("restic", "--password-command,-o,--option=code -p,--password-file=text"),
    LaunchOptions("flyway", "-configFiles*=source -jarDirs*=source -workingDirectory*=source"),
    LaunchOptions(
      "gpg gpg2",
      "--photo-viewer,--exec-path,--gpgconf,--agent-program,--dirmngr-program,--keyserver-options,--load-extension=code --output,-o=write --options=source"
    ),
    LaunchOptions("ssh-keygen ssh-add", "-D,-w,-S,-P,-s=code"),
    LaunchOptions(
      "nix",
      ". --expr,-E,--option,--override-input,--builders,--post-build-hook,--plugin-files=code -f,--file,-I,--include=source -o,--out-link,--profile=write *=fetched"
    ),
    LaunchOptions("http https xh", "--session,--session-read-only=write --cert,--cert-key=text --output,-o=write"),
    LaunchOptions("tig", "--git-dir,-C=source"), LaunchOptions("gitk", "--git-dir=source --argscmd=code"),
    LaunchOptions(
      "xmllint",
      "--output,-o=write --noent! -noent! --xinclude! -xinclude! --shell! -shell! --loaddtd! -loaddtd! --dtdattr! -dtdattr! --dtdvalid,-dtdvalid=source"
    ),
    LaunchOptions("kubectl:kustomize oc:kustomize", "--enable-exec! --enable-alpha-plugins! --helm-command=code"),
    LaunchOptions("gofmt goimports gofumpt", "-cpuprofile,--cpuprofile,-memprofile,-trace=write"),
    LaunchOptions(
      "cppcheck",
      "--addon,--rule-file,--project,--library,--platform,--suppress-xml=source --addon-python=tool --clang*=tool --plist-output,--output-file,--checkers-report,--cppcheck-build-dir=write"
    ),
    LaunchOptions("textlint", "--rulesdir,--rule,--plugin,--preset=source"),
    LaunchOptions("spectral", "-r,--ruleset,--resolver,-f=source"),
    LaunchOptions("cfn-lint", "-a,--append-rules,-s,--override-spec=source"),
    LaunchOptions("htmlhint", "-r,--rulesdir=source"),
    LaunchOptions("remark", "-u,--use,-r,--rc-path,--setting,-s=source -o,--output=write"),
    LaunchOptions("ktlint", "-R,--ruleset,--reporter=source -o,--output=write"),
    LaunchOptions("detekt", "--plugins,-p,--config,-c=source --report,-r=write"),
    LaunchOptions("lessc", "--plugin*=source --js! --source-map=write"), LaunchOptions("postcss", "--use,-u=source"),
    LaunchOptions(
      "asciidoctor asciidoctor-pdf",
      "-r,--require,-I,--load-path,-T,--template-dir,-E,--template-engine=source -D,--destination-dir,-o,--out-file=write"
    ),
    LaunchOptions("cowsay cowthink", "-f=source"),
    LaunchOptions("protoc", "--plugin=source -o,--descriptor_set_out=write @*=source"),
    LaunchOptions(
      "objcopy llvm-objcopy",
      "--dump-section,--extract-partition,--split-dwo=write"
    ),
    LaunchOptions(
      "exiftool",
      "-if,-if2,-if3,-if4,-config,-@,-stay_open,-fileNUM,-execute=code -w,-w!,-w+,-W,-W!,-W+,-o,-out,-textOut=write"
    ),
    LaunchOptions("mlr", "--prepipe,--prepipex=code --from,--mfrom=text -f,-s=source --prefix=write"),
    LaunchOptions("opa", "-b,--bundle,-d,--data=fetched --plugin-dir=source"),
    LaunchOptions("pygmentize", "-x!"),
    LaunchOptions(
      "openssl:s_client openssl:s_time openssl:ocsp openssl:cmp",
      "-connect,-host,-proxy,-url,-server=host"
    ),
    LaunchOptions("buf", "--template=source --config=source"),
    LaunchOptions("markdownlint markdownlint-cli2", "-r,--rules,-c,--config=source"),
    LaunchOptions("vercel netlify wrangler", ". --cwd,-A,--local-config,--config,-c=source"),
    LaunchOptions("cloc scc tokei", "--out,--output,-o,--report-file=write"),
    LaunchOptions("info", "--output,-o=write --init-file,-f,--file=source"),
  ]
}
