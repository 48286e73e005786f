import Testing

@testable import Effects

/// One-liners that only compute and print, and their look-alikes that do more.
@Suite struct PureCodeTests {
  @Test(arguments: [
    ("python", "import json,sys; print(json.load(sys.stdin)['name'])"),
    ("python", "import sys, json\nd = json.loads(sys.stdin.read())\nprint(len(d), d.get('a', 0))"),
    ("python", "import os; print(os.path.join('a', 'b'), os.getcwd())"),
    ("python", "import os; print(os.environ.get('LANG'), os.environ['SHELL'])"),
    ("python", "from datetime import datetime; print(datetime.now().isoformat())"),
    ("python", "import re,sys; print([l.strip() for l in sys.stdin if re.match('a+', l)])"),
    ("python", "import platform; print(platform.system(), platform.machine())"),
    ("python", "print(sum(int(x) for x in '1 2 3'.split()))"),
    ("python", "import urllib.parse; print(urllib.parse.quote('a b'))"),
    ("ruby", "puts RUBY_VERSION"), ("ruby", "require 'json'; puts JSON.parse(STDIN.read)['x']"),
    ("ruby", "puts [3, 1, 2].sort.join(',')"),
    ("node", "console.log(process.version)"), ("node", "console.log(JSON.stringify({a: 1}, null, 2))"),
    ("node", "const xs = [1, 2, 3]; console.log(xs.map(x => x * 2).join())"), ("node", "process.versions.node"),
    ("node", "new Date().toISOString()"), ("node", "console.log(`${1 + 1} of ${'a'.length}`)"),
    ("node", "console.log(process.env.NODE_ENV)"), ("node", "process.stdout.write(String(Date.now()))"),
    ("python", "x = 3\nprint(f'{x:>5} {x!r} {{}}')"), ("python", "import requests; print(requests.__version__)"),
    ("python", "def double(n):\n  return n * 2  # twice\nprint(double(4))"),
    ("python", "import os; print(sorted(os.environ))"), ("python", "s = \"\"\"a\nrm -rf /\n\"\"\"\nprint(len(s))"),
    ("python", "import re; print(re.findall(r'^#+ (.*)$', 'x', re.M))"),
    ("python", "try:\n  print(int('x'))\nexcept ValueError as e:\n  print(e)"),
  ])
  func harmless(interpreter: String, code: String) {
    #expect(PureCode.files(code, interpreter: interpreter) == [])
  }

  @Test(arguments: [
    ("python", "import json; print(json.load(open('package.json'))['version'])", "package.json"),
    ("python", "print(open('a', 'rb').read())", "a"),
    ("python", "print(open('.env').read())", ".env"),
    ("node", "console.log(require('./package.json').version)", "./package.json"),
    ("ruby", "puts File.read('Gemfile.lock')", "Gemfile.lock"),
  ])
  func reading(interpreter: String, code: String, file: String) {
    #expect(PureCode.files(code, interpreter: interpreter)?.map(\.path) == [file])
  }

