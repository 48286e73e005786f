extension Catalogue {
  /// Modules of Python that `python -m` runs, from the manual of its library; their names begin with `-m:`.
  static let modules: [Tool] = [
    Tool(
      "-m:json.tool -m:json",
      "sort-keys no-ensure-ascii json-lines indent= tab no-indent compact h,help",
      .first([.read], rest: .write)
    ),
    Tool(
      "-m:zipfile -m:tarfile",
      "l,list=read e,extract=read c,create=write t,test=read v,verbose filter= metadata-encoding= h,help",
      .all(.write)
    ),
    Tool(
      "-m:venv -m:virtualenv",
      "clear upgrade prompt= system-site-packages symlinks copies upgrade-deps without-pip without-scm-ignore-files p,python= q,quiet v,verbose h,help",
      .first([.read], rest: .read),
      removes: ["clear"]
    ),
    Tool("-m:gzip", "d,decompress fast best h,help", .all(.update)),
    Tool("-m:base64", "d e u h t", .all(.read)),
    Tool("-m:ensurepip", "root=write U,upgrade user altinstall default-pip v h,help", .all(.text)),
  ]

  /// The programs that modules are, where those have other names.
  private static let otherNames: [String: [String]] = [
    "pre_commit": ["pre-commit"], "awscli": ["aws"], "nbconvert": ["jupyter", "nbconvert"], "pygments": ["pygmentize"],
    "grpc_tools.protoc": ["protoc"], "pip_audit": ["pip-audit"], "sphinx": ["sphinx-build"], "jupyter": ["jupyter"],
    "sqlite3": ["sqlite3"], "ansible": ["ansible"], "dbt.cli.main": ["dbt"], "gsutil": ["gsutil"],
  ]
  /// Modules that are the programs of their names.
  private static let sameNames: Set<String> = Set(
    "uv tox nox isort black autopep8 yapf autoflake docformatter ruff poetry hatch pdm pipenv pipx twine dotenv flask alembic celery mkdocs djlint codespell pyupgrade semgrep bandit pylint flake8 mypy bumpversion bump2version commitizen conda ansible cookiecutter copier rich_click keyring towncrier jupytext virtualenv"
      .split(separator: " ").map(String.init)
  )

  /// The words with which a module is run as a program; nil where it is none that is known.
  static func program(ofModule name: String) -> [String]? {
    otherNames[name] ?? (sameNames.contains(name) && name != "virtualenv" ? [name] : nil)
  }
}
