extension PhraseBook {
  static let greek: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "αγνόησε|αγνοήστε|ξέχασε|ξεχάστε ~3 όλες|προηγούμενες|παραπάνω|προηγούμενους ~2 οδηγίες|εντολές|κανόνες"
    ),
    .init(
      .hidesFromUser,
      .high,
      "μην|μη ~1 πεις|πείτε|αναφέρεις|αναφέρετε|αποκαλύψεις|ενημερώσεις ~3 χρήστη|χρήστης"
    ),
  ]

  static let hebrew: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "התעלם|התעלמי|התעלמו|שכח|שכחי|שכחו ~2 מכל|כל|את|ההוראות|מההוראות ~2 ההוראות|ההנחיות|הקודמות|הפקודות"
    ),
    .init(.hidesFromUser, .high, "אל ~1 תספר|תספרי|תספרו|תגיד|תאמר|תגלה|תודיע ~2 למשתמש|המשתמש"),
  ]

  static let persian: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "دستورالعملهای|دستورات|دستورهای|دستورالعمل ~2 قبلی|پیشین|بالا ~3 نادیده|فراموش"
    ),
    .init(.hidesFromUser, .high, "به کاربر ~2 نگو|نگویید|اطلاع"),
  ]

  static let hindi: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "पिछले|पिछली|पहले|पूर्व|उपरोक्त|सभी ~3 निर्देशों|निर्देश|आदेशों|नियमों ~2 अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल|उपेक्षा"
    ),
    .init(.hidesFromUser, .high, "उपयोगकर्ता|उपयोगकर्ताओं|यूज़र|यूजर ~2 न|नहीं|मत ~1 बताएं|बताओ|बताना|बताएँ|कहें"),
  ]

  static let vietnamese: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "bỏ|quên|phớt ~1 qua|lờ|đi|hết ~4 hướng|chỉ|lệnh|quy ~3 trước|trên|đó"
    ),
    .init(.hidesFromUser, .high, "không|đừng ~1 nói|cho|tiết|thông ~3 người dùng"),
  ]

  /// And Malay.
  static let indonesian: [Phrase] = [
    .init(
      .overridesInstructions,
      .high,
      "abaikan|lupakan ~2 semua|seluruh|instruksi|perintah|arahan ~3 sebelumnya|terdahulu|atas|instruksi|perintah|arahan"
    ),
    .init(.hidesFromUser, .high, "jangan|tanpa ~1 beri|beritahu|memberi|memberitahu|katakan|sebutkan ~2 pengguna"),
  ]

  static let thai: [Phrase] = [
    .init(.overridesInstructions, .high, "เพิกเฉย|ละเว้น|ลืม|ไม่สนใจ|ไม่ต้องสนใจ ~8 คำสั่ง|คำแนะนำ|กฎ ~8 ก่อนหน้า|ทั้งหมด|ข้างต้น"),
    .init(.hidesFromUser, .high, "อย่า|ห้าม|ไม่ต้อง ~2 บอก|แจ้ง|เปิดเผย ~6 ผู้ใช้"),
  ]
}