  @Test(arguments: [
    ("python", "p = 'a.c'\ns = open(p).read()\nopen(p, 'w').write(s.replace('x', 'y'))", "read a.c; write a.c"),
    ("python", "with open('a') as f, open('b', 'w') as g:\n  g.write(f.read())", "read a; write b"),
    ("python", "import json\nfor p in ['a', 'b']:\n  print(json.load(open(p)))", "read a; read b"),
    ("python", "import glob\nfor p in sorted(glob.glob('src/*.c')):\n  print(open(p).read())", "read src *"),
    (
      "python",
      "from pathlib import Path\nfor p in Path('src').rglob('*.c'):\n  p.write_text(p.read_text().replace('a', 'b'))",
      "read src *; write src *"
    ), ("python", "import pathlib; print(pathlib.Path('a').read_text())", "read a"),
    ("python", "import shutil; shutil.rmtree('build', ignore_errors=True)", "delete build *"),
    ("python", "import os; os.remove('a'); print(os.listdir('src'))", "delete a; read src"),
    ("node", "const fs = require('fs'); console.log(fs.readFileSync('a', 'utf8').length)", "read a"),
    ("node", "require('fs').rmSync('dist', {recursive: true, force: true})", "delete dist *"),
    (
      "node", "const fs = require('node:fs'); const p = 'a'; fs.writeFileSync(p, fs.readFileSync(p))", "write a; read a"
    ),
  ])
  func usingFiles(interpreter: String, code: String, expected: String) {
    let files = PureCode.files(code, interpreter: interpreter)
    #expect(
      files?.map { "\($0.use) \($0.path)\($0.isTree ? " *" : "")" }.joined(separator: "; ") == expected,
      "\(code)"
    )
  }

  @Test(arguments: [
    ("python", "p = 'a'; p += '/../../.env'; print(open(p).read())"),
    ("python", "p = 'a' + x; x = 'b'; open(p)"), ("python", "p = 'a' '/../.env'; open(p)"),
    ("python", "p = 'a'\nf = lambda x, p, y: open(p)"), ("python", "p = 'a'\ndef f(p): return open(p)"),
    ("python", "p = 'a'\nfor p in x: open(p)"), ("python", "import sys\nfor p in ['a'] + sys.argv[1:]:\n  open(p)"),
    ("python", "import sys\nfor p in sorted(['a'] + sys.argv): open(p)"),
    ("python", "print([open(p) for q, p, r in x])"),
    ("python", "p = 'a'\nwith x as (p, q): print(open(p))"),
    ("node", "const p = 'a'; { const [p] = ['/etc/shadow']; require('fs').readFileSync(p) }"),
    ("node", "const p = 'a'; for (const {p} of x) require('fs').readFileSync(p)"), ("python", "open(f'{1}')"),
    ("python", "open('a', 'r', opener=print)"), ("python", "open('a', mode)"),
    ("python", "from pathlib import Path\nPath('a').replace('.git/config')"),
    ("python", "from pathlib import Path\nPath('a').unlink()"),
    ("python", "from pathlib import Path\nPath('a').rename('b')"),
    ("python", "from pathlib import Path\nprint((Path('a') / '..' / '.env').read_text())"),
    ("python", "from pathlib import Path\nprint(Path('a').parent.read_text())"),
    ("python", "from pathlib import Path\nprint(Path.home())"),
    ("python", "from pathlib import Path\nPath('a').glob('../*')"),
    ("python", "from pathlib import Path as P\nP('a').read_text()"),
    ("python", "from pathlib import Path\nfor p in Path('a').iterdir(): p.copy('b')"),
    ("python", "import glob\nfor p in glob.glob('a/*') + ['/etc/shadow']: open(p)"),
    ("python", "from glob import glob\nfor p in glob('a'): open(p)"),
    ("python", "import shutil; shutil.rmtree(x); x = 1"),
    ("python", "import shutil; shutil.move('a', 'b')"), ("python", "from shutil import rmtree; rmtree('a')"),
    ("python", "from os import remove; remove('a')"), ("python", "import requests; requests.get('x')"),
    ("python", "import requests; requests.__version__.__class__"), ("python", "import yaml; yaml.load(open('a'))"),
    ("python", "import os; os.environ.get('\\x47H_TOKEN')"), ("python", "import os; print(os.getenv('NPM_TOKEN'))"),
    ("python", "print(f'{__import__(\"os\")}')"), ("python", "print(f'{x:{y}}')"), ("python", "import subprocess as s"),
    ("python", "while True: pass"), ("python", "class A: pass"), ("python", "@print\ndef f(): pass"),
    ("python", "(open := print)"), ("python", "import os as o; o.system('id')"), ("python", "map(open, ['.env'])"),
    ("node", "const fs = require('fs'); const {rmSync} = fs; rmSync('/')"), ("node", "const fs = require('fs'); [fs]"),
    ("node", "const p = 'a'; ['/etc/shadow'].map(p => require('fs').readFileSync(p))"),
    ("node", "let p = 'a'; p = '/etc/shadow'; require('fs').readFileSync(p)"),
    ("node", "console.log(process.env.NPM_TOKEN)"), ("node", "console.log(process.env['HOME'], process.env)"),
    ("node", "require('fs').createWriteStream('a')"), ("node", "require('fs')['rmSync']('a')"),
    ("node", "console.log(`${require('child_process')}`)"), ("node", "const f = require('fs').rmSync; f('/')"),
  ])
  func usingOtherFiles(interpreter: String, code: String) {
    #expect(PureCode.files(code, interpreter: interpreter) == nil, "\(code)")
  }

  @Test(arguments: [
    ("python", "import os; os.system('id')"), ("python", "import os; os.replace('a', '.git/config')"),
    ("python", "import os; x = os; x.replace('a', 'b')"), ("python", "import os as json; json.load('x')"),
    ("python", "platform = __import__('os'); platform.system('id')"),
    ("python", "import platform, os; platform = os; platform.system('id')"),
    ("python", "exec('import os'); exec = 1"), ("python", "print(os.environ)"),
    ("python", "import os; print(os.environ.get('AWS_SECRET_ACCESS_KEY'))"),
    ("python", "import os; print(os.environ['GH_TOKEN'])"), ("python", "import os; print(dict(os.environ))"),
    ("python", "import os; print(os.environ.get(name))"), ("python", "from os import environ; print(environ)"),
    ("python", "import sys; print(open(sys.argv[1]).read())"), ("python", "import subprocess; subprocess.run('id')"),
    ("python", "import sys; sys.path.insert(0, '/tmp'); import statistics"),
    ("python", "().__class__.__bases__[0].__subclasses__()"), ("python", "getattr(print, 'x')"),
    ("python", "print(f'{open(chr(46))}')"), ("python", "print('{0.__class__}'.format(1))"),
    ("python", "import os\nwhile 1: os.fork()"), ("python", "import pickle,sys; pickle.load(sys.stdin)"),
    ("python", "print(open('\\x2eenv').read())"),
    ("ruby", "puts `id`"), ("ruby", "system 'id'"), ("ruby", "puts %x(id)"), ("ruby", "puts \"#{`id`}\""),
    ("ruby", "puts File.read(ARGV[0])"), ("ruby", "['id'].each(&:system)"), ("ruby", "puts ENV.to_a"),
    ("ruby", "system 'id'; system = 1"), ("ruby", "puts File.write('a', 'b')"),
    ("node", "require('child_process').execSync('id')"),
    ("node", "console.log(process.env)"), ("node", "console['constructor']['constructor']('x')()"),
    ("node", "[]['con' + 'structor']"), ("node", "require('./x.js')"), ("node", "eval('1')"),
    ("node", "fetch('https://example.com'); let fetch"), ("node", "console.log(`${process.exit()}`)"),
    ("node", "fs.writeFileSync('a', 'b')"), ("node", "process.kill(1)"),
  ])
  func notHarmless(interpreter: String, code: String) {
    #expect(PureCode.files(code, interpreter: interpreter) == nil, "\(code)")
  }

  @Test(arguments: [
    "print if /TODO/", "print unless /^#/", "s/foo/bar/g", #"print "$1\n" if /name=(\w+)/"#,
    #"$n++; END { print "$n\n" }"#,
    "print if $. >= 3 and $. <= 9", "print lc", #"print join(",", @F)"#, "chomp; print length($_)", "tr/a-z/A-Z/",
    "print if /(?:a|b)$/",
  ])
  func perlFilter(code: String) { #expect(PerlFilter.isHarmless(code)) }

  @Test(arguments: [
    "system('id')", "print `id`", "s/x/system('id')/e", "print if /(?{ system('id') })/", "open(F, '>a')",
    "print <*.c>",
    "print %ENV", "print $ENV{HOME}", "unlink", "exec 'id'", "qx(id)", #"print "@{[`id`]}""#,
    "$x = 'CORE::system'; &$x('id')",
    "print while <STDIN>", "s{x}{`id`}e", "do 'x.pl'", "require 'x.pl'", #"print "${\ system(1)}""#,
    "@ARGV = ('id|'); print <>",
  ])
  func noPerlFilter(code: String) { #expect(!PerlFilter.isHarmless(code)) }

  @Test(arguments: [
    ("python3 -c \"print(open('.env').read())\"", "read .env"),
    ("node -p \"require('./package.json').name\"", "read package.json"),
    ("node -p \"require('./none.json').name\"", "opaque"),
    ("python3 - <<'E'\nprint(open('.env').read())\nE", "read .env"),
    ("python3 <<'E'\nopen('a.py', 'w').write('x')\nE", "write a.py"),
    ("python3 <<'E'\nimport subprocess; subprocess.run('id')\nE", "opaque"),
    ("perl -ne 'print if /x/' a", "read a"), ("perl -i.bak -pe 's/a/b/' a", "read a; write a; write a.bak"),
    ("perl -ne print 'id|'", "opaque"), ("perl -F'(?{`id`})' -lane 'print' a", "opaque; read a *"),
    ("perl -lne 'unlink' a", "opaque; read a *"), ("perl -0777pe 'unlink' a", "opaque; read a *"),
    ("ruby -lne 'exec $_' a", "opaque; read a *"),
    ("perl -MPOSIX -ne print a", "opaque; opaque; read a *"),
  ])
  func effects(line: String, expected: String) {
    let all = CommandWorld.summary(line).split(separator: "; ").dropFirst().joined(separator: "; ")
    #expect(all.hasSuffix(expected), "\(all)")
  }
}
