/// What may stand in a one-liner of a language that only computes and prints: everything else makes it opaque.
///
/// A list of what is allowed, never of what is not: names that are not here are unknown, and unknown code is not looked at.
struct PureLanguage: Sendable {
  enum Kind: Sendable { case python, ruby, javaScript }

  let kind: Kind
  /// Words of the language that neither loop without end nor define anything.
  let keywords: Set<String>
  /// Functions and constants that can be used by name.
  let names: Set<String>
  /// What may stand behind a dot.
  let members: Set<String>
  /// Modules that only compute, by their whole names.
  let modules: Set<String>
  /// Functions of the language that do more: binding such a name does not make it harmless, because it may be used before.
  let forbidden: Set<String>
  /// Of modules that do more than compute, the members that do not.
  let narrow: [String: Set<String>]

  static func named(_ interpreter: String) -> PureLanguage? {
    switch interpreter {
    case "python", "pypy": python
    case "ruby": ruby
    case "node", "nodejs": javaScript
    default: nil
    }
  }

  private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

  private static let python = PureLanguage(
    kind: .python,
    keywords: words(
      "for in if else elif not and or is None True False lambda pass assert import from as with def return try except finally raise break continue yield"
    ),
    names: words(
      "print len str int float bool list dict set tuple frozenset sorted sum min max range enumerate zip map filter any all abs round repr ord chr hex bin oct reversed isinstance divmod pow bytes iter next hash ascii complex slice open ValueError KeyError Exception TypeError IndexError FileNotFoundError OSError SystemExit AssertionError StopIteration"
    ),
    members: words(
      "get keys values items join split rsplit strip lstrip rstrip replace upper lower title capitalize startswith endswith find index count splitlines encode decode zfill ljust rjust center isdigit isalpha isalnum append extend insert pop sort reverse copy update read readline readlines hex "
        + "load loads dumps stdin argv version version_info maxsize platform byteorder executable getcwd sep cpu_count path environ exists basename dirname splitext abspath isfile isdir getsize realpath normpath relpath "
        + "sqrt floor ceil pi log log2 log10 exp sin cos tan gcd factorial compile match search sub findall finditer fullmatch group groups escape IGNORECASE MULTILINE b64decode b64encode urlsafe_b64decode urlsafe_b64encode b32decode b32encode b16decode b16encode md5 sha1 sha256 sha512 blake2b hexdigest digest "
        + "datetime date timedelta timezone utc now today utcnow isoformat strftime strptime fromtimestamp timestamp total_seconds year month day hour minute second time sleep system machine python_version release node processor Counter defaultdict OrderedDict deque most_common chain islice product permutations combinations "
        + "random randint choice shuffle sample seed choices uniform uuid4 uuid1 token_hex token_urlsafe ascii_letters digits mean median stdev quote unquote quote_plus unquote_plus urlparse urlencode parse_qs urljoin netloc hostname scheme query port params fragment dedent wrap fill pprint unescape hexlify unhexlify Decimal Fraction parse dump "
        + "write writelines close seek flush stdout stderr exit listdir scandir remove unlink makedirs mkdir getenv getpid linesep rmtree copyfile copy2 which disk_usage total used free glob iglob rglob iterdir Path read_text read_bytes write_text write_bytes touch exists is_file is_dir stat st_size st_mtime st_mode name stem suffix suffixes parts relative_to as_posix reader DictReader writer DictWriter writerow writerows writeheader fieldnames safe_load safe_load_all safe_dump literal_eval iter_fields iter_child_nodes walk body get_docstring reduce lru_cache heappush heappop heapify nlargest nsmallest bisect_left bisect_right insort unified_diff SequenceMatcher ratio get_close_matches crc32 adler32 compress decompress deepcopy accumulate groupby count cycle repeat zip_longest starmap takewhile dropwhile combinations_with_replacement perf_counter monotonic gmtime localtime ctime ceil floor fsum prod hypot isqrt comb perm lcm inf nan isnan span start end string expand subn DOTALL VERBOSE ASCII MULTILINE I M S pformat popleft appendleft rotate elements subtract total add discard difference union intersection symmetric_difference issubset issuperset isdisjoint remove clear setdefault popitem fromkeys partition rpartition casefold swapcase expandtabs removeprefix removesuffix isspace isupper islower isidentifier isnumeric maketrans translate to_bytes from_bytes bit_length as_integer_ratio is_integer numerator denominator real imag quantize weekday isoweekday isocalendar combine fromisoformat days seconds tzinfo astimezone monthrange month_name day_name normalize category unpack pack calcsize version_info stack"
    ),
    modules: words(
      "json sys os os.path math re base64 hashlib datetime time platform collections itertools random uuid secrets string statistics urllib.parse textwrap pprint html binascii decimal fractions calendar unicodedata struct csv ast tomllib yaml glob pathlib shutil functools heapq bisect difflib zlib copy typing __future__"
    ),
    forbidden: words(
      "exec eval compile __import__ getattr setattr delattr globals locals vars input breakpoint memoryview type object super dir help exit quit callable property __builtins__ __loader__ __spec__"
    ),
    narrow: [
      "os": words(
        "getcwd sep cpu_count path environ listdir scandir remove unlink makedirs mkdir getenv getpid linesep name"
      ),
      "shutil": words("which disk_usage rmtree copy copyfile copy2"), "glob": words("glob iglob"),
      "pathlib": words("Path"), "yaml": words("safe_load safe_load_all safe_dump dump"), "tomllib": words("load loads"),
      "ast": words("literal_eval parse dump walk get_docstring iter_fields iter_child_nodes"),
      "csv": words("reader DictReader writer DictWriter"),
      "functools": words("reduce lru_cache"), "copy": words("copy deepcopy"),
      "zlib": words("crc32 adler32 compress decompress"),
      "sys": words("stdin argv version version_info maxsize platform byteorder executable stdout stderr exit"),
    ]
  )

