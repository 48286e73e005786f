extension PhraseBook {
  /// Russian, Ukrainian, Polish and Czech.
  static let slavic: [Phrase] = [
    .init(.overridesInstructions, .high, "не обращай|обращайте внимания ~3 правила|инструкции|указания"),
    .init(.hidesFromUser, .high, "скрой|скройте|скрывай|скрывайте|спрячь ~4 от пользователя|пользователей"),
    .init(
      .overridesInstructions,
      .high,
      "игнорируй|игнорируйте|игнорировать|забудь|забудьте|пропусти|отбрось ~3 предыдущие|прежние|вышеуказанные|все|предшествующие|прошлые|свои ~3 инструкции|указания|правила|команды|подсказки|промпты|приказы"
    ),
    .init(.overridesInstructions, .high, "теперь|отныне ты|вы ~2 не|должен|должны|будешь|являешься|ассистент"),
    .init(
      .hidesFromUser,
      .high,
      "не ~1 говори|говорите|сообщай|сообщайте|упоминай|упоминайте|рассказывай|раскрывай|информируй ~5 пользователю|пользователя|пользователям|юзеру"
    ),
    .init(.hidesFromUser, .high, "без ~1 ведома|уведомления|сообщения ~2 пользователя|пользователю"),
    .init(
      .ordersTools,
      .high,
      "перед ~2 использованием|вызовом|применением ~3 другого|других|любого|любым ~2 инструмента|инструментов"
    ),
    .init(
      .asksForSecrets,
      .medium,
      "прочитай|прочти|отправь|скопируй|открой|перешли ~5 пароль|пароли|секреты|ключи|ключ|токен|токены"
    ),
    .init(.asksToSend, .medium, "отправь|перешли|передай ~5 переписку|историю|разговор|диалог|беседу"),
    .init(
      .overridesInstructions,
      .high,
      "ігноруй|ігноруйте|забудь ~3 попередні|усі|всі|вище ~3 інструкції|вказівки|правила|команди"
    ),
    .init(
      .overridesInstructions,
      .high,
      "zignoruj|ignoruj|zapomnij|pomiń ~3 poprzednie|wcześniejsze|powyższe|wszystkie ~3 instrukcje|polecenia|zasady|reguły"
    ),
    .init(
      .hidesFromUser,
      .high,
      "nie ~1 mów|informuj|wspominaj|ujawniaj|zdradzaj ~4 użytkownikowi|użytkownika|użytkownik"
    ),
    .init(
      .overridesInstructions,
      .high,
      "ignoruj|ignorujte|zapomeň|zapomeňte ~3 všechny|předchozí|dosavadní|výše ~2 pokyny|instrukce|příkazy|pravidla"
    ),
    .init(.hidesFromUser, .high, "neříkej|neříkejte|nesděluj|nesdělujte|neprozraď|neinformuj ~3 uživateli|uživatele"),
  ]

  static let turkish: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "önceki|yukarıdaki|tüm|bütün ~3 talimatları|talimatlarını|yönergeleri|komutları|kuralları ~2 yoksay|unut|görmezden|dikkate"
    ),
    .init(.hidesFromUser, .high, "kullanıcıya ~3 söyleme|bildirme|bahsetme|açıklama|haber"),
  ]

  static let arabic: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "تجاهل|انس|انسى|تجاوز ~2 جميع|كل|التعليمات|الأوامر|التوجيهات|تعليماتك ~3 السابقة|التعليمات|الأوامر|أعلاه"
    ),
    .init(.hidesFromUser, .high, "لا ~1 تخبر|تذكر|تبلغ|تكشف|تقل ~3 المستخدم|للمستخدم"),
  ]

  static let chinese: [Phrase] = [
    .init(.overridesInstructions, .high, "请勿|請勿|不要|别|勿|不必 ~1 遵守|理会|听从|遵循|聽從 ~4 之前|以上|原来|先前|系统 ~3 规则|指令|指示|規則"),
    .init(.hidesFromUser, .high, "悄悄|偷偷|暗中|秘密 ~4 发送|發送|上传|上傳|读取|讀取|调用|調用|把|将"),
    .init(
      .overridesInstructions,
      .high,
      "忽略|无视|無視|忘记|忘記|忘掉|不要理会|不要遵守|抛弃|忽視|忽视 ~4 之前|以前|先前|以上|上面|所有|前面|此前|上述|全部|系统|系統|原来 ~4 指令|指示|提示|提示词|提示詞|命令|规则|規則|说明|內容|内容|要求|设定|設定"
    ),
    .init(.overridesInstructions, .high, "从现在开始|從現在開始|从现在起|從現在起|现在你是|現在你是 ~4 你|扮演|必须|必須|要|一个|一個"),
    .init(.overridesInstructions, .high, "你的新任务|你的新任務|你的真正任务|新的系统提示|新的指令"),
    .init(.hidesFromUser, .high, "不要|别|別|不得|切勿|请勿|請勿|禁止|不能|不可 ~3 告诉|告訴|告知|通知|提及|透露|提到|泄露|让|讓 ~4 用户|用戶|使用者|任何人"),
    .init(.hidesFromUser, .high, "不要|别|切勿|请勿|無需|无需|不得 ~2 向|对|對|让|讓 ~2 用户|用戶|使用者 ~4 提及|透露|说明|提到|展示|知道|告知"),
    .init(.ordersTools, .high, "使用|调用|調用|呼叫 ~4 其他|任何|别的|別的 ~2 工具 ~2 之前|前"),
    .init(.asksForSecrets, .medium, "读取|讀取|发送|發送|打开|打開|获取|複製|复制|上传|上傳 ~8 密码|密碼|密钥|密鑰|私钥|私鑰|凭证|憑證|令牌|凭据"),
    .init(.asksToSend, .medium, "发送|發送|上传|上傳|转发|轉發 ~8 对话|對話|聊天记录|聊天記錄|会话|會話|历史记录|歷史記錄"),
  ]

  static let japanese: [Phrase] = [
    .init(.hidesFromUser, .high, "ユーザー|ユーザ|利用者 ~2 内緒|黙って|こっそり|秘密"),
    .init(.overridesInstructions, .high, "以前|これまで|上記|前|すべて|全て|先|今まで|システム ~4 指示|命令|プロンプト|ルール|指令 ~3 無視|忘れ|無効|破棄"),
    .init(.overridesInstructions, .high, "無視 ~8 指示|命令|プロンプト|ルール"),
    .init(.overridesInstructions, .high, "今から|これから|今後 ~2 あなた|君"),
    .init(.hidesFromUser, .high, "ユーザー|ユーザ|利用者|使用者 ~6 知らせない|伝えない|言わない|教えない|話さない|見せない|知らせず|伝えず|知られ|通知しない|報告しない|明かさない"),
    .init(.ordersTools, .high, "他|ほか|別 ?の ツール ~8 前"),
    .init(.asksForSecrets, .medium, "パスワード|秘密鍵|認証情報|シークレット|トークン ~6 送信|読み取|読み込|送って|コピー|アップロード"),
  ]

  static let korean: [Phrase] = [
    .init(.hidesFromUser, .high, "사용자|유저 ~1 몰래"),
    .init(.overridesInstructions, .high, "이전|앞|위|모든|기존|시스템 ~4 지시|지침|명령|프롬프트|규칙 ~5 무시|잊어|잊고|따르지"),
    .init(.overridesInstructions, .high, "무시 ~8 지시|지침|명령|프롬프트|규칙"),
    .init(.overridesInstructions, .high, "지금부터|이제부터|앞으로 ~2 너|당신|넌"),
    .init(.hidesFromUser, .high, "사용자|유저 ~4 알리지|말하지|언급하지|보여주지|공개하지|밝히지|알려주지"),
    .init(.ordersTools, .high, "다른|모든 ~2 도구|툴 ~6 전에|전"),
    .init(.asksForSecrets, .medium, "비밀번호|암호|개인키|자격|토큰|비밀키 ~8 전송|보내|읽어|읽고|복사|업로드"),
  ]
}