  private static let ruby = PureLanguage(
    kind: .ruby,
    keywords: words("if else unless elsif end do then and or not nil true false in"),
    names: words(
      "puts print p pp JSON STDIN RUBY_VERSION RUBY_PLATFORM Time Date Math Integer Float String File Array Hash"
    ),
    members: words(
      "parse generate pretty_generate read now today strftime iso8601 to_s to_i to_f to_a to_sym to_json keys values map select reject each each_with_index sort sort_by reverse join split strip chomp length size count sum min max first last upcase downcase capitalize include? empty? nil? gsub sub sqrt PI uniq zip flatten compact dig fetch key? round floor ceil times upto year month day"
    ),
    modules: words("json date time set"),
    forbidden: words(
      "system exec spawn fork eval instance_eval class_eval module_eval send __send__ public_send open load require_relative binding syscall test trap at_exit autoload abort exit method define_method gets select loop proc IO Dir Process Kernel Object Class Module ObjectSpace ENV ARGF DATA Marshal"
    ),
    narrow: ["STDIN": words("read"), "File": words("read")]
  )

  private static let javaScript = PureLanguage(
    kind: .javaScript,
    keywords: words("const let var if else true false null undefined typeof in of return new"),
    names: words(
      "console JSON Math Object Array Number String Boolean Date process require parseInt parseFloat isNaN Infinity NaN Map Set"
    ),
    members: words(
      "log error info warn stringify parse keys values entries fromEntries version versions platform arch argv cwd length map filter reduce forEach slice concat join split trim replace replaceAll toUpperCase toLowerCase includes startsWith endsWith indexOf find some every sort reverse flat flatMap push toString toFixed toISOString getTime now max min floor ceil round abs sqrt pow random PI isArray from has get size name scripts dependencies devDependencies main node v8 exports engines description type license author memoryUsage uptime padStart padEnd repeat charCodeAt fromCharCode at cpus totalmem freemem tmpdir EOL basename dirname extname relative resolve normalize sep inspect stdout stderr write env isFile isDirectory mtime mtimeMs byteLength trimEnd trimStart match matchAll test exec search substring substr localeCompare reduceRight findLast lastIndexOf delete add clear set entries exitCode codePointAt normalize fill unshift shift pop splice isInteger isSafeInteger hasOwn assign freeze group groups index toLocaleString getFullYear getMonth getDate getHours getMinutes getSeconds parse UTC"
    ),
    modules: words("os path url util node:os node:path node:url node:util"),
    forbidden: words(
      "eval Function globalThis global setTimeout setInterval setImmediate module exports Reflect Proxy Buffer fetch import WebAssembly WebSocket EventSource queueMicrotask fs child_process net http https vm worker_threads cluster inspector repl this arguments async await"
    ),
    narrow: [
      "process": words("version versions platform arch argv cwd memoryUsage uptime stdout stderr env exitCode"),
      "console": words("log error info warn"),
    ]
  )
}
